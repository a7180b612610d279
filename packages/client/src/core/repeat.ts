import { encodeWith, isStream } from "./body.ts";
import { enter, leave } from "./budget.ts";
import { type Call, factsOf, type Payload } from "./call.ts";
import type { Config } from "./config.ts";
import { defined } from "./defined.ts";
import { EconomicError, type ErrorFacts, OutcomeUnknownError, TimeoutError } from "./errors.ts";
import { exchange } from "./exchange.ts";
import { ended, eventsOf, tell } from "./hooks.ts";
import { createIdempotencyKey, type DatedKey, readKey } from "./keys.ts";
import type { SendResult } from "./send.ts";

/** The first wait is up to this long, in milliseconds; each further one up to twice the one before. */
const firstDelayMs = 500;

/** Failures that come before a connection: nothing can have reached the server. Node's codes; others give none. */
const neverSent = /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|UND_ERR_CONNECT_TIMEOUT)$/;

/** The error of a write that may have happened, from the last thing that went wrong with it. */
export const outcomeUnknown = (
  cause: unknown,
  facts: ErrorFacts,
  { key, createdAt, expiresAt }: DatedKey,
) => {
  const { status, code, requestId, retryAfterMs, message } = Object(cause);
  const times = { sentAt: new Date(createdAt), expiresAt: new Date(expiresAt) };
  return new OutcomeUnknownError(
    `it happened once or not at all. Repeat it within 55 minutes with idempotencyKey { key: error.key, createdAt: error.sentAt }, or look the record up. Last: ${message ?? cause}`,
    { ...facts, status, code, requestId, retryAfterMs, key, ...times, cause },
  );
};

/** Sends, and sends again while that may help. A write keeps its key, and what is in doubt stays in doubt. */
export const repeat = async (call: Call, given?: Payload): Promise<SendResult> => {
  const { config, method, body } = call;
  const { clock, budget, hooks } = config;
  const signal = call.signal as AbortSignal | undefined;
  const write = method !== "GET";
  const retry: Config["retry"] = {
    ...config.retry,
    ...(call.retry === false ? { maxAttempts: 1 } : (defined(call.retry ?? {}) as object)),
  };
  const { maxAttempts, maxDelayMs } = retry;
  const timeoutMs = call.timeoutMs ?? (write ? config.writeTimeoutMs : config.timeoutMs);
  const deadline = clock.now() + retry.deadlineMs;
  const event = hooks && eventsOf(call);
  let payload = given;
  let attempts = 0;
  let ambiguous = false;

  const left = () => Math.min(deadline, payload?.key?.expiresAt ?? deadline) - clock.now();
  const facts = () => factsOf(call, attempts);
  const late = () => new TimeoutError("its time is over (retry.deadlineMs)", facts());

  for (;;) {
    let entered = false;
    let sentAt: number | undefined;
    let result: SendResult | undefined;
    let error: unknown;
    try {
      signal?.throwIfAborted();
      const admitted = () => {
        entered = true;
      };
      const throttled = (waitMs: number | undefined) =>
        event && tell(hooks.onThrottle, event(attempts + 1, payload, { waitMs }));
      await enter(budget, config, left(), signal, late, admitted, throttled);
      const now = clock.now();
      if (left() <= 0) throw late();
      if (!payload) {
        const key = write ? readKey(createIdempotencyKey(now), now) : undefined;
        payload = { key, ...(await encodeWith(body, key?.key ?? "")) };
      }
      attempts++;
      if (event) tell(hooks.onRequest, event(attempts, payload, {}));
      sentAt = now;
      result = await exchange(call, payload, Math.min(timeoutMs, left()), facts());
    } catch (reason) {
      error = reason;
    }
    if (entered) leave(budget);
    if (event && sentAt !== undefined)
      tell(
        hooks.onResponse,
        event(attempts, payload, { ...ended(result, error), durationMs: clock.now() - sentAt }),
      );
    if (result) return result;

    const known: ErrorFacts = error instanceof EconomicError ? error : {};
    const { status = 0, code = "", replayed, retryAfterMs } = known;
    const sent = sentAt !== undefined;
    const doubtful = sent && (status < 300 ? !neverSent.test(code) : status === 408 || status > 499);
    ambiguous ||= doubtful;
    const key = write && payload?.key;
    const failure = () => (ambiguous && key ? outcomeUnknown(error, facts(), key) : error);
    const limited = status === 429 || status === 425;
    if (replayed && key) {
      // What is kept under the key stays: a refusal settles the call, a failure ends it. A 429 says that nothing was
      // done only if no attempt is in doubt; then a new key may do, unless the caller counts on the old one.
      if (!limited) throw doubtful ? failure() : error;
      if (ambiguous || given) throw failure();
      payload = undefined;
    }
    // After a timeout the first attempt may still be at work: a resend at its heels would run beside it.
    const rest = write && !status && error instanceof TimeoutError ? Math.min(maxDelayMs, timeoutMs) : 0;
    const spread = clock.random() * Math.min(maxDelayMs, firstDelayMs * 2 ** (attempts - 1));
    const delayMs = Math.max(retryAfterMs ?? rest, spread);
    const patient = (retryAfterMs ?? 0) <= maxDelayMs;
    if (limited && patient && retryAfterMs)
      budget.pausedUntil = Math.max(budget.pausedUntil, clock.now() + retryAfterMs);
    const hopeful = sent && !signal?.aborted && (doubtful || !status || limited);
    if (!hopeful || !patient || attempts >= maxAttempts || isStream(body) || delayMs >= left())
      throw failure();
    if (event)
      tell(hooks.onRetry, event(attempts, payload, { delayMs, error: ended(undefined, error).error }));
    await clock.sleep(delayMs, signal);
  }
};
