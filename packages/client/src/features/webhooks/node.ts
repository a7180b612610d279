import { invalid } from "../../errors/invalid.ts";
import type { WebhookRequest } from "./receiver-options.ts";

/** The properties of Node's `IncomingMessage` that the adapter reads, with those that Express and Fastify add. */
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

/** The members of Node's `ServerResponse` that the adapter uses. */
export interface NodeWebhookResponse {
  statusCode: number;
  setHeader(name: string, value: string): unknown;
  end(): unknown;
}

/**
 * A webhook receiver as a handler of `node:http`, Express and the like, which answers with the status alone. Mount it
 * before body parsers: they trust the content type, which may be wrong for a webhook. If a parser has read the body,
 * the handler takes it from `request.body`, and answers 400 if that is missing.
 */
export function nodeWebhookHandler(
  receive: (request: WebhookRequest) => Promise<{ status: number }>,
): (request: NodeWebhookRequest, response: NodeWebhookResponse) => Promise<void> {
  if (typeof receive !== "function")
    invalid("nodeWebhookHandler takes the function that createWebhookReceiver returns.", "receive");
  return async (incoming, outgoing) => {
    const { method, headers, originalUrl, url, body, readableEnded } = incoming;
    const chunks = incoming[Symbol.asyncIterator]();
    const { status } = await receive({
      method,
      // Only the path and the query are read. The sender chooses the Host header.
      url: `http://localhost${originalUrl ?? url}`,
      headers: { get: (name) => `${headers[name]}` },
      // Without a `return`: ending the iterator would close the socket before the answer.
      body: readableEnded ? parsedBody(body) : { next: () => chunks.next() },
    }).catch(() => ({ status: 500 }));
    outgoing.statusCode = status;
    // The unread rest of the body must not be taken for the next request.
    if (status >= 400) outgoing.setHeader("connection", "close");
    outgoing.end();
  };
}

/** Returns the body as text again after a body parser has read it. */
function parsedBody(body: unknown): unknown {
  if (typeof body === "string" || body instanceof Uint8Array) return body;
  const text: string | undefined = JSON.stringify(body);
  if (text !== undefined) return text;
  const missing = () =>
    invalid("A body parser has read the body, but request.body is missing: mount the handler before it.");
  return { next: missing };
}
