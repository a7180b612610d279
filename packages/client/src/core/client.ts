import type { EconomicServices, RateLimit, ServiceName } from "../types/index.ts";
import { type Config, configure, type EconomicOptions } from "./config.ts";
import { createService, type MakeListing } from "./service.ts";
import { services } from "./services.ts";

/** What is known of an agreement's use, from this process's calls. */
export interface Usage {
  /** Calls since `since`; fair use ends at 50,000 within 24 hours. */
  calls: number;
  /** When the count began; it starts over after 24 hours. */
  since: Date;
  /** Calls in the air. */
  running: number;
  /** The bucket as the server last told, calls since then added. */
  rateLimit: RateLimit | undefined;
}

/** A client of one agreement: a member a service. */
export interface Economic extends EconomicServices {
  /** The same client for another agreement. */
  withAgreement(agreementGrantToken: string): Economic;
  /** How much of its calls the agreement has used. */
  usage(): Usage;
}

const usageOf = ({ budget }: Config): Usage => ({
  calls: budget.calls,
  since: new Date(budget.dayStart),
  running: budget.running,
  rateLimit: budget.limit
    ? { cost: budget.cost, used: budget.used, limit: budget.limit, windowSeconds: budget.windowMs / 1000 }
    : undefined,
});

/** Makes a client. Sends nothing. Throws `ConfigurationError` when the options cannot work. */
export const createClient = (options: EconomicOptions, list: MakeListing): Economic => {
  const config = configure(options);
  const names = ["rest", ...Object.keys(services)] as ServiceName[];
  return {
    ...Object.fromEntries(names.map((name) => [name, createService(config, name, list)])),
    withAgreement: (agreementGrantToken: string) => createClient({ ...options, agreementGrantToken }, list),
    usage: () => usageOf(config),
  } as unknown as Economic;
};
