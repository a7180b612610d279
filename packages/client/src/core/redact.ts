/** Blanks tokens out of a text that came from elsewhere. */
export type Scrub = (text: string) => string;

export const scrubber = (...secrets: string[]): Scrub => {
  const forms = secrets
    // As they are, and as an echo in a URL or in JSON has them; longest first, as one may be the beginning of another.
    .flatMap((secret) => [secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1)])
    .sort((a, b) => b.length - a.length)
    .map((form) => {
      const literal = form.replace(/\W/g, "\\$&");
      // Short ones only as words of their own, else texts fall to pieces. "demo" is no secret.
      return form.length > 7 ? literal : `(?<!\\w)(?!demo\\b)${literal}(?!\\w)`;
    });
  const any = RegExp(forms.join("|"), "g");
  return (text) => text.replace(any, "[redacted]");
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
    { name },
    code && { code },
    // Causes may go in circles.
    cause && depth && { cause: redactCause(cause, scrub, depth - 1) },
  );
};
