import { isStream } from "./body.ts";
import { learn, readRateLimit } from "./budget.ts";
import type { Call, Payload } from "./call.ts";
import { bounded } from "./clock.ts";
import { errorFromResponse } from "./error-response.ts";
import { ConnectionError, EconomicError, type ErrorFacts, ServerError, TimeoutError } from "./errors.ts";
import { redactCause } from "./redact.ts";
import type { SendResult } from "./send.ts";

/** Milliseconds that `Retry-After` asks for, in seconds or as a date. */
export const readRetryAfter = (headers: Headers, now: number): number | undefined => {
  const value = headers.get("retry-after") ?? "";
  const ms = /^[\d.]+$/.test(value) ? +value * 1000 : Date.parse(value) - now;
  return Number.isNaN(ms) ? undefined : Math.max(0, ms);
};

/** Sends once and reads the answer to its end, both within `timeoutMs`. Throws `EconomicError`s, or the signal's reason. */
export const exchange = (
  { config, method, path, url, parse, signal, ...call }: Call,
  { key, bytes, type }: Payload,
  timeoutMs: number,
  facts: ErrorFacts & { attempts: number },
): Promise<SendResult> => {
  const { clock, scrub, budget } = config;
  const read = async (inner: AbortSignal): Promise<SendResult> => {
    let response: Response | undefined;
    try {
      response = await (config.fetch ?? fetch)(url, {
        method,
        // Plain objects throughout: a `Headers` or `Request` costs time, and prints its tokens.
        headers: {
          ...config.headers,
          ...(type && { "content-type": type }),
          ...call.headers,
          ...(key && { "idempotency-key": key.key }),
        },
        redirect: "manual",
        signal: inner,
        ...(bytes && { body: bytes }),
        ...(isStream(bytes) && { duplex: "half" }),
      });
      const { status, headers, ok } = response;
      const rateLimit = readRateLimit(headers);
      if (rateLimit) learn(budget, rateLimit, clock.now());
      const replayed = headers.has("x-resultfromcache");
      const requestId = headers.get("x-requestid") ?? undefined;
      const answer = (data?: unknown) => ({
        data,
        response: { status, headers, url },
        requestId,
        rateLimit,
        replayed,
        attempts: facts.attempts,
      });
      const told = { ...facts, status, requestId, replayed };
      const kind = headers.get("content-type") ?? "";
      const file = parse === "bytes" || (!parse && method === "GET" && /\/(pdf|file)$/.test(path));
      if (ok && parse === "stream") return answer(response.body);
      if (ok && (file ? !/json|html/.test(kind) : !parse && /pdf|octet-stream|image/.test(kind)))
        return answer(new Uint8Array(await response.arrayBuffer()));
      const text = scrub(await response.text());
      if (!ok)
        throw errorFromResponse(status, text, {
          ...told,
          retryAfterMs: readRetryAfter(headers, clock.now()),
        });
      try {
        if (!file) return answer(text && parse !== "none" ? JSON.parse(text) : undefined);
      } catch {}
      throw new ServerError(`${status}, but no ${file ? "file" : "JSON"}: ${text.slice(0, 200)}`, {
        ...told,
        body: text,
      });
    } catch (error) {
      if (error instanceof EconomicError) throw error;
      const cause = redactCause(error, scrub);
      const code = cause.cause?.code ?? cause.code;
      throw new ConnectionError(
        `the connection ${response ? "broke off" : "failed"} (${code ?? cause.message})`,
        {
          ...facts,
          code,
          cause,
        },
      );
    }
  };
  return bounded(
    read,
    timeoutMs,
    signal as AbortSignal | undefined,
    () => new TimeoutError(`no answer within ${timeoutMs} ms`, facts),
  );
};
