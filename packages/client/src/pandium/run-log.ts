import { isEconomicError } from "../errors/errors.ts";
import type { Redact } from "../errors/redact.ts";
import type { RunStream } from "./run-process.ts";

/** The lowest level of a run's log that is written. */
export type RunLogLevel = "debug" | "info" | "warn" | "error" | "silent";

/**
 * Writes lines to stderr, which the tenant's users can read (PAN-12). Secrets and settings are removed. `details` are
 * shown as JSON, and an error by its message and those of its causes.
 */
export interface RunLog {
  /** Writes a line for developers, by default not at all. */
  debug(message: string, details?: unknown): void;
  /** Writes what was done. */
  info(message: string, details?: unknown): void;
  /** Writes a problem that somebody may have to look at. */
  warn(message: string, details?: unknown): void;
  /** Writes a failure. */
  error(message: string, details?: unknown): void;
}

export const logLevels: readonly RunLogLevel[] = ["debug", "info", "warn", "error", "silent"];

/** How many causes of an error are shown. */
const maxCauses = 3;

/** Describes an error in one line. */
export function describeError(error: unknown, causes = maxCauses): string {
  if (!(error instanceof Error)) return String(error);
  const { status, requestId } = isEconomicError(error) ? error : {};
  const facts = [status && `status ${status}`, requestId && `request ${requestId}`]
    .filter(Boolean)
    .join(", ");
  const own = `${error.name}: ${error.message}${facts === "" ? "" : ` (${facts})`}`;
  const { cause } = error;
  // The cause of an unknown outcome is in its message already.
  const isTold = !(cause instanceof Error) || error.message.includes(cause.message) || causes === 0;
  return isTold ? own : `${own} Cause: ${describeError(cause, causes - 1)}`;
}

/** Shows errors within details by their messages. It reads the value itself, not the result of its `toJSON`. */
function describeErrors(this: Record<string, unknown>, name: string, value: unknown): unknown {
  const held = this[name];
  return held instanceof Error ? describeError(held) : value;
}

function detailsText(details: unknown): string {
  if (details === undefined) return "";
  if (details instanceof Error) return describeError(details);
  try {
    return JSON.stringify(details, describeErrors) ?? String(details);
  } catch {
    // The details have a circle or a BigInt. A log line must not end the run.
    return String(details);
  }
}

/** Shows line breaks and other control characters as JSON does, so that no text can look like a line of its own. */
const inOneLine = (text: string): string =>
  text.replace(/\p{Cc}/gu, (character) =>
    JSON.stringify(character).slice(1, -1).replace("\u007f", "\\u007f"),
  );

/** Makes the log of a run. */
export function createRunLog(stderr: RunStream, redact: Redact, level: RunLogLevel): RunLog {
  const least = logLevels.indexOf(level);
  const logAt = (name: Exclude<RunLogLevel, "silent">) => (message: string, details?: unknown) => {
    if (logLevels.indexOf(name) < least) return;
    const text = [`${message}`, detailsText(details)].filter((part) => part !== "").join(" ");
    // Secrets and settings are removed before line breaks are escaped, because a setting may have some.
    stderr.write(`${name.toUpperCase().padEnd(5)} ${inOneLine(redact(text))}\n`);
  };
  return { debug: logAt("debug"), info: logAt("info"), warn: logAt("warn"), error: logAt("error") };
}
