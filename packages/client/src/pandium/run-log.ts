import { isEconomicError } from "../errors/errors.ts";
import type { Redact } from "../errors/redact.ts";
import type { RunStream } from "./run-process.ts";

/** The levels of a run's log. */
export type RunLogLevel = "debug" | "info" | "warn" | "error" | "silent";

/**
 * Writes lines to stderr, which the tenant's users can read (PAN-12). Secrets and settings are removed. `details` is shown as
 * JSON. In place of an error, its message and the messages of its causes are shown.
 */
export interface RunLog {
  /** Writes a line for developers, which is left out by default. */
  debug(message: string, details?: unknown): void;
  /** Writes a line about work that was done. */
  info(message: string, details?: unknown): void;
  /** Writes a line about something that somebody may have to check. */
  warn(message: string, details?: unknown): void;
  /** Writes a line about a failure. */
  error(message: string, details?: unknown): void;
}

export const logLevels: readonly RunLogLevel[] = ["debug", "info", "warn", "error", "silent"];

/** The most causes that are shown for an error. */
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
  // The message of an OutcomeUnknownError already contains the message of its cause.
  const isTold = !(cause instanceof Error) || error.message.includes(cause.message) || causes === 0;
  return isTold ? own : `${own} Cause: ${describeError(cause, causes - 1)}`;
}

/** Replaces errors in details by their descriptions. `this[name]` is the value before `toJSON` was called. */
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
    // JSON cannot hold a circular reference or a BigInt, but a line of the log must not end the run.
    return String(details);
  }
}

/** Escapes line breaks and other control characters as JSON does, so that no text can look like a separate line. */
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
    // Secrets are removed before line breaks are escaped, because a setting may have line breaks.
    stderr.write(`${name.toUpperCase().padEnd(5)} ${inOneLine(redact(text))}\n`);
  };
  return { debug: logAt("debug"), info: logAt("info"), warn: logAt("warn"), error: logAt("error") };
}
