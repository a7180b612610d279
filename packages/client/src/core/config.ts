import type { RetryOptions, ServiceName } from "../types/index.ts";
import { type Budget, budgetOf, fingerprint } from "./budget.ts";
import { type Clock, systemClock } from "./clock.ts";
import { ConfigurationError } from "./errors.ts";
import type { Hooks } from "./hooks.ts";
import { type Scrub, scrubber } from "./redact.ts";
import { services } from "./services.ts";

/** What a client is made of. */
export interface EconomicOptions {
  /** Identifies the app. `demo` reads the demo agreement. */
  appSecretToken: string;
  /** Identifies the agreement that granted the app access. */
  agreementGrantToken: string;
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
  hooks?: Hooks | undefined;
  /** Sends the requests. Default: the global `fetch`, looked up at each call. */
  fetch?: ((url: string, init: RequestInit) => Promise<Response>) | undefined;
  /** The tokens are secrets that a browser would show to everybody; `true` runs there all the same. */
  dangerouslyAllowBrowser?: boolean | undefined;
  /** For tests: time and chance. `sleep` has to move `now` on. */
  clock?: Clock | undefined;
}

/** Options checked, and what follows from them. Never handed out: it holds the tokens. */
export interface Config {
  options: EconomicOptions;
  headers: Readonly<Record<string, string>>;
  baseUrl: (service: ServiceName) => string;
  retry: Retry;
  timeouts: { read: number; write: number };
  maxConcurrent: number;
  agreement: string;
  budget: Budget;
  clock: Clock;
  scrub: Scrub;
}

const refuse = (message: string): never => {
  throw new ConfigurationError(message);
};

const token = (
  options: EconomicOptions,
  name: "appSecretToken" | "agreementGrantToken",
  variables: string,
) => {
  const value: unknown = options[name];
  if (typeof value !== "string" || !value.trim())
    refuse(`${name} is missing or blank. Pass it, or with economicFromEnv() set ${variables}.`);
  // Checked here because fetch's own complaint would quote the token.
  if (!/^[\x21-\x7e]+$/.test(value as string))
    refuse(
      `${name} holds a character that no token has (a blank, a newline, a letter outside ASCII): see ${variables}.`,
    );
  return value as string;
};

const base = (name: string, given: string | undefined, standard: string) => {
  const text = given ?? standard;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const here = /^(localhost|127(\.\d+){3}|\[::1\])$/.test(url?.hostname ?? "");
  const safe = url?.protocol === "https:" || (url?.protocol === "http:" && here);
  if (!url || !safe || url.username || url.password || url.search || url.hash)
    return refuse(
      `${name} must be an https URL (http only on this machine) without user, query or fragment, such as ${standard}`,
    );
  return url.href.replace(/\/+$/, "");
};

const amount = (name: string, given: number | undefined, standard: number) => {
  if (given !== undefined && !(given > 0)) refuse(`${name} must be a number above 0.`);
  return given ?? standard;
};

/** Retry settings, complete. */
export type Retry = { [Key in keyof RetryOptions]-?: number };

/** The settings that a call (or the client) makes of those it starts from. */
export const retryOf = (given: false | RetryOptions | undefined, from: Retry): Retry =>
  given === undefined
    ? from
    : given === false
      ? { ...from, maxAttempts: 1 }
      : {
          maxAttempts: amount("retry.maxAttempts", given.maxAttempts, from.maxAttempts),
          maxDelayMs: amount("retry.maxDelayMs", given.maxDelayMs, from.maxDelayMs),
          deadlineMs: amount("retry.deadlineMs", given.deadlineMs, from.deadlineMs),
        };

/** Checks the options. Throws `ConfigurationError`s that name what is wrong and never quote a token. */
export const configure = (options: EconomicOptions): Config => {
  const secret = token(
    options,
    "appSecretToken",
    "ECONOMIC_APP_SECRET_TOKEN (or PAN_SEC_VISMA_APP_SECRET_TOKEN)",
  );
  const grant = token(
    options,
    "agreementGrantToken",
    "ECONOMIC_AGREEMENT_GRANT_TOKEN (or PAN_SEC_VISMA_GRANT_TOKEN)",
  );
  if ("document" in globalThis && "window" in globalThis && !options.dangerouslyAllowBrowser)
    refuse(
      "In a browser the tokens are open to everybody: call from a server, or set dangerouslyAllowBrowser.",
    );
  const rest = base("baseUrls.rest", options.baseUrls?.rest, "https://restapi.e-conomic.com");
  const apis = base("baseUrls.apis", options.baseUrls?.apis, "https://apis.e-conomic.com");
  for (const [name, version] of Object.entries(options.versions ?? {}))
    if (!(name in services) || !/^\d+(\.\d+)*$/.test(version))
      refuse(`versions.${name}: expected a service of the client and a version such as "16.0.1".`);
  const agreement = fingerprint(grant);
  return {
    options,
    headers: {
      "x-appsecrettoken": secret,
      "x-agreementgranttoken": grant,
      "user-agent": "org-visma-economic",
    },
    baseUrl: (service) => {
      if (service === "rest") return rest;
      const [name, version] = services[service];
      return `${apis}/${name}/v${options.versions?.[service] ?? version}`;
    },
    retry: retryOf(options.retry, { maxAttempts: 4, maxDelayMs: 60_000, deadlineMs: 600_000 }),
    timeouts: {
      read: amount("timeoutMs", options.timeoutMs, 120_000),
      write: amount("writeTimeoutMs", options.writeTimeoutMs, 180_000),
    },
    maxConcurrent: amount("maxConcurrent", options.maxConcurrent, 10),
    agreement,
    budget: budgetOf(agreement),
    clock: options.clock ?? systemClock,
    scrub: scrubber([secret, grant]),
  };
};
