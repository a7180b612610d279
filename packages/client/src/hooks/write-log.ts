import type { Logger, LogLevel } from "../types/index.ts";
import { oneLine } from "../utils/one-line.ts";

/** Writes a line of the log, if the level is switched on. Never throws. The text is only made for a line that is written. */
export type WriteLog = (level: keyof Logger, line: () => string) => void;

/** Which levels are written at each setting. */
const written: Readonly<Record<LogLevel, readonly (keyof Logger)[]>> = {
  off: [],
  warn: ["warn"],
  info: ["warn", "info"],
  debug: ["warn", "info", "debug"],
};

/** Makes the function that a client logs with. Each event is one line: control characters in its texts are escaped. */
export function createWriteLog(logger: Logger, setting: LogLevel): WriteLog {
  return (level, line) => {
    if (!written[setting].includes(level)) return;
    const write = async () => logger[level](oneLine(line()));
    // `write` is async, so a logger that throws becomes a rejection, which is ignored: no log can undo a write.
    write().catch(() => {});
  };
}
