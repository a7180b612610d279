/** Blanks tokens out of a text that came from elsewhere. */
export type Scrub = (text: string) => string;

export const scrubber =
  (...secrets: string[]): Scrub =>
  (text) =>
    // Short ones ("demo") are words: blanking them would hurt the text and hide nothing.
    secrets.reduce(
      (rest, secret) => (secret.length > 7 ? rest.replaceAll(secret, "[redacted]") : rest),
      text,
    );

/** An error of somebody else's (fetch, a proxy agent) with only what is known to be harmless. */
export const redactCause = (
  error: unknown,
  scrub: Scrub,
): Error & { code?: string; cause?: { code?: string } } => {
  const { name, message, code, cause } = Object(error);
  const safe = Error(scrub(`${message ?? error}`));
  return Object.assign(safe, { name }, code && { code }, cause && { cause: redactCause(cause, scrub) });
};
