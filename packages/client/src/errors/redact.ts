import { isObject } from "../utils/is-object.ts";
import { mayHaveTokens, tokenPatterns } from "./token-forms.ts";

/** Replaces the tokens in a text that came from elsewhere. */
export type Redact = (text: string) => string;

/** The shortest secret that is looked for: "demo" is not a secret, and a text without every "a" says nothing. */
const shortestSecret = 8;

/** How many causes of causes are kept: causes may go in circles. */
const maxCauseDepth = 3;

/** Makes a function that replaces each secret, in every form that it may be echoed in, by `[redacted]`. */
export function createRedact(...secrets: string[]): Redact {
  const searched = secrets
    .filter((secret) => secret.length >= shortestSecret)
    // The longest first, because one may be the beginning of another.
    .sort((a, b) => b.length - a.length);
  let isSuspect: ((text: string) => boolean) | undefined;
  let patterns: RegExp[] | undefined;
  return (text) => {
    // Both are made when they are needed: a client that is made and not used costs nothing.
    isSuspect ??= mayHaveTokens(searched);
    if (!isSuspect(text)) return text;
    patterns ??= searched.flatMap(tokenPatterns);
    return patterns.reduce((safe, pattern) => safe.replace(pattern, "[redacted]"), text);
  };
}

/** Values that are nested deeper are left out of an error: a hostile body must not exhaust the stack. */
const maxValueDepth = 20;

/** Redacts every text of a value that was parsed from JSON: only then are its escapes gone. */
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
  // Texts stay texts, lists lists and objects objects.
  return redacted() as Value;
}

/** What is kept of an error that is not ours. */
export interface RedactedError extends Error {
  code?: string;
  cause?: RedactedError;
}

/** Copies an error of somebody else's (fetch, a proxy agent), keeping only texts, and those without tokens. */
export function redactError(error: unknown, redact: Redact, depth = maxCauseDepth): RedactedError {
  const { name, message, code, cause } = isObject(error) ? error : {};
  // A new error has no cause, whatever its type says.
  const safe = new Error(redact(`${message ?? error}`)) as RedactedError;
  if (name) safe.name = redact(`${name}`);
  if (code) safe.code = redact(`${code}`);
  if (cause && depth > 0) safe.cause = redactError(cause, redact, depth - 1);
  return safe;
}
