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

export function toResponse(reply: Reply): Response {
  const body = NO_BODY.has(reply.status) ? null : reply.body;
  return new Response(body as BodyInit | null, { status: reply.status, headers: reply.headers });
}
