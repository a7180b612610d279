import { configure } from "../config/configure.ts";
import type { EconomicOptions } from "../config/options.ts";
import { versions } from "../generated/tables.ts";
import type { Lifetime } from "../transport/lifetime.ts";
import type { AgreementBudget } from "../transport/rate-budget.ts";
import type { EconomicServices, ServiceName } from "../types/index.ts";
import { createService } from "./create-service.ts";

/** The use of an agreement, as this process knows it from its own calls. Times are milliseconds since 1970. */
export type Usage = Readonly<Omit<AgreementBudget, "queue" | "onFreed">>;

/** A client of one agreement, with one member for each service. */
export interface Economic extends EconomicServices {
  /**
   * Makes the same client for another agreement. All other options stay, such as `budget` and `logger`. The other
   * agreement has its own rate limit.
   */
  withAgreement(agreementGrantToken: string): Economic;
  /** Returns the agreement's use: its calls within the day, its running and waiting calls, and its rate limit. */
  usage(): Usage;
}

/** Makes a client of one agreement. Sends nothing. Throws a `ConfigurationError` when the options cannot work. */
export function createEconomic(options: EconomicOptions): Economic {
  return createEconomicWithin(options, undefined);
}

/** Makes a client like `createEconomic`, for a program that is killed after some time. */
export function createEconomicWithin(options: EconomicOptions, lifetime: Lifetime | undefined): Economic {
  const config = configure(options, lifetime);
  const serviceNames = ["rest", ...Object.keys(versions)] as ServiceName[];
  const services = serviceNames.map((name) => [name, createService(config, name)]);
  return {
    // `fromEntries` loses the names of the members. They are the names in the type, because both are generated from
    // the same specifications.
    ...(Object.fromEntries(services) as EconomicServices),
    withAgreement: (agreementGrantToken) =>
      createEconomicWithin({ ...options, agreementGrantToken }, lifetime),
    usage() {
      const { queue, onFreed, ...usage } = config.budget;
      return usage;
    },
  };
}
