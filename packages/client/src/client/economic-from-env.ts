import { checkConfiguration, clientChecks } from "../config/check-configuration.ts";
import { logVariable, readLogLevel } from "../config/log-level.ts";
import { functionValue, plainObject } from "../config/option-checks.ts";
import type { EconomicOptions } from "../config/options.ts";
import { ConfigurationError } from "../errors/errors.ts";
import { defined } from "../utils/defined.ts";
import { createEconomic, type Economic } from "./create-economic.ts";
import { tenantUrlWarning } from "./tenant-url.ts";

/** Options that the environment does not have, or that go before it. */
export interface FromEnvOptions extends Partial<EconomicOptions> {
  /** Where to look: variables by name, such as a worker's `env`. Default `process.env`. */
  env?: object | undefined;
  /** Called with what was ignored and why. Default: `console.warn`, which writes to stderr. */
  warn?: ((message: string) => unknown) | undefined;
}

/** The names of a token's variable, the first one that is set counts. */
const variablesOf = {
  appSecretToken: ["ECONOMIC_APP_SECRET_TOKEN", "PAN_SEC_VISMA_APP_SECRET_TOKEN"],
  agreementGrantToken: ["ECONOMIC_AGREEMENT_GRANT_TOKEN", "PAN_SEC_VISMA_GRANT_TOKEN"],
} as const;

/**
 * Makes a client from the environment: `ECONOMIC_APP_SECRET_TOKEN` and `ECONOMIC_AGREEMENT_GRANT_TOKEN`, else Pandium's
 * `PAN_SEC_VISMA_APP_SECRET_TOKEN` and `PAN_SEC_VISMA_GRANT_TOKEN`. `ECONOMIC_REST_URL` and `ECONOMIC_APIS_URL` name
 * other hosts, for mocks on this machine. Pandium's `PAN_SEC_VISMA_TENANT_URL` is never called: what it means is not
 * documented, and both tokens would travel there. `warn` is called if it names another host than e-conomic's.
 * `ECONOMIC_LOG` is the level of the log.
 * @throws ConfigurationError if a token is missing.
 */
export function economicFromEnv(given: FromEnvOptions = {}): Economic {
  checkConfiguration(given, { ...clientChecks, env: plainObject, warn: functionValue });
  const { env = globalThis.process?.env ?? {}, warn = console.warn, ...options } = given;
  const variables = env as Record<string, string | undefined>;
  /** Reads a variable. One that is set to nothing counts as not set. */
  const read = (name: string): string | undefined => (variables[name]?.trim() ? variables[name] : undefined);
  const warning = tenantUrlWarning(read("PAN_SEC_VISMA_TENANT_URL"));
  if (warning) warn(warning);
  const token = (name: keyof typeof variablesOf): string => {
    const [own, pandium] = variablesOf[name];
    const value = options[name] || read(own) || read(pandium);
    if (value) return value;
    throw new ConfigurationError(`Neither ${own} nor ${pandium} is set.`);
  };
  return createEconomic({
    ...defined(options),
    appSecretToken: token("appSecretToken"),
    agreementGrantToken: token("agreementGrantToken"),
    logLevel: options.logLevel ?? readLogLevel(read(logVariable)),
    // One of the base URLs among the options does not undo the other.
    baseUrls: {
      rest: read("ECONOMIC_REST_URL"),
      apis: read("ECONOMIC_APIS_URL"),
      ...defined(options.baseUrls ?? {}),
    },
  });
}
