/** Blanks tokens out of a text that came from elsewhere. */
export type Scrub = (text: string) => string;

export const scrubber = (...secrets: string[]): Scrub => {
  // As they are (in JSON too: they have no quotes) and as an echo in a URL has them.
  const forms = secrets.flatMap((secret) => [secret, encodeURIComponent(secret)]);
  const telling = forms
    // "demo" is no secret, and a text without every "a" says nothing.
    .filter((form) => form.length > 7)
    // Longest first, as one may be the beginning of another.
    .sort((a, b) => b.length - a.length);
  return (text) => telling.reduce((safe, form) => safe.replaceAll(form, "[redacted]"), text);
};

/** An error of somebody else's (fetch, a proxy agent) with only what is known to be harmless. */
export const redactCause = (
  error: unknown,
  scrub: Scrub,
  depth = 3,
): Error & { code?: string; cause?: { code?: string } } => {
  const { name, message, code, cause } = Object(error);
  const safe = Error(scrub(`${message ?? error}`));
  return Object.assign(
    safe,
    name && { name: scrub(`${name}`) },
    code && { code: scrub(`${code}`) },
    // Causes may go in circles.
    cause && depth && { cause: redactCause(cause, scrub, depth - 1) },
  );
};
