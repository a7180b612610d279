import { ConnectionError, EconomicError, TimeoutError } from "../errors/errors.ts";
import { type Redact, redactError } from "../errors/redact.ts";
import type { LightRequest } from "../request/light-request.ts";
import type { Fetch, FetchInit } from "../types/index.ts";
import { withTimeLimit } from "../utils/with-time-limit.ts";
import type { Answer } from "./answer.ts";
import { ownConnection } from "./connection.ts";
import { readAnswer } from "./read-answer.ts";
import type { Payload } from "./seal.ts";

/** Returns the headers to send as a plain object, because a `Headers` object costs time and prints its tokens. */
function headersOf(request: LightRequest, { key, body }: Payload): Record<string, string> {
  return {
    ...(body && { "content-type": body.contentType }),
    ...request.headers,
    ...(key && { "idempotency-key": key.key }),
  };
}

/** Turns an error of `fetch`, or of reading its body, into a `ConnectionError` without tokens. */
function connectionError(
  error: unknown,
  redact: Redact,
  hasAnswered: boolean,
  attempts: number,
): ConnectionError {
  const cause = redactError(error, redact);
  const code = cause.cause?.code ?? cause.code;
  const event = hasAnswered ? "The connection broke off during the answer" : "The connection failed";
  const advice =
    code === "ECONNREFUSED" ? " Nothing listens there: is the server, or the mock, started?" : "";
  return new ConnectionError(`${event} (${code ?? cause.message}).${advice}`, { code, cause, attempts });
}

/**
 * Sends once and reads the answer to its end, both within `timeoutMs`. Resolves to every answer that can be
 * understood, also to a refusal.
 * @throws a ConnectionError, a TimeoutError, a ServerError (for a success whose body is broken), or the signal's
 *   reason.
 */
export function attempt(
  request: LightRequest,
  payload: Payload,
  timeoutMs: number,
  attempts: number,
): Promise<Answer> {
  const { config, signal } = request.call;
  const send = async (ownSignal: AbortSignal): Promise<Answer> => {
    let response: Response | undefined;
    try {
      const init = {
        method: request.method,
        headers: headersOf(request, payload),
        body: payload.body?.bytes,
        redirect: "manual",
        signal: ownSignal,
        // fetch needs this if the body is a stream. For other bodies, fetch ignores it.
        duplex: "half",
        ...(payload.key && ownConnection()),
      };
      const fetchOnce: Fetch = config.fetch ?? fetch;
      // The types of blobs, streams and the body of an answer differ between runtimes. The casts are safe, because
      // the client only passes these values on.
      response = (await fetchOnce(request.url, init as FetchInit)) as Response;
      return await readAnswer(response, request, payload.key !== undefined, attempts);
    } catch (error) {
      if (error instanceof EconomicError) throw error;
      throw connectionError(error, config.redact, response !== undefined, attempts);
    }
  };
  const timeout = () => new TimeoutError(`The server did not answer within ${timeoutMs} ms.`, { attempts });
  return withTimeLimit(send, { ms: timeoutMs, timeout, signal });
}
