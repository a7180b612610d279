import type { Economic } from "./core/client.ts";
import { type EconomicOptions, refuse } from "./core/config.ts";
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
  // A variable that is set to nothing is one that was not set.
  const read = (...names: string[]) =>
    names.map((name) => (env as Record<string, string | undefined>)[name]).find((value) => value?.trim());
  const token = (...names: string[]) => read(...names) ?? refuse(`${names.join(" or ")} has to be set`);
  if (!/^$|^https:\/\/(restapi|apis)\.e-conomic\.com(\/|$)/i.test(read("PAN_SEC_VISMA_TENANT_URL") ?? ""))
    warn("PAN_SEC_VISMA_TENANT_URL is ignored: it is not at https://restapi.e-conomic.com or apis");
  return createEconomic({
    ...options,
    baseUrls: {
      rest: options.baseUrls?.rest ?? read("ECONOMIC_REST_URL"),
      apis: options.baseUrls?.apis ?? read("ECONOMIC_APIS_URL"),
    },
    appSecretToken:
      options.appSecretToken ?? token("ECONOMIC_APP_SECRET_TOKEN", "PAN_SEC_VISMA_APP_SECRET_TOKEN"),
    agreementGrantToken:
      options.agreementGrantToken ?? token("ECONOMIC_AGREEMENT_GRANT_TOKEN", "PAN_SEC_VISMA_GRANT_TOKEN"),
  });
};
