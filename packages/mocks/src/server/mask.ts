const secret = /token|authorization|cookie|secret|password|api-?key/i;

/** The beginning of a token, enough to tell two apart: somebody may have pointed an app with real ones at the mock. */
export function maskToken(token: string): string {
  return token === "demo" ? token : `${token.slice(0, token.length > 8 ? 3 : 0)}…`;
}

/** Headers with those masked that carry secrets. */
export function maskHeaders(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, secret.test(name) ? maskToken(value) : value]),
  );
}

/** A URL with the values of those parameters masked that carry secrets. */
export function maskUrl(url: string): string {
  const masked = new URL(url);
  // Setting one rewrites the whole query: one without secrets stays as it was sent.
  for (const [name, value] of [...masked.searchParams])
    if (secret.test(name)) masked.searchParams.set(name, maskToken(value));
  return masked.href;
}
