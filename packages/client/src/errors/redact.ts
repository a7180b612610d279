import { isObject } from "../utils/is-object.ts";
import { mayHaveTokens, tokenPatterns } from "./token-forms.ts";

/** Removes the tokens from a text that came from elsewhere. */
export type Redact = (text: string) => string;

/**
 * Shorter secrets are not searched for: "demo" is not a secret, and if the secret were "a", a text without it would
 * be unreadable.
 */
const shortestSecret = 8;

/** How many causes of causes are kept, because causes may be circular. */
const maxCauseDepth = 3;

/** Returns a function that replaces each secret, in every form in which it may be echoed, by `[redacted]`. */
export function createRedact(...secrets: string[]): Redact {
  const searched = secrets
    .filter((secret) => secret.length >= shortestSecret)
    // The longest comes first, because a secret may be the beginning of another.
    .sort((a, b) => b.length - a.length);
  let isSuspect: ((text: string) => boolean) | undefined;
  let patterns: RegExp[] | undefined;
  return (text) => {
    // The test and the patterns are made only when they are needed, so that an unused client costs nothing.
    isSuspect ??= mayHaveTokens(searched);
    if (!isSuspect(text)) return text;
    patterns ??= searched.flatMap(tokenPatterns);
    return patterns.reduce((safe, pattern) => safe.replace(pattern, "[redacted]"), text);
  };
}

/** Deeper values are left out of an error, because a hostile body must not exhaust the stack. */
const maxValueDepth = 20;

/** Redacts every text of a value that was parsed from JSON, because only a parsed text has no escapes. */
export function redactValue<Value>(value: Value, redact: Redact, depth = maxValueDepth): Value {
  const redacted = (): unknown => {
    if (typeof value === "string") return redact(value);
    if (!isObject(value)) return value;
    if (depth === 0) return "[too deep]";
    if (Array.isArray(value)) return value.map((item) => redactValue(item, redact, depth - 1));
    const entries = Object.entries(value).map(([name, inner]) => [
      redact(name),
      redactValue(inner, redact, depth - 1),
    ]);
    return Object.fromEntries(entries);
  };
  // The type stays the same: a text stays a text, a list a list, an object an object.
  return redacted() as Value;
}

/** The parts that are kept of another library's error. */
export interface RedactedError extends Error {
  code?: string;
  cause?: RedactedError;
}

/** Copies an error of another library (fetch, a proxy agent). It keeps only texts, and removes tokens from them. */
export function redactError(error: unknown, redact: Redact, depth = maxCauseDepth): RedactedError {
  const { name, message, code, cause } = isObject(error) ? error : {};
  // A new error has no cause, whatever its type says.
  const safe = new Error(redact(`${message ?? error}`)) as RedactedError;
  if (name) safe.name = redact(`${name}`);
  if (code) safe.code = redact(`${code}`);
  if (cause && depth > 0) safe.cause = redactError(cause, redact, depth - 1);
  return safe;
}
