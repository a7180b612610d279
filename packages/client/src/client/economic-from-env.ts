import { checkConfiguration, clientChecks } from "../config/check-configuration.ts";
import { logVariable, readLogLevel } from "../config/log-level.ts";
import { functionValue, plainObject } from "../config/option-checks.ts";
import type { EconomicOptions } from "../config/options.ts";
import { ConfigurationError } from "../errors/errors.ts";
import { defined } from "../utils/defined.ts";
import { createEconomic, type Economic } from "./create-economic.ts";
import { tenantUrlWarning } from "./tenant-url.ts";

/** Options for `economicFromEnv`: those that the environment does not have, and those that go before its values. */
export interface FromEnvOptions extends Partial<EconomicOptions> {
  /** The variables by name, such as a worker's `env`. Default: `process.env`. */
  env?: object | undefined;
  /**
   * Called with a message that says which variable was ignored, and why. Default: `console.warn`, which writes to
   * stderr.
   */
  warn?: ((message: string) => unknown) | undefined;
}

/** The variables of each token. The first one that is set counts. */
const variablesOf = {
  appSecretToken: ["ECONOMIC_APP_SECRET_TOKEN", "PAN_SEC_VISMA_APP_SECRET_TOKEN"],
  agreementGrantToken: ["ECONOMIC_AGREEMENT_GRANT_TOKEN", "PAN_SEC_VISMA_GRANT_TOKEN"],
} as const;

/**
 * Makes a client from environment variables. The tokens are read from `ECONOMIC_APP_SECRET_TOKEN` and
 * `ECONOMIC_AGREEMENT_GRANT_TOKEN`, or else from Pandium's `PAN_SEC_VISMA_APP_SECRET_TOKEN` and `PAN_SEC_VISMA_GRANT_TOKEN`.
 * `ECONOMIC_REST_URL` and `ECONOMIC_APIS_URL` replace the hosts, for mocks on this machine. `ECONOMIC_LOG` sets the level of
 * the log. Pandium's `PAN_SEC_VISMA_TENANT_URL` is never called, because its meaning is not documented and both tokens would
 * be sent there; `warn` is called if its host is not one of e-conomic's.
 * @throws ConfigurationError if a token is missing.
 */
export function economicFromEnv(given: FromEnvOptions = {}): Economic {
  checkConfiguration(given, { ...clientChecks, env: plainObject, warn: functionValue });
  const { env = globalThis.process?.env ?? {}, warn = console.warn, ...options } = given;
  const variables = env as Record<string, string | undefined>;
  /** Returns a variable; `undefined` for one that is empty or blank. */
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
    // If the options set only one base URL, the other one is still read from the environment.
    baseUrls: {
      rest: read("ECONOMIC_REST_URL"),
      apis: read("ECONOMIC_APIS_URL"),
      ...defined(options.baseUrls ?? {}),
    },
  });
}
