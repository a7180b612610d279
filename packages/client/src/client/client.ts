import { configure, type EconomicOptions } from "../config/configure.ts";
import { versions } from "../generated/tables.ts";
import type { Budget } from "../transport/rate-limit.ts";
import type { EconomicServices, ServiceName } from "../types/index.ts";
import { createService, type MakeListing } from "./create-service.ts";

/** What is known of an agreement's use, from this process's calls. Times in milliseconds since 1970. */
export type Usage = Readonly<Omit<Budget, "line" | "freed">>;

/** A client of one agreement: a member a service. */
export interface Economic extends EconomicServices {
  /** The same client for another agreement. */
  withAgreement(agreementGrantToken: string): Economic;
  /** How much of its calls the agreement has used. */
  usage(): Usage;
}

/** Makes a client. Sends nothing. Throws `ConfigurationError` when the options cannot work. */
export const createClient = (options: EconomicOptions, list: MakeListing): Economic => {
  const config = configure(options);
  const client: Record<string, unknown> = {
    withAgreement: (agreementGrantToken: string) => createClient({ ...options, agreementGrantToken }, list),
    usage: () => {
      const { line, freed, ...usage } = config.budget;
      return usage;
    },
  };
  for (const name of ["rest", ...Object.keys(versions)])
    client[name] = createService(config, name as ServiceName, list);
  return client as unknown as Economic;
};
