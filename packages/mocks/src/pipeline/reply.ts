/** An answer as it goes over the wire. */
export interface Reply {
  readonly status: number;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array | null;
}

/** The connection was cut: there is no answer. */
export class ConnectionDropped extends Error {
  override readonly name = "ConnectionDropped";

  constructor() {
    super("connection dropped by a fault of the mock");
  }
}

const NO_BODY = new Set([101, 204, 205, 304]);

/**
 * The answer as the platform's. It tells its length: without one, msw 3 sends it in chunks over a connection that is
 * not used again, which makes every request twice as dear.
 */
export function toResponse({ status, headers, body }: Reply): Response {
  if (NO_BODY.has(status)) return new Response(null, { status, headers });
  const bytes = typeof body === "string" ? new TextEncoder().encode(body) : body;
  return new Response(bytes as BodyInit | null, {
    status,
    headers: { ...headers, "content-length": String(bytes?.length ?? 0) },
  });
}
