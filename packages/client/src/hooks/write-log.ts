import type { Logger, LogLevel } from "../types/index.ts";
import { oneLine } from "../utils/one-line.ts";

/** Writes a line of the log if its level is on. Never throws. `line` is called only for a line that is written. */
export type WriteLog = (level: keyof Logger, line: () => string) => void;

/** The levels that are written at each setting. */
const written: Readonly<Record<LogLevel, readonly (keyof Logger)[]>> = {
  off: [],
  warn: ["warn"],
  info: ["warn", "info"],
  debug: ["warn", "info", "debug"],
};

/** Makes the function that writes a client's log. Control characters are escaped, so that each event is one line. */
export function createWriteLog(logger: Logger, setting: LogLevel): WriteLog {
  return (level, line) => {
    if (!written[setting].includes(level)) return;
    const write = async () => logger[level](oneLine(line()));
    // `write` is async, so an error of the logger becomes a rejection, which is ignored: a log cannot make a call fail.
    write().catch(() => {});
  };
}
