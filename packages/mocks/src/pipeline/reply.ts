/** An answer as it is sent. */
export interface Reply {
  readonly status: number;
  /** The header fields, with names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array | null;
  /** Whether only half of the body arrives, and then nothing more. */
  readonly stalled?: boolean;
}

const noBody = new Set([101, 204, 205, 304]);

/**
 * Makes a `Response` with a `content-length`. Without it, msw 3 would send chunks over a connection that is not used
 * again, and every request would take twice as long. `signal` ends a body that has stalled.
 */
export function toResponse({ status, headers, body, stalled }: Reply, signal?: AbortSignal | null): Response {
  if (noBody.has(status)) return new Response(null, { status, headers });
  const bytes = typeof body === "string" ? new TextEncoder().encode(body) : body;
  const content = stalled === true && bytes !== null ? stalling(bytes, signal) : bytes;
  return new Response(content as BodyInit | null, {
    status,
    headers: { ...headers, "content-length": String(bytes?.length ?? 0) },
  });
}

function stalling(bytes: Uint8Array, signal: AbortSignal | null | undefined): ReadableStream<Uint8Array> {
  let abort: () => void;
  return new ReadableStream({
    start(controller) {
      abort = () => controller.error(signal?.reason);
      signal?.addEventListener("abort", abort, { once: true });
      controller.enqueue(bytes.slice(0, Math.ceil(bytes.length / 2)));
    },
    cancel() {
      signal?.removeEventListener("abort", abort);
    },
  });
}
