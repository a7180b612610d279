import { errorFromResponse } from "../errors/error-from-response.ts";
import { ConnectionError, EconomicError, ServerError, TimeoutError } from "../errors/errors.ts";
import { redactCause } from "../errors/redact.ts";
import type { Call, Payload } from "../request/call.ts";
import type { SendResult } from "../request/send.ts";
import { bounded } from "../utils/clock.ts";
import { learn } from "./rate-limit.ts";

/** Milliseconds that `Retry-After` asks for, in seconds or as a date. */
const readRetryAfter = (headers: Headers, now: number): number | undefined => {
  const value = headers.get("retry-after") ?? "";
  const ms = /^[\d.]+$/.test(value) ? +value * 1000 : Date.parse(value) - now;
  return ms >= 0 ? ms : undefined;
};

/** Sends once and reads the answer to its end, both within `timeoutMs`. Throws `EconomicError`s, or the signal's reason. */
export const exchange = (
  call: Call,
  { key, bytes, type }: Payload,
  timeoutMs: number,
  attempts: number,
): Promise<SendResult> => {
  const { config, method, path, url, options } = call;
  const { clock, scrub, budget } = config;
  const { as } = options;

  const read = async (signal: AbortSignal) => {
    // Plain objects throughout: a `Headers` or `Request` costs time, and prints its tokens.
    const sent: Record<string, string> = { ...config.headers };
    if (type) sent["content-type"] = type;
    // In lower case: two spellings of one name would both be sent.
    for (const name in options.headers) sent[name.toLowerCase()] = options.headers[name] as string;
    if (key) sent["idempotency-key"] = key.key;
    let response: Response | undefined;
    try {
      response = await (config.fetch ?? fetch)(url, {
        method,
        headers: sent,
        body: bytes,
        redirect: "manual",
        signal,
        // Needed for streams, ignored otherwise.
        duplex: "half",
      } as RequestInit);
      const { status, headers, ok } = response;
      const rateLimit = learn(budget, headers, clock.now());
      const requestId = scrub(headers.get("x-requestid") ?? "") || undefined;
      const replayed = key !== undefined && headers.has("x-resultfromcache");
      const answer = (data?: unknown) => ({
        data,
        response: { status, headers, url },
        requestId,
        rateLimit,
        replayed,
        attempts,
      });
      const type = headers.get("content-type") ?? "";
      const file = as ?? (method === "GET" && /\/(pdf|file)$/.test(path));
      let text = "";
      if (ok && file && !/json|html/.test(type)) {
        const data = as === "stream" ? response.body : new Uint8Array(await response.arrayBuffer());
        // No bytes are no file, and would be sent on as an invoice. A stream has no length.
        if (data && (data as Uint8Array).length !== 0) return answer(data);
      } else text = await response.text();
      if (ok && !file)
        try {
          return answer(text ? JSON.parse(text) : undefined);
        } catch {}
      const body = scrub(text);
      const facts = { status, requestId, replayed, body };
      throw ok
        ? new ServerError(`${status}, but no ${file ? "file" : "JSON"}: ${body.slice(0, 200)}`, facts)
        : errorFromResponse(body, call, {
            ...facts,
            retryAfterMs: readRetryAfter(headers, clock.now()),
          });
    } catch (error) {
      if (error instanceof EconomicError) throw error;
      const cause = redactCause(error, scrub);
      const code = cause.cause?.code ?? cause.code;
      const message = `the connection ${response ? "broke off" : "failed"} (${code ?? cause.message})`;
      throw new ConnectionError(message, { code, cause });
    }
  };
  return bounded(read, timeoutMs, call.signal, () => new TimeoutError(`no answer within ${timeoutMs} ms`));
};
