import { type EconomicOptions, refuse } from "../config/configure.ts";
import { defined } from "../utils/defined.ts";
import type { Economic } from "./client.ts";
import { createEconomic } from "./create-economic.ts";

/** Options that the environment does not tell, or that go before it. */
export interface FromEnvOptions extends Partial<EconomicOptions> {
  /** Where to look: variables by name, such as a worker's `env`. Default `process.env`. */
  env?: object | undefined;
  /** Told what was ignored and why. Default: `console.warn`, which writes to stderr. */
  warn?: ((message: string) => unknown) | undefined;
}

/**
 * Makes a client from the environment: `ECONOMIC_APP_SECRET_TOKEN` and `ECONOMIC_AGREEMENT_GRANT_TOKEN`, else Pandium's
 * `PAN_SEC_VISMA_APP_SECRET_TOKEN` and `PAN_SEC_VISMA_GRANT_TOKEN`. `ECONOMIC_REST_URL` and `ECONOMIC_APIS_URL` say where
 * the hosts are, for mocks on this machine. Pandium's `PAN_SEC_VISMA_TENANT_URL` goes nowhere: what it means is
 * undocumented, and both tokens would travel there. `warn` is told when it names another host than e-conomic's.
 * Throws `ConfigurationError` when a token is missing.
 */
export const economicFromEnv = ({
  env = globalThis.process?.env ?? {},
  warn = console.warn,
  ...options
}: FromEnvOptions = {}): Economic => {
  const variables = env as Record<string, string | undefined>;
  // A variable that is set to nothing is one that was not set.
  const read = (name: string) => (variables[name]?.trim() ? variables[name] : undefined);
  const url = read("PAN_SEC_VISMA_TENANT_URL");
  if (url && !/^https:\/\/(restapi|apis)\.e-conomic\.com(\/|$)/i.test(url))
    warn("PAN_SEC_VISMA_TENANT_URL is ignored: no URL of e-conomic's");
  const token = (name: string, pandium: string, option: string | undefined) =>
    read(name) ?? read(pandium) ?? (option || refuse(`${name} or ${pandium} is not set`));
  return createEconomic({
    appSecretToken: token(
      "ECONOMIC_APP_SECRET_TOKEN",
      "PAN_SEC_VISMA_APP_SECRET_TOKEN",
      options.appSecretToken,
    ),
    agreementGrantToken: token(
      "ECONOMIC_AGREEMENT_GRANT_TOKEN",
      "PAN_SEC_VISMA_GRANT_TOKEN",
      options.agreementGrantToken,
    ),
    // Options go before all that, and one of the base URLs does not undo the other.
    ...defined(options),
    baseUrls: {
      rest: read("ECONOMIC_REST_URL"),
      apis: read("ECONOMIC_APIS_URL"),
      ...defined(options.baseUrls ?? {}),
    },
  });
};
