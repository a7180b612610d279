import { configure } from "../config/configure.ts";
import type { EconomicOptions } from "../config/options.ts";
import { versions } from "../generated/tables.ts";
import type { Lifetime } from "../transport/lifetime.ts";
import type { AgreementBudget } from "../transport/rate-budget.ts";
import type { EconomicServices, ServiceName } from "../types/index.ts";
import { createService } from "./create-service.ts";

/** What is known of an agreement's use, from this process's calls. Times in milliseconds since 1970. */
export type Usage = Readonly<Omit<AgreementBudget, "queue" | "onFreed">>;

/** A client of one agreement: a member a service. */
export interface Economic extends EconomicServices {
  /** The same client for another agreement: all options stay, the budget and the log among them. */
  withAgreement(agreementGrantToken: string): Economic;
  /** How much of its calls the agreement has used. */
  usage(): Usage;
}

/** Makes a client of one agreement. Sends nothing. Throws `ConfigurationError` when the options cannot work. */
export function createEconomic(options: EconomicOptions): Economic {
  return createEconomicWithin(options, undefined);
}

/** Makes a client like `createEconomic`, for a program that is killed after some time. */
export function createEconomicWithin(options: EconomicOptions, lifetime: Lifetime | undefined): Economic {
  const config = configure(options, lifetime);
  const serviceNames = ["rest", ...Object.keys(versions)] as ServiceName[];
  const services = serviceNames.map((name) => [name, createService(config, name)]);
  return {
    // A member a service, as the type has it: the names are those of the generated table.
    ...(Object.fromEntries(services) as EconomicServices),
    withAgreement: (agreementGrantToken) =>
      createEconomicWithin({ ...options, agreementGrantToken }, lifetime),
    usage() {
      const { queue, onFreed, ...usage } = config.budget;
      return usage;
    },
  };
}
