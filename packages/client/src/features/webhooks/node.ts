import { invalid } from "../../errors/invalid.ts";
import type { WebhookRequest } from "./receiver-options.ts";

/** The properties of Node's `IncomingMessage` that are read, with those that Express and Fastify add. */
export interface NodeWebhookRequest extends AsyncIterable<Uint8Array | string> {
  method?: string | undefined;
  url?: string | undefined;
  originalUrl?: string | undefined;
  headers: Readonly<Record<string, string | string[] | undefined>>;
  /** The body, if a body parser has read it. */
  body?: unknown;
  /** `true` if the body was already read. */
  readableEnded?: boolean | undefined;
}

/** The properties of Node's `ServerResponse` that are used. */
export interface NodeWebhookResponse {
  statusCode: number;
  setHeader(name: string, value: string): unknown;
  end(): unknown;
}

/**
 * Turns a webhook receiver into a handler for `node:http`, Express and similar servers. It answers with a status and no body.
 * Mount it before body parsers, because they trust the content type, which may be wrong for a webhook. If a parser has read the
 * body, `request.body` is used; without it, the answer is 400.
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
      // Only the path and the query of the URL are used. The Host header is left out, because the sender chooses it.
      url: `http://localhost${originalUrl ?? url}`,
      headers: { get: (name) => `${headers[name]}` },
      // The iterator's `return` is left out, because it would close the socket before the answer is sent.
      body: readableEnded ? parsedBody(body) : { next: () => chunks.next() },
    }).catch(() => ({ status: 500 }));
    outgoing.statusCode = status;
    // The unread rest of the body must not be read as the next request.
    if (status >= 400) outgoing.setHeader("connection", "close");
    outgoing.end();
  };
}

/** Turns the value from a body parser into text again. */
function parsedBody(body: unknown): unknown {
  if (typeof body === "string" || body instanceof Uint8Array) return body;
  const text: string | undefined = JSON.stringify(body);
  if (text !== undefined) return text;
  const missing = () =>
    invalid(
      "A body parser has read the body, but request.body is missing: mount the handler before the parser.",
    );
  return { next: missing };
}
