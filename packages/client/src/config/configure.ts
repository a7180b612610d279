import { ConfigurationError } from "../errors/errors.ts";
import { type Scrub, scrubber } from "../errors/redact.ts";
import { serviceNames, versions } from "../generated/tables.ts";
import type { Observer } from "../hooks/events.ts";
import { type Budget, budgetOf } from "../transport/rate-limit.ts";
import type { RetryOptions, ServiceName } from "../types/index.ts";
import { type Clock, systemClock } from "../utils/clock.ts";
import { defined } from "../utils/defined.ts";

/** What a client is made of. */
export interface EconomicOptions {
  /** Identifies the app. `demo` reads the demo agreement. May be `process.env.X`: `undefined` is refused when run. */
  appSecretToken: string | undefined;
  /** Identifies the agreement that granted the app access. Clients with the same share one rate budget. */
  agreementGrantToken: string | undefined;
  /** Where the two hosts are: https, or http on this machine; may have a path. The tokens go there. */
  baseUrls?: { rest?: string | undefined; apis?: string | undefined } | undefined;
  /** Versions to call instead of those the types were made from: `{ journals: "16.0.1" }`. */
  versions?: Partial<Record<Exclude<ServiceName, "rest">, string>> | undefined;
  /** Time limit of one attempt of a read in milliseconds. Default 120,000: replies over a minute were seen (S-17). */
  timeoutMs?: number | undefined;
  /** The same for a write. Default 180,000. */
  writeTimeoutMs?: number | undefined;
  /** `false` sends everything once. Default: 4 attempts, waits up to 60,000 ms, 600,000 ms in all. */
  retry?: false | RetryOptions | undefined;
  /** Calls of the agreement at the same time. Default 10. */
  maxConcurrent?: number | undefined;
  /** Listeners, made by `observe({ onResponse: … })`. */
  hooks?: Observer | undefined;
  /** Sends the requests. Default: the global `fetch`, looked up at each call. Another one, another rate budget. */
  fetch?: ((url: string, init: RequestInit) => Promise<Response>) | undefined;
  /** The tokens are secrets that a browser would show to everybody; `true` runs there all the same. */
  dangerouslyAllowBrowser?: boolean | undefined;
  /** For tests: time and chance. `sleep` has to move `now` on. */
  clock?: Clock | undefined;
}

/** Options checked and complete. Never handed out: it holds the tokens. */
export interface Config extends Omit<EconomicOptions, "retry" | "hooks"> {
  timeoutMs: number;
  writeTimeoutMs: number;
  maxConcurrent: number;
  retry: Record<keyof RetryOptions, number>;
  hooks?: Observer;
  clock: Clock;
  headers: Readonly<Record<string, string>>;
  baseUrlOf: (service: ServiceName) => string;
  budget: Budget;
  scrub: Scrub;
}

/** Throws what a wrong set-up deserves. */
export const refuse = (message: string): never => {
  throw new ConfigurationError(message);
};

/** Checked here because fetch's own complaint about a newline would quote the token. */
const token = (name: string, value: unknown) =>
  typeof value === "string" && /^[!#-[\]-~]+$/.test(value)
    ? value
    : refuse(`${name} is missing or has blanks or quotes in it`);

const base = (given: EconomicOptions["baseUrls"], name: "rest" | "apis", standard: string) => {
  const told = given?.[name] ?? standard;
  const url = URL.canParse(told) ? new URL(told).href : "";
  // Nothing but scheme, host and path; plain http only where nobody can listen.
  return /^http(s:\/\/|:\/\/(localhost|127(\.\d+){3}|\[::1])[:/])[^?#@]*$/.test(url)
    ? url.replace(/\/+$/, "")
    : refuse(`baseUrls.${name} is not like ${standard} (http only on this machine)`);
};

/** Settings as told, the others as they were; `false` is one attempt. */
export const retryOf = (told: false | RetryOptions | undefined, others: Config["retry"]): Config["retry"] =>
  told === undefined ? others : { ...others, ...(defined(told || { maxAttempts: 1 }) as object) };

/** Checks the options. Throws `ConfigurationError`s that name what is wrong and never quote a token. */
export const configure = (options: Partial<EconomicOptions> = {}): Config => {
  const secret = token("appSecretToken", options.appSecretToken);
  const grant = token("agreementGrantToken", options.agreementGrantToken);
  if ("document" in globalThis && !options.dangerouslyAllowBrowser)
    refuse("a browser shows everybody the tokens (dangerouslyAllowBrowser)");
  if (options.hooks && typeof options.hooks !== "function") refuse("hooks must be made by observe()");
  const rest = base(options.baseUrls, "rest", "https://restapi.e-conomic.com");
  const apis = base(options.baseUrls, "apis", "https://apis.e-conomic.com");
  const versionOf: Readonly<Record<string, string>> = { ...versions, ...defined(options.versions ?? {}) };
  for (const name in versionOf)
    if (!(name in versions && /^\d+(\.\d+)*$/.test(versionOf[name] ?? "")))
      refuse(`versions.${name} is no service, or not like 2.0.1`);
  const config = {
    timeoutMs: 120_000,
    writeTimeoutMs: 180_000,
    maxConcurrent: 10,
    clock: systemClock,
    ...defined(options),
    retry: retryOf(options.retry, { maxAttempts: 4, maxDelayMs: 60_000, deadlineMs: 600_000 }),
    headers: {
      "x-appsecrettoken": secret,
      "x-agreementgranttoken": grant,
      "user-agent": "org-visma-economic",
    },
    baseUrlOf: (service: ServiceName) =>
      service === "rest"
        ? rest
        : `${apis}/${serviceNames[service] ?? `${service}api`}/v${versionOf[service]}`,
    budget: budgetOf(options.clock ?? options.fetch ?? systemClock, `${grant} ${rest} ${apis}`),
    scrub: scrubber(secret, grant),
  } as Config;
  const { timeoutMs, writeTimeoutMs, maxConcurrent, retry } = config;
  if (!(Math.min(timeoutMs, writeTimeoutMs, maxConcurrent, ...Object.values(retry)) > 0))
    refuse("times, retry and maxConcurrent must be above 0");
  return config;
};
