import { defaultLogger } from "../hooks/default-logger.ts";
import { logCalls } from "../hooks/log-calls.ts";
import { joinWatchers, type StartWatching } from "../hooks/watch.ts";
import { createWriteLog, type WriteLog } from "../hooks/write-log.ts";
import { implementationOf } from "../utils/extension.ts";
import { logLevelOf } from "./log-level.ts";
import type { EconomicOptions } from "./options.ts";

/** Returns the function that writes a client's log, and the one that reports its calls to the log and the hooks. */
export function watchingOf(options: Pick<Partial<EconomicOptions>, "hooks" | "logger" | "logLevel">): {
  log: WriteLog;
  startWatching: StartWatching | undefined;
} {
  const level = logLevelOf(options.logLevel);
  const log = createWriteLog(options.logger ?? defaultLogger, level);
  const observer = implementationOf<StartWatching>("observe", options.hooks);
  return { log, startWatching: joinWatchers(observer, level === "off" ? undefined : logCalls(log)) };
}
