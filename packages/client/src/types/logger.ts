/** How much a client logs: nothing, what went wrong, how each call ended, or also what is sent. */
export type LogLevel = "off" | "warn" | "info" | "debug";

/** Writes lines of a log: `console`, pino and winston have these methods, among others. */
export interface Logger {
  warn(line: string): unknown;
  info(line: string): unknown;
  debug(line: string): unknown;
}
