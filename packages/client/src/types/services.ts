import type { EconomicServices } from "../generated/services.ts";

export type { EconomicServices };

/** The name of a member of the client: `"customers"`. */
export type ServiceName = keyof EconomicServices;
