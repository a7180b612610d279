import { ConnectionError, EconomicError, ServerError, TimeoutError } from "../errors/errors.ts";
import type { ErrorFacts } from "../errors/facts.ts";
import { type Redact, redactError } from "../errors/redact.ts";
import type { LightRequest } from "../request/light-request.ts";
import { withTimeLimit } from "../utils/with-time-limit.ts";
import type { Answer } from "./answer.ts";
import { ownConnection } from "./connection.ts";
import { learnFrom } from "./rate-limit.ts";
import type { Payload } from "./seal.ts";

/** How much of an answer that makes no sense stands in the message. */
const excerptLength = 200;

/** Reads `Retry-After`, which is seconds or a date, as milliseconds from now. */
function readRetryAfter(headers: Headers, now: number): number | undefined {
  const value = headers.get("retry-after") ?? "";
  const ms = /^[\d.]+$/.test(value) ? Number(value) * 1000 : Date.parse(value) - now;
  return ms >= 0 ? ms : undefined;
}

/** Headers as they are sent, in plain objects: a `Headers` costs time, and prints its tokens. */
function headersOf(request: LightRequest, { key, body }: Payload): Record<string, string> {
  return {
    ...(body && { "content-type": body.contentType }),
    ...request.headers,
    ...(key && { "idempotency-key": key.key }),
  };
}

/** What the caller wants of a success. */
type Expected = "json" | "bytes" | "stream";

/** Files are bytes unless the caller asks for a stream; everything else is JSON. */
function expectedOf({ method, path, options }: LightRequest["call"]): Expected {
  if (options.as) return options.as;
  const isFile = method === "GET" && (path.endsWith("/pdf") || path.endsWith("/file"));
  return isFile ? "bytes" : "json";
}

/**
 * Reads a success that is JSON. Only a write may answer with nothing: of a read it would look as if there were no record, where
 * nobody has looked. `null` is nothing, too.
 */
function readJson(text: string, isWrite: boolean): { data: unknown } | { text: string } {
  const nothing = isWrite ? { data: undefined } : { text: "" };
  if (text === "") return nothing;
  try {
    const data: unknown = JSON.parse(text);
    return data === null ? nothing : { data };
  } catch {
    return { text };
  }
}

/** Returns the data of a success, or what came instead: its text. */
async function readSuccess(
  response: Response,
  expected: Expected,
  isWrite: boolean,
): Promise<{ data: unknown } | { text: string }> {
  if (expected === "json") return readJson(await response.text(), isWrite);
  // An error page or document instead of the file.
  if (/json|html/.test(response.headers.get("content-type") ?? "")) return { text: await response.text() };
  if (expected === "stream") return response.body ? { data: response.body } : { text: "" };
  const bytes = new Uint8Array(await response.arrayBuffer());
  // A file of no bytes is not a file, and would be sent on as an invoice.
  return bytes.length > 0 ? { data: bytes } : { text: "" };
}

/** Makes the error of a success whose body is not what the operation promises. */
const brokenSuccess = (expected: Expected, facts: ErrorFacts & { body: string }): ServerError => {
  const promised = expected === "json" ? "JSON" : "a file";
  const excerpt = facts.body === "" ? "nothing" : facts.body.slice(0, excerptLength);
  return new ServerError(
    `The server answered ${facts.status}, but instead of ${promised} it sent: ${excerpt}`,
    facts,
  );
};

async function readAnswer(
  response: Response,
  request: LightRequest,
  isWrite: boolean,
  attempts: number,
): Promise<Answer> {
  const { redact, budget, clock } = request.call.config;
  const { status, ok, headers } = response;
  const rateLimit = learnFrom(headers, budget, clock.now());
  const requestId = redact(headers.get("x-requestid") ?? "") || undefined;
  // `false` says that the answer is new (RW-6).
  const replayed = isWrite && headers.get("x-resultfromcache")?.toLowerCase() === "true";
  const expected = expectedOf(request.call);
  const content = ok ? await readSuccess(response, expected, isWrite) : { text: await response.text() };
  const text = "text" in content ? content.text : "";
  if (ok && "text" in content)
    throw brokenSuccess(expected, {
      status,
      body: redact(text),
      requestId,
      replayed,
      attempts,
    });
  return {
    data: "data" in content ? content.data : undefined,
    response: { status, headers, url: request.url },
    requestId,
    rateLimit,
    replayed,
    attempts,
    status,
    ok,
    headers,
    body: null,
    text,
    redact,
    retryAfterMs: readRetryAfter(headers, clock.now()),
  };
}

/** Turns an error of `fetch` or of reading its body into a `ConnectionError` that holds no token. */
function connectionError(
  error: unknown,
  redact: Redact,
  hasAnswered: boolean,
  attempts: number,
): ConnectionError {
  const cause = redactError(error, redact);
  const code = cause.cause?.code ?? cause.code;
  const event = hasAnswered ? "The connection broke off during the answer" : "The connection failed";
  return new ConnectionError(`${event} (${code ?? cause.message}).`, { code, cause, attempts });
}

/**
 * Sends once and reads the answer to its end, both within `timeoutMs`. Resolves with every answer that makes sense, a
 * refusal included.
 * @throws ConnectionError, TimeoutError, ServerError (a success whose body is broken), or the signal's reason.
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
        // Needed for streams, ignored otherwise.
        duplex: "half",
        ...(payload.key && ownConnection()),
      };
      // Types of fetch differ between runtimes: `duplex` is missing in some, and `body: undefined` in others.
      response = await (config.fetch ?? fetch)(request.url, init as RequestInit);
      return await readAnswer(response, request, payload.key !== undefined, attempts);
    } catch (error) {
      if (error instanceof EconomicError) throw error;
      throw connectionError(error, config.redact, response !== undefined, attempts);
    }
  };
  const timeout = () => new TimeoutError(`The server did not answer within ${timeoutMs} ms.`, { attempts });
  return withTimeLimit(send, { ms: timeoutMs, timeout, signal });
}
