import type {
  AppInfo,
  Fetch,
  Logger,
  LogLevel,
  Observer,
  RateBudget,
  RetryOptions,
  ServiceName,
} from "../types/index.ts";
import type { Clock } from "../utils/clock.ts";

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
  /** Names the app in the header `User-Agent`, beside the client and the runtime. Browsers send a name of their own. */
  appInfo?: AppInfo | undefined;
  /**
   * Writes the client's log: `console`, pino, winston, or whatever has these methods. Default: stderr at every level, because stdout
   * belongs to the program; in browsers and workerd the console's own levels.
   */
  logger?: Logger | undefined;
  /**
   * `warn` (the default) logs retries and calls that were given up, `info` also how every other call ended, `debug` also what is
   * sent, with its query; `off` nothing. Bodies and tokens are never logged. Default: the variable `ECONOMIC_LOG`.
   */
  logLevel?: LogLevel | undefined;
  /**
   * What clients of an agreement know of its rate limit, made by `createRateBudget()` and shared by those that are handed it. Default:
   * clients of an agreement at the same hosts share one if they have the same `fetch` (and `clock`).
   */
  budget?: RateBudget | undefined;
  /** Sends the requests. Default: the global `fetch`, looked up at each call. Another one, another rate budget unless `budget` is set. */
  fetch?: Fetch | undefined;
  /** The tokens are secrets that a browser would show to everybody; `true` runs there all the same. */
  dangerouslyAllowBrowser?: boolean | undefined;
  /** For tests: time and chance. `sleep` has to move `now` on. */
  clock?: Clock | undefined;
}
