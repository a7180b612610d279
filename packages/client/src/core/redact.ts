/** Blanks the tokens out of a text that came from elsewhere. */
export const scrubber =
  (secrets: readonly string[]) =>
  (text: string): string =>
    // Short ones ("demo") are words; blanking them would hurt the text and hide nothing.
    secrets.reduce(
      (rest, secret) => (secret.length > 7 ? rest.replaceAll(secret, "[redacted]") : rest),
      text,
    );

export type Scrub = ReturnType<typeof scrubber>;

const openQuery = /^(skippages|pagesize|cursor|sort|demo)$/i;
const openHeaders =
  /^(accept|content-(type|length)|date|idempotency-key|location|retry-after|user-agent|x-(callcost|economicversion|ratelimiting|requestid|resultfromcache))$/i;

/** A URL with the values of its query blanked: filters name customers. */
export const redactUrl = (url: string): string =>
  url.replace(/([?&]([^=&]*)=)[^&]*/g, (all, start, name) =>
    openQuery.test(name) ? all : `${start}[redacted]`,
  );

/** Headers with every value blanked that is not known to be harmless. */
export const redactHeaders = (headers: Iterable<[string, string]>): Record<string, string> =>
  Object.fromEntries(
    Array.from(headers, ([name, value]) => [name, openHeaders.test(name) ? value : "[redacted]"]),
  );

/** An error of somebody else's (fetch, a proxy agent) with only what is known to be harmless. */
export const redactCause = (error: unknown, scrub: Scrub, depth = 3): Error => {
  const { message, name, code, cause } = Object(error) as Partial<Error> & { code?: unknown };
  const safe = new Error(
    scrub(message ?? String(error)),
    cause && depth ? { cause: redactCause(cause, scrub, depth - 1) } : {},
  );
  if (name) safe.name = name;
  return code === undefined ? safe : Object.assign(safe, { code });
};
