const secret = /token|authorization|cookie|secret|password|api-?key/i;

/** Shortens a token to its first characters, which identify it. The mock may have been called with real tokens. */
export function maskToken(token: string): string {
  return token === "demo" ? token : `${token.slice(0, token.length > 8 ? 3 : 0)}…`;
}

/** Returns the headers with secrets masked. */
export function maskHeaders(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, secret.test(name) ? maskToken(value) : value]),
  );
}

/** Returns a URL with secrets in its query masked. */
export function maskUrl(url: string): string {
  const masked = new URL(url);
  // Setting a parameter encodes the whole query anew, so a query without secrets is left alone.
  for (const [name, value] of [...masked.searchParams])
    if (secret.test(name)) masked.searchParams.set(name, maskToken(value));
  return masked.href;
}
