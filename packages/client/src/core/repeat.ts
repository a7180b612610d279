import { encodeWith, isStream } from "./body.ts";
import { enter, enterNow, leave } from "./budget.ts";
import type { Call, Payload } from "./call.ts";
import { defined } from "./defined.ts";
import { EconomicError, type ErrorFacts, OutcomeUnknownError, TimeoutError } from "./errors.ts";
import { exchange } from "./exchange.ts";
import { teller } from "./hooks.ts";
import { createIdempotencyKey, type DatedKey, readKey } from "./keys.ts";
import type { SendResult } from "./send.ts";

/** The first wait is up to this long, in milliseconds; each further one up to twice the one before. */
const firstDelayMs = 500;

/** Failures that come before a connection: nothing can have reached the server. Node's codes; others give none. */
const neverSent = /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|UND_ERR_CONNECT_TIMEOUT)$/;

/** The error of a write that may have happened; `known` is what an attempt failed with, if it was not aborted. */
export const outcomeUnknown = (
  cause: unknown,
  { key, createdAt, expiresAt }: DatedKey,
  attempts = 0,
  known?: EconomicError,
): OutcomeUnknownError =>
  new OutcomeUnknownError(
    `it may have happened. Repeat it within 55 minutes with idempotencyKey { key: error.key, createdAt: error.sentAt }, or look the record up. ${known ? known.message : "Aborted"}`,
    { attempts, ...known, key, sentAt: new Date(createdAt), expiresAt: new Date(expiresAt), cause },
  );

/** Sends, and sends again while that may help. A write keeps its key, and what is in doubt stays in doubt. */
export const repeat = async (call: Call, given?: Payload): Promise<SendResult> => {
  const { config, method, body, options, signal } = call;
  const { clock, budget } = config;
  const write = method !== "GET";
  const retry = options.retry ? { ...config.retry, ...(defined(options.retry) as object) } : config.retry;
  const maxAttempts = options.retry === false || isStream(body) ? 1 : retry.maxAttempts;
  const timeoutMs = options.timeoutMs ?? (write ? config.writeTimeoutMs : config.timeoutMs);
  const deadline = clock.now() + retry.deadlineMs;
  const tell = config.hooks && teller(call);
  let payload = given;
  let attempts = 0;
  let ambiguous = false;

  const left = () => Math.min(deadline, payload?.key?.expiresAt ?? deadline) - clock.now();
  const late = () => new TimeoutError("its time is over (retry.deadlineMs)");

  for (;;) {
    let sentAt: number | undefined;
    let result: SendResult | undefined;
    let error: unknown;
    try {
      signal?.throwIfAborted();
      if (!enterNow(config))
        await enter(config, left(), signal, late, (waitMs) =>
          tell?.("onThrottle", attempts + 1, payload, { waitMs }),
        );
      try {
        const now = clock.now();
        if (left() <= 0) throw late();
        if (!payload) {
          const key = write ? readKey(createIdempotencyKey(now), now) : undefined;
          payload = { key, ...(await encodeWith(body, key?.key)) };
        }
        attempts++;
        tell?.("onRequest", attempts, payload);
        sentAt = now;
        result = await exchange(call, payload, Math.min(timeoutMs, left()), attempts);
        if (!tell) return result;
      } finally {
        leave(budget);
      }
    } catch (reason) {
      error = reason;
    }

    // What a signal aborts with says nothing of this call, even if it is another call's error.
    const known = error instanceof EconomicError && error !== signal?.reason ? error : undefined;
    const {
      status,
      requestId,
      replayed,
      code = "",
      retryAfterMs = 0,
    }: ErrorFacts = known ? Object.assign(known, { attempts }) : { ...result, ...result?.response };
    const brief = result ? undefined : { kind: known?.kind ?? "aborted", message: Object(error).message };
    if (sentAt !== undefined)
      tell?.("onResponse", attempts, payload, {
        durationMs: clock.now() - sentAt,
        status,
        requestId,
        replayed,
        rateLimit: result?.rateLimit,
        error: brief,
      });
    if (result) return result;

    const doubtful =
      sentAt !== undefined &&
      (!status || status < 300 ? !neverSent.test(code) : status === 408 || status > 499);
    ambiguous ||= doubtful;
    const key = payload?.key;
    const failure = () => (ambiguous && key ? outcomeUnknown(error, key, attempts, known) : error);
    const limited = status === 429 || status === 425;
    if (replayed && key) {
      // What is kept under the key stays: a refusal settles the call, a failure ends it. A 429 says that nothing was
      // done only if no attempt is in doubt; then a new key may do, unless the caller counts on the old one.
      if (!limited && !doubtful) throw error;
      if (ambiguous || given) throw failure();
      payload = undefined;
    }
    // After a timeout the first attempt may still be at work: a resend at its heels would run beside it.
    const rest =
      key && !status && error instanceof TimeoutError ? Math.min(retry.maxDelayMs, timeoutMs) : retryAfterMs;
    const delayMs = Math.max(
      rest,
      clock.random() * Math.min(retry.maxDelayMs, firstDelayMs * 2 ** (attempts - 1)),
    );
    const patient = retryAfterMs <= retry.maxDelayMs;
    if (limited && patient) budget.pausedUntil = Math.max(budget.pausedUntil, clock.now() + retryAfterMs);
    const hopeful = sentAt !== undefined && !signal?.aborted && (doubtful || limited || !status);
    if (!hopeful || !patient || attempts >= maxAttempts || delayMs >= left()) throw failure();
    tell?.("onRetry", attempts, payload, { delayMs, error: brief });
    await clock.sleep(delayMs, signal);
  }
};
