import type { RateLimit } from "../types/index.ts";
import { learn, readRateLimit } from "./budget.ts";
import { bounded } from "./clock.ts";
import type { Config } from "./config.ts";
import { errorFromResponse, place } from "./error-response.ts";
import { ConnectionError, type ErrorFacts, ServerError, TimeoutError } from "./errors.ts";
import type { Call } from "./payload.ts";
import { redactCause } from "./redact.ts";
import type { SendRequest } from "./send.ts";
import { guardStream } from "./stream.ts";

/** How one attempt ended. */
export interface Outcome {
  /** What to throw, if it failed; anything at all when the caller aborted. */
  failure?: { error: unknown } | undefined;
  data?: unknown;
  response?: Response | undefined;
  rateLimit?: RateLimit | undefined;
  /** Answered from the server's memory of the idempotency key. */
  replayed: boolean;
  /** The attempt may have reached the server, and no definite answer came. */
  ambiguous: boolean;
  /** Another attempt may fare better. */
  retriable: boolean;
  timedOut?: boolean;
  /** What `Retry-After` asks for. */
  waitMs?: number | undefined;
}

type Coded = Error & { code?: string };

/** Failures that come before a connection: nothing can have reached the server. Node's codes; others give none. */
const neverSent = /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|UND_ERR_CONNECT_TIMEOUT)$/;

const isFile = ({ parse, method, path }: SendRequest) =>
  parse === "bytes" || (!parse && method === "GET" && /\/(pdf|file)$/.test(path));

/** Milliseconds that `Retry-After` asks for, from seconds or a date. */
export const readRetryAfter = (headers: Headers, now: number): number | undefined => {
  const value = headers.get("retry-after")?.trim() ?? "";
  const ms = /^\d+(\.\d+)?$/.test(value) ? Number(value) * 1000 : Date.parse(value) - now;
  return Number.isNaN(ms) ? undefined : Math.max(0, ms);
};

/** Sends once and reads the answer to its end, both within `timeoutMs`. Never throws. */
export const exchange = async (
  { options, clock, budget, scrub }: Config,
  { request, url }: Call,
  init: RequestInit,
  timeoutMs: number,
  facts: ErrorFacts & { service: string; path: string },
): Promise<Outcome> => {
  const signal = request.signal as AbortSignal | undefined;
  const late = () => new TimeoutError(`${place(facts)}: no answer within ${timeoutMs} ms.`, facts);
  let response: Response | undefined;

  const read = async (inner: AbortSignal): Promise<Outcome> => {
    const answer = await (options.fetch ?? globalThis.fetch)(url, { ...init, signal: inner });
    response = answer;
    const { status, headers, body } = answer;
    const rateLimit = readRateLimit(headers);
    learn(budget, rateLimit, clock.now());
    const replayed = headers.get("x-resultfromcache") === "true";
    const outcome = { response, rateLimit, replayed, ambiguous: false, retriable: false };
    const requestId = headers.get("x-requestid") ?? undefined;
    if (!answer.ok) {
      const waitMs = readRetryAfter(headers, clock.now());
      const error = errorFromResponse(answer, scrub(await answer.text()), { ...facts, retryAfterMs: waitMs });
      const ambiguous = status === 408 || status >= 500;
      const retriable = ambiguous || status === 425 || status === 429;
      return { ...outcome, failure: { error }, waitMs, ambiguous, retriable };
    }
    if (request.parse === "stream")
      return { ...outcome, data: body && guardStream(body, timeoutMs, signal, late) };
    const type = headers.get("content-type") ?? "";
    const file = isFile(request);
    if (file ? !/json|html/.test(type) : !request.parse && /pdf|octet-stream|image\//.test(type))
      return { ...outcome, data: new Uint8Array(await answer.arrayBuffer()) };
    const text = await answer.text();
    if (!file) {
      if (request.parse === "none" || !text) return outcome;
      try {
        return { ...outcome, data: JSON.parse(text) };
      } catch {}
    }
    const error = new ServerError(
      `${place(facts)}: ${status}, but with something else than ${file ? "a file" : "JSON"}: ${scrub(text.slice(0, 200))}`,
      { ...facts, status, requestId, body: scrub(text) },
    );
    return { ...outcome, failure: { error }, ambiguous: true, retriable: true };
  };

  try {
    return await bounded(read, timeoutMs, signal, late);
  } catch (error) {
    const outcome = { response, replayed: false, ambiguous: true, retriable: true };
    if (signal?.aborted) return { ...outcome, failure: { error: signal.reason }, retriable: false };
    if (error instanceof TimeoutError) return { ...outcome, failure: { error }, timedOut: true };
    const cause = redactCause(error, scrub) as Coded & { cause?: Coded };
    const code = cause.cause?.code ?? cause.code;
    const message = `${place(facts)}: the connection ${response ? "broke off" : "failed"} (${code ?? cause.message}).`;
    const ambiguous = !neverSent.test(code ?? "");
    return {
      ...outcome,
      failure: { error: new ConnectionError(message, { ...facts, code, cause }) },
      ambiguous,
    };
  }
};
