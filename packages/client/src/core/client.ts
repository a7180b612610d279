import { services } from "../generated/tables.ts";
import type { EconomicServices, RateLimit, ServiceName } from "../types/index.ts";
import { configure, type EconomicOptions } from "./config.ts";
import { createService, type MakeListing } from "./service.ts";

/** What is known of an agreement's use, from this process's calls. */
export interface Usage {
  /** Calls since `since`; fair use ends at 50,000 within 24 hours. */
  calls: number;
  /** When the count began, in milliseconds since 1970; it starts over after 24 hours. */
  since: number;
  /** Calls in the air, and those that wait to be sent. */
  running: number;
  waiting: number;
  /** The bucket as the server last told. */
  rateLimit: RateLimit | undefined;
}

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
  const names = ["rest", ...Object.keys(services)] as ServiceName[];
  return {
    ...Object.fromEntries(names.map((name) => [name, createService(config, name, list)])),
    withAgreement: (agreementGrantToken: string) => createClient({ ...options, agreementGrantToken }, list),
    usage: () => {
      const { calls, since, running, waiting, told } = config.budget;
      return { calls, since, running, waiting, rateLimit: told };
    },
  } as unknown as Economic;
};
