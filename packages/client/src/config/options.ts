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

/** The options of a client. */
export interface EconomicOptions {
  /**
   * Identifies the app. With `demo` for both tokens, the client reads the demo agreement. The type allows `undefined`
   * only so that `process.env.X` can be passed: at run time, `undefined` is refused.
   */
  appSecretToken: string | undefined;
  /**
   * Identifies the agreement that granted the app access. Which clients with the same token share one rate budget is
   * described at `budget`.
   */
  agreementGrantToken: string | undefined;
  /** URLs of the two hosts, to which the tokens are sent: https, or http on this machine. They may have a path. */
  baseUrls?: { rest?: string | undefined; apis?: string | undefined } | undefined;
  /** Versions of services to call instead of those that the types describe: `{ journals: "16.0.1" }`. */
  versions?: Partial<Record<Exclude<ServiceName, "rest">, string>> | undefined;
  /**
   * Time limit for one attempt of a read in milliseconds. Default: 120,000, because some replies take more than a
   * minute (S-17).
   */
  timeoutMs?: number | undefined;
  /** Time limit for one attempt of a write in milliseconds. Default: 180,000. */
  writeTimeoutMs?: number | undefined;
  /** `false` sends each call once. Default: 4 attempts, waits of up to 60,000 ms, and 600,000 ms in all. */
  retry?: false | RetryOptions | undefined;
  /** How many calls of the agreement may run at the same time. Default: 10. */
  maxConcurrent?: number | undefined;
  /** Listeners, made by `observe({ onResponse: … })`. */
  hooks?: Observer | undefined;
  /** Names the app in the header `User-Agent`, after the client and the runtime. Browsers send their own name instead. */
  appInfo?: AppInfo | undefined;
  /**
   * Writes the client's log: `console`, pino, winston, or another object with these methods. By default, all levels are written to
   * stderr, because stdout belongs to the program. In browsers and workerd, the methods of `console` are used.
   */
  logger?: Logger | undefined;
  /**
   * `warn` logs retries and calls that were given up. `info` also logs the end of every other call, and `debug` each attempt that is
   * sent, with its query. `off` logs nothing. Bodies and tokens are never logged. Default: the variable `ECONOMIC_LOG`, or else `warn`.
   */
  logLevel?: LogLevel | undefined;
  /**
   * The knowledge about an agreement's rate limit, made by `createRateBudget()`. Clients with the same budget share it. Default:
   * clients of an agreement at the same hosts share one if they have the same `fetch` (and `clock`).
   */
  budget?: RateBudget | undefined;
  /** Sends the requests. Default: the global `fetch`, looked up at each call. Another `fetch` has another rate budget, unless `budget` is set. */
  fetch?: Fetch | undefined;
  /** `true` lets the client run in a browser, where everybody who sees the page can read the tokens. Default: `false`. */
  dangerouslyAllowBrowser?: boolean | undefined;
  /** Replaces time and random numbers in tests. `sleep` has to advance `now`. */
  clock?: Clock | undefined;
}
