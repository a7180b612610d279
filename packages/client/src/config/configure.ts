import { createRedact, type Redact } from "../errors/redact.ts";
import { serviceNames } from "../generated/tables.ts";
import type { StartWatching } from "../hooks/watch.ts";
import type { WriteLog } from "../hooks/write-log.ts";
import type { Lifetime } from "../transport/lifetime.ts";
import type { AgreementBudget } from "../transport/rate-budget.ts";
import type { ServiceName } from "../types/index.ts";
import { type Clock, systemClock } from "../utils/clock.ts";
import { budgetOf } from "./budget-of.ts";
import { checkBaseUrl, standardBaseUrls } from "./check-base-url.ts";
import { checkConfiguration, clientChecks } from "./check-configuration.ts";
import { checkToken } from "./check-token.ts";
import { checkVersions } from "./check-versions.ts";
import { isBrowser } from "./is-browser.ts";
import { misconfigured } from "./misconfigured.ts";
import type { EconomicOptions } from "./options.ts";
import { defaultRetry, type RetrySettings, retrySettings } from "./retry-settings.ts";
import { userAgentOf } from "./user-agent.ts";
import { watchingOf } from "./watching-of.ts";

/** The value of both tokens for the demo agreement. */
const demoToken = "demo";

/** The options of a client after checks and defaults. Users never receive this object, because it holds the tokens. */
export interface Config {
  appSecretToken: string;
  agreementGrantToken: string;
  baseUrlOf: (service: ServiceName) => string;
  timeoutMs: number;
  writeTimeoutMs: number;
  maxConcurrent: number;
  retry: RetrySettings;
  /** The header `User-Agent`; `undefined` where the runtime sets it. */
  userAgent: string | undefined;
  startWatching: StartWatching | undefined;
  log: WriteLog;
  /** The two base URLs as one text, which is the same for clients of the same server. */
  server: string;
  /** `undefined` stands for the global fetch, which is looked up at each call. */
  fetch: EconomicOptions["fetch"];
  clock: Clock;
  budget: AgreementBudget;
  redact: Redact;
  /** `true` for the tokens of the demo agreement, which can only be read. */
  isDemo: boolean;
  /** `undefined` for a program that may run without a limit of time. */
  lifetime: Lifetime | undefined;
}

/** Checks the options and adds the defaults. Throws a `ConfigurationError`, which never quotes a token. */
export function configure(options: Partial<EconomicOptions> = {}, lifetime?: Lifetime): Config {
  checkConfiguration(options, clientChecks);
  const appSecretToken = checkToken("appSecretToken", options.appSecretToken);
  const agreementGrantToken = checkToken("agreementGrantToken", options.agreementGrantToken);
  if (isBrowser() && !options.dangerouslyAllowBrowser)
    misconfigured(
      "In a browser, everybody who sees the page can read the tokens. Call e-conomic from a server, " +
        "or set dangerouslyAllowBrowser: true if nobody else uses this page.",
    );
  const { log, startWatching } = watchingOf(options);
  const { baseUrls, fetch, clock = systemClock } = options;
  const rest = checkBaseUrl("rest", baseUrls?.rest ?? standardBaseUrls.rest);
  const apis = checkBaseUrl("apis", baseUrls?.apis ?? standardBaseUrls.apis);
  const server = `${rest} ${apis}`;
  const versionOf = checkVersions(options.versions);
  const { timeoutMs = 120_000, writeTimeoutMs = 180_000, maxConcurrent = 10 } = options;
  return {
    appSecretToken,
    agreementGrantToken,
    baseUrlOf: (service) =>
      service === "rest"
        ? rest
        : `${apis}/${serviceNames[service] ?? `${service}api`}/v${versionOf[service]}`,
    server,
    timeoutMs,
    writeTimeoutMs,
    maxConcurrent,
    retry: retrySettings(options.retry, defaultRetry),
    userAgent: userAgentOf(options.appInfo),
    startWatching,
    log,
    fetch,
    clock,
    budget: budgetOf(options, agreementGrantToken, server, log),
    redact: createRedact(appSecretToken, agreementGrantToken),
    isDemo: appSecretToken === demoToken || agreementGrantToken === demoToken,
    lifetime,
  };
}
