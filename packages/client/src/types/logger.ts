/** How much a client logs: nothing, failures, the end of each call, or each request as well. */
export type LogLevel = "off" | "warn" | "info" | "debug";

/** Writes lines of a log. `console`, pino and winston have these methods, for example. */
export interface Logger {
  warn(line: string): unknown;
  info(line: string): unknown;
  debug(line: string): unknown;
}
