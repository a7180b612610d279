import { createEconomicWithin, type Economic } from "../client/create-economic.ts";
import type { EconomicOptions } from "../config/options.ts";
import { observe } from "../hooks/observe.ts";
import type { Lifetime } from "../transport/lifetime.ts";
import type { Logger, Observer } from "../types/index.ts";
import { defined } from "../utils/defined.ts";
import { type Environment, readVariable } from "./read-variable.ts";
import type { RunLog } from "./run-log.ts";

/** The parts from which the client of a run is made. */
export interface ClientParts {
  env: Environment;
  tokens: Pick<EconomicOptions, "appSecretToken" | "agreementGrantToken">;
  options: Partial<EconomicOptions> | undefined;
  lifetime: Lifetime;
  log: RunLog;
}

/** The default time limit of a read with its retries, in milliseconds. */
const readDeadlineMs = 120_000;

/**
 * Makes the client of a run. `ECONOMIC_REST_URL` and `ECONOMIC_APIS_URL` may be the URLs of mocks. The tenant URL is never
 * called (PAN-2).
 */
export function createRunClient({ env, tokens, options = {}, lifetime, log }: ClientParts): Economic {
  const baseUrls = {
    rest: readVariable(env, "ECONOMIC_REST_URL"),
    apis: readVariable(env, "ECONOMIC_APIS_URL"),
    ...defined(options.baseUrls ?? {}),
  };
  const retry =
    options.retry === false ? false : { deadlineMs: readDeadlineMs, ...defined(options.retry ?? {}) };
  return createEconomicWithin(
    {
      hooks: logWaits(log),
      logger: loggerOf(log),
      // The level is not debug, because debug shows queries and the tenant's users can read the log (PAN-12).
      logLevel: "info",
      ...defined(options),
      retry,
      baseUrls,
      ...tokens,
    },
    lifetime,
  );
}

/** Writes a client's log into the log of the run. Its level info becomes debug, because the end of every call is too much by default. */
const loggerOf = (log: RunLog): Logger => ({
  warn: (line) => log.warn(line),
  info: (line) => log.debug(line),
  debug: (line) => log.debug(line),
});

/** Logs waits of a second or more, so that a reader of the log knows why the run pauses. */
const logWaits = (log: RunLog): Observer =>
  observe({
    onThrottle: ({ method, path, waitMs }) => {
      if (waitMs >= 1000)
        log.info(`${method} ${path} waits ${Math.ceil(waitMs / 1000)} s for the rate limit`);
    },
  });
