/** Converts node:http's messages into Request, and Response back into node:http's. */
import type { IncomingMessage, ServerResponse } from "node:http";

/** The most bytes that a body may have. The server stops reading beyond it; e-conomic's own limit for files is 9 MB. */
export const largestBody = 32 * 1024 * 1024;

export class BodyTooLarge extends Error {
  override readonly name = "BodyTooLarge";
}

/**
 * Reads a message to its end and returns it as a Request at `url`.
 *
 * @param signal aborts when the caller no longer waits for the answer.
 * @throws BodyTooLarge beyond {@link largestBody}.
 */
export async function toRequest(message: IncomingMessage, url: URL, signal: AbortSignal): Promise<Request> {
  const { method = "GET", rawHeaders } = message;
  const headers = new Headers();
  for (let at = 0; at + 1 < rawHeaders.length; at += 2)
    headers.append(rawHeaders[at] ?? "", rawHeaders[at + 1] ?? "");
  const body = await readAll(message);
  const hasBody = body.length > 0 && method !== "GET" && method !== "HEAD";
  return new Request(url, { method, headers, body: hasBody ? body : null, signal });
}

async function readAll(message: IncomingMessage): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of message as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > largestBody) throw new BodyTooLarge(`A body has at most ${largestBody} bytes here.`);
    chunks.push(chunk);
  }
  return new Uint8Array(Buffer.concat(chunks));
}

/** Sends a Response, and resolves when all of it is written. Each part of the body is sent at once, as the body may stall. */
export async function sendResponse(response: Response, outgoing: ServerResponse): Promise<void> {
  outgoing.statusCode = response.status;
  if (response.statusText !== "") outgoing.statusMessage = response.statusText;
  for (const [name, value] of response.headers) outgoing.setHeader(name, value);
  for await (const chunk of response.body ?? []) if (!outgoing.write(chunk)) await drained(outgoing);
  outgoing.end();
}

/** Resolves when a slow reader has read what was written, or has disconnected. */
function drained(outgoing: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    if (outgoing.destroyed) return resolve();
    const done = () => {
      outgoing.off("drain", done).off("close", done);
      resolve();
    };
    outgoing.on("drain", done).on("close", done);
  });
}
