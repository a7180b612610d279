import { ConfigurationError } from "../errors/errors.ts";
import { createRedact, type Redact } from "../errors/redact.ts";
import { serviceNames, versions } from "../generated/tables.ts";
import type { StartWatching } from "../hooks/watch.ts";
import { type RateBudget, rateBudgetOf } from "../transport/rate-limit.ts";
import type { ServiceName } from "../types/index.ts";
import { type Clock, systemClock } from "../utils/clock.ts";
import { defined } from "../utils/defined.ts";
import { implementationOf } from "../utils/extension.ts";
import { checkBaseUrl, standardBaseUrls } from "./check-base-url.ts";
import { type Checks, problemOfOptions } from "./check-options.ts";
import {
  booleanValue,
  checkedLater,
  functionValue,
  madeBy,
  objectWith,
  optionsOf,
  plainObject,
  positiveNumber,
  retryOptions,
  wholeNumberFrom,
} from "./option-checks.ts";
import type { EconomicOptions } from "./options.ts";
import { defaultRetry, type RetrySettings, retrySettings } from "./retry-settings.ts";

/** Options, checked and complete. Never handed out: it holds the tokens. */
export interface Config {
  appSecretToken: string;
  agreementGrantToken: string;
  baseUrlOf: (service: ServiceName) => string;
  timeoutMs: number;
  writeTimeoutMs: number;
  maxConcurrent: number;
  retry: RetrySettings;
  startWatching: StartWatching | undefined;
  /** The two base URLs as one text: the same for clients of the same server. */
  server: string;
  /** `undefined`: the global fetch, looked up at each call. */
  fetch: EconomicOptions["fetch"];
  clock: Clock;
  budget: RateBudget;
  redact: Redact;
}

const refuse = (message: string): never => {
  throw new ConfigurationError(message);
};

/** Characters of a token: printable ASCII without blanks, quotes and backslashes. */
const tokenPattern = /^[!#-[\]-~]+$/;

/** Checks a token here, because fetch's own complaint about a line break would quote it. */
const checkToken = (name: string, value: unknown): string =>
  typeof value === "string" && tokenPattern.test(value)
    ? value
    : refuse(`${name} is missing, or has blanks, quotes or line breaks in it.`);

const checkVersions = (options: EconomicOptions["versions"] = {}): Readonly<Record<string, string>> => {
  for (const [name, version] of Object.entries(defined(options))) {
    if (!Object.hasOwn(versions, name))
      refuse(`versions.${name} is not a service. The services are ${Object.keys(versions).join(", ")}.`);
    if (typeof version !== "string" || !/^\d+(\.\d+)*$/.test(version))
      refuse(`versions.${name} must be a version such as "2.0.1".`);
  }
  return { ...versions, ...defined(options) };
};

/** The options of a client. */
export const clientChecks: Checks = {
  // The tokens, base URLs and versions have checks of their own below.
  appSecretToken: checkedLater,
  agreementGrantToken: checkedLater,
  baseUrls: optionsOf({ rest: checkedLater, apis: checkedLater }),
  versions: plainObject,
  timeoutMs: positiveNumber,
  writeTimeoutMs: positiveNumber,
  retry: retryOptions,
  maxConcurrent: wholeNumberFrom(1),
  hooks: madeBy("observe"),
  fetch: functionValue,
  dangerouslyAllowBrowser: booleanValue,
  clock: objectWith("now", "sleep", "random"),
};

/** What Node has, and Electron says of itself there. */
interface MaybeNode {
  process?: { type?: unknown; versions?: { node?: unknown } };
}

/**
 * Finds out whether the tokens would be in the hands of everybody who sees a page: in a browser, and in Electron's renderer.
 * jsdom and happy-dom are Node with a `document`.
 */
function isBrowser(): boolean {
  const { process } = globalThis as MaybeNode;
  return "document" in globalThis && (process?.versions?.node === undefined || process.type === "renderer");
}

/** Checks options as every function does (RW-14). Throws a `ConfigurationError`: nothing is called yet. */
export function checkConfiguration(options: unknown, checks: Checks): void {
  const problem = problemOfOptions(options, checks);
  if (problem) refuse(problem.message);
}

/** Checks the options. Throws `ConfigurationError`s that name what is wrong and never quote a token. */
export function configure(options: Partial<EconomicOptions> = {}): Config {
  checkConfiguration(options, clientChecks);
  const appSecretToken = checkToken("appSecretToken", options.appSecretToken);
  const agreementGrantToken = checkToken("agreementGrantToken", options.agreementGrantToken);
  if (isBrowser() && !options.dangerouslyAllowBrowser)
    refuse(
      "A browser would show the tokens to everybody. Call e-conomic from a server, " +
        "or set dangerouslyAllowBrowser if nobody else uses this page.",
    );
  const startWatching = implementationOf<StartWatching>("observe", options.hooks);
  const { baseUrls, fetch, clock = systemClock } = options;
  const rest = checkBaseUrl("rest", baseUrls?.rest ?? standardBaseUrls.rest);
  const apis = checkBaseUrl("apis", baseUrls?.apis ?? standardBaseUrls.apis);
  const versionOf = checkVersions(options.versions);
  const { timeoutMs = 120_000, writeTimeoutMs = 180_000, maxConcurrent = 10 } = options;
  return {
    appSecretToken,
    agreementGrantToken,
    baseUrlOf: (service) =>
      service === "rest"
        ? rest
        : `${apis}/${serviceNames[service] ?? `${service}api`}/v${versionOf[service]}`,
    server: `${rest} ${apis}`,
    timeoutMs,
    writeTimeoutMs,
    maxConcurrent,
    retry: retrySettings(options.retry, defaultRetry),
    startWatching,
    fetch,
    clock,
    budget: rateBudgetOf(options.clock ?? fetch ?? systemClock, `${agreementGrantToken} ${rest} ${apis}`),
    redact: createRedact(appSecretToken, agreementGrantToken),
  };
}
