import type { EconomicServices } from "../../src/types/index.ts";

/** The client, for types only: nothing in this folder runs, `pnpm types` compiles it. */
export declare const economic: EconomicServices;
