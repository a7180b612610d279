import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { bugResponse } from "../pipeline/bug-response.ts";
import { ConnectionDropped } from "../pipeline/no-answer.ts";
import { controlResponse, refusal } from "./control.ts";
import type { RunningEmulator } from "./create-emulator.ts";
import { isInterfacePath } from "./interface/index.ts";
import { BodyTooLarge, sendResponse, toRequest } from "./node-adapter.ts";

/** Checks whether a host name always means this machine. */
export function isLoopback(hostname: string): boolean {
  return /^(localhost|.+\.localhost|127(\.\d{1,3}){3}|\[?::1\]?)$/i.test(hostname);
}

/**
 * Answers requests for e-conomic's hosts from the mock, and all others from the interface and the page. A request names a
 * host in the first segment of its path, or by `Host`.
 *
 * @param loopback refuses requests for other names than this machine's. A web page elsewhere could otherwise reach the mock
 *   by pointing its own name at 127.0.0.1.
 */
export function requestHandler(emulator: RunningEmulator, loopback: boolean): RequestListener {
  const { mock, targetOf } = emulator;
  const respond = async (request: Request): Promise<Response> => {
    if (targetOf(new URL(request.url)) !== undefined) return await mock.fetch(request);
    return isInterfacePath(new URL(request.url).pathname)
      ? await emulator.answerInterface(request)
      : controlResponse(request);
  };
  const answer = async (message: IncomingMessage, signal: AbortSignal): Promise<Response> => {
    const url = urlOf(message);
    if (url === undefined) return refusal(400, "The request has no usable Host header or path.");
    const target = targetOf(url);
    if (loopback && !isLoopback(url.hostname) && (target === undefined || target.base !== url.origin))
      return refusal(
        403,
        `This server answers for this machine only, not for ${url.hostname}. Start it with --host.`,
      );
    if (unsendable.includes(message.method ?? ""))
      return refusal(405, `${message.method} is not a method of e-conomic's.`);
    const request = await toRequest(message, url, signal);
    try {
      return await respond(request);
    } finally {
      // The caller may rely on a change once it has an answer, and also when a fault cuts the connection instead.
      await emulator.flush();
    }
  };
  return (message, outgoing) => {
    const gone = new AbortController();
    outgoing.on("close", () => outgoing.writableFinished || gone.abort());
    answer(message, gone.signal)
      .catch((error: unknown) => failed(error, outgoing))
      .then((response) => response && sendResponse(response, outgoing))
      .catch(() => outgoing.destroy());
  };
}

/** Methods that a Request cannot have. */
const unsendable = ["CONNECT", "TRACE", "TRACK"];

/** Returns the requested URL, which the message holds whole if the server is used as a proxy. */
function urlOf({ url = "", headers: { host = "" } }: IncomingMessage): URL | undefined {
  const text = url.startsWith("/") ? `http://${host}${url}` : url;
  return /^[\w.:[\]-]+$/.test(host) && URL.canParse(text) ? new URL(text) : undefined;
}

/** Returns the answer to a failed request; undefined after cutting the connection, as a fault demands. */
function failed(error: unknown, outgoing: ServerResponse): Response | undefined {
  if (outgoing.destroyed) return undefined;
  if (error instanceof Error && error.cause instanceof ConnectionDropped) {
    outgoing.destroy();
    return undefined;
  }
  if (error instanceof BodyTooLarge) {
    // The rest of the body stays unread, so the connection cannot be used again.
    outgoing.shouldKeepAlive = false;
    return refusal(413, error.message);
  }
  return bugResponse(error);
}
