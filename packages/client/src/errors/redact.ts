import { isObject } from "../utils/is-object.ts";

/** Replaces the tokens in a text that came from elsewhere. */
export type Redact = (text: string) => string;

/** The shortest secret that is looked for: "demo" is not a secret, and a text without every "a" says nothing. */
const shortestSecret = 8;

/** How many causes of causes are kept: causes may go in circles. */
const maxCauseDepth = 3;

/** Makes a function that replaces each secret, as it is and percent-encoded, by `[redacted]`. */
export function createRedact(...secrets: string[]): Redact {
  const forms = secrets
    // Tokens have neither quotes nor backslashes, so JSON holds them as they are. An echo in a URL is encoded.
    .flatMap((secret) => [secret, encodeURIComponent(secret)])
    .filter((form) => form.length >= shortestSecret)
    // The longest first, because one may be the beginning of another.
    .sort((a, b) => b.length - a.length);
  return (text) => forms.reduce((safe, form) => safe.replaceAll(form, "[redacted]"), text);
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
