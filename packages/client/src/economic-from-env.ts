import type { Economic } from "./core/client.ts";
import type { EconomicOptions } from "./core/config.ts";
import { createEconomic } from "./create-economic.ts";

/** Variables by name, such as `process.env`. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** Options that the environment does not tell, or that go before it. */
export interface FromEnvOptions extends Partial<EconomicOptions> {
  /** Where to look. Default `process.env`. */
  env?: Environment | undefined;
  /** Told what was ignored and why. Default: `console.warn`, which writes to stderr. */
  warn?: ((message: string) => unknown) | undefined;
}

/**
 * Makes a client from the environment: `ECONOMIC_APP_SECRET_TOKEN` and `ECONOMIC_AGREEMENT_GRANT_TOKEN`, else Pandium's
 * `PAN_SEC_VISMA_APP_SECRET_TOKEN` and `PAN_SEC_VISMA_GRANT_TOKEN`. `ECONOMIC_REST_URL` and `ECONOMIC_APIS_URL` say where
 * the hosts are, for mocks on this machine.
 */
export const economicFromEnv = ({ env, warn = console.warn, ...options }: FromEnvOptions = {}): Economic => {
  const variables: Environment = env ?? globalThis.process?.env ?? {};
  // A variable that is set to nothing is one that was not set.
  const read = (...names: string[]) => names.map((name) => variables[name]).find((value) => value?.trim());
  const tenantUrl = read("PAN_SEC_VISMA_TENANT_URL");
  // Its meaning is undocumented and both tokens would go there: the two hosts are known without it, and nothing else will do.
  if (tenantUrl && !/^https:\/\/(restapi|apis)\.e-conomic\.com(\/|$)/i.test(tenantUrl))
    warn("PAN_SEC_VISMA_TENANT_URL is ignored: it must begin with https://restapi.e-conomic.com or apis");
  return createEconomic({
    appSecretToken: read("ECONOMIC_APP_SECRET_TOKEN", "PAN_SEC_VISMA_APP_SECRET_TOKEN") ?? "",
    agreementGrantToken: read("ECONOMIC_AGREEMENT_GRANT_TOKEN", "PAN_SEC_VISMA_GRANT_TOKEN") ?? "",
    baseUrls: { rest: read("ECONOMIC_REST_URL"), apis: read("ECONOMIC_APIS_URL") },
    ...options,
  });
};
