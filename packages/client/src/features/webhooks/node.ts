/** What the adapter reads of Node's `IncomingMessage` (and of Express's and Fastify's additions to it). */
export interface NodeWebhookRequest extends AsyncIterable<Uint8Array | string> {
  method?: string | undefined;
  url?: string | undefined;
  originalUrl?: string | undefined;
  headers: Readonly<Record<string, string | string[] | undefined>>;
  /** Set by body parsers… */
  body?: unknown;
  /** …which then leave nothing to read. */
  readableEnded?: boolean | undefined;
}

/** What the adapter does with Node's `ServerResponse`. */
export interface NodeWebhookResponse {
  statusCode: number;
  setHeader(name: string, value: string): unknown;
  end(text?: string): unknown;
}

/**
 * A webhook receiver as a handler of `node:http`, Express and the like. Mount it before body parsers: they trust the
 * content type, which a webhook may state wrongly.
 */
export function nodeWebhookHandler(
  receive: (request: Request) => Promise<Response>,
): (request: NodeWebhookRequest, response: NodeWebhookResponse) => Promise<void> {
  return async (incoming, outgoing) => {
    const failed = (status: number) => () => new Response(null, { status });
    const request = await asRequest(incoming).catch(failed(400));
    const response = request instanceof Response ? request : await receive(request).catch(failed(500));
    outgoing.statusCode = response.status;
    response.headers.forEach((value, name) => {
      outgoing.setHeader(name, value);
    });
    // What was not read of the body must not be taken for the next request.
    if (response.status >= 400) outgoing.setHeader("connection", "close");
    outgoing.end(await response.text());
  };
}

async function asRequest(incoming: NodeWebhookRequest): Promise<Request> {
  const { method = "GET", headers, originalUrl, url = "/", body, readableEnded } = incoming;
  // Only path and query count; a Host header is the sender's to choose.
  return new Request(new URL(`http://localhost${originalUrl ?? url}`), {
    method,
    headers: Object.entries(headers).flatMap(([name, value]) =>
      [value ?? []].flat().map((one): [string, string] => [name, one]),
    ),
    body: /^(GET|HEAD)$/.test(method) ? null : readableEnded ? parsedAlready(body) : streamOf(incoming),
    // Node asks for it when the body is a stream.
    duplex: "half",
  } as RequestInit);
}

/** What a body parser made of the body, as text again. */
const parsedAlready = (body: unknown): BodyInit =>
  typeof body === "string" || body instanceof Uint8Array ? (body as BodyInit) : JSON.stringify(body ?? "");

function streamOf(incoming: AsyncIterable<Uint8Array | string>): ReadableStream<Uint8Array> {
  const chunks = incoming[Symbol.asyncIterator]();
  // No cancel: ending the iterator would close the socket under the answer.
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await chunks.next();
      if (done) controller.close();
      else controller.enqueue(typeof value === "string" ? new TextEncoder().encode(value) : value);
    },
  });
}
