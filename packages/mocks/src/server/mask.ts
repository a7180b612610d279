import type { LoggedRequest } from "../pipeline/request-log.ts";

const secret = /token|authorization|cookie/i;

/** The beginning of a token, enough to tell two apart: somebody may have pointed an app with real ones at the mock. */
export function maskToken(token: string): string {
  return token === "demo" ? token : `${token.slice(0, token.length > 8 ? 3 : 0)}…`;
}

/** A logged request as the server shows it: headers that carry secrets are masked. */
export function maskRequest(request: LoggedRequest): LoggedRequest {
  const headers = Object.entries(request.headers).map(([name, value]) => [
    name,
    secret.test(name) ? maskToken(value) : value,
  ]);
  return { ...request, headers: Object.fromEntries(headers) };
}
