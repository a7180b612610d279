import { retryOf } from "../config/configure.ts";
import { EconomicError, type ErrorFacts, OutcomeUnknownError, TimeoutError } from "../errors/errors.ts";
import type { Call, Details, Payload, Tell } from "../request/call.ts";
import { seal } from "../request/seal.ts";
import type { SendResult } from "../request/send.ts";
import { exchange } from "./attempt.ts";
import type { DatedKey } from "./dated-key.ts";
import { enter, leave } from "./rate-limit.ts";

/** Each wait is up to twice as long as the one before, the first up to twice this, in milliseconds. */
const delayUnitMs = 250;

/** Failures that come before a connection: nothing can have reached the server. Node's codes; others give none. */
const neverSent = /^(ECONNREF|ENOTFOUND|EAI_|UND_ERR_CONN)/;

/** The error of a write that may have happened; `known` is what an attempt failed with, if it was not aborted. */
export const outcomeUnknown = (
  cause: unknown,
  { key, createdAt, expiresAt }: DatedKey,
  attempts = 0,
  known?: EconomicError,
): OutcomeUnknownError =>
  new OutcomeUnknownError(
    `it may have happened. Look the record up, or repeat it with idempotencyKey({ key: error.key, createdAt: error.sentAt }). ${known ? known.message : "Aborted"}`,
    {
      attempts,
      ...known,
      key,
      sentAt: new Date(createdAt),
      expiresAt: new Date(expiresAt),
      cause,
    },
  );

/** Sends, and sends again while that may help. A write keeps its key, and what is in doubt stays in doubt. */
export const repeat = async (call: Call, payload: Payload): Promise<SendResult> => {
  const { config, options, signal } = call;
  const { clock, budget } = config;
  const retry = retryOf(options.retry, config.retry);
  const maxAttempts = payload.bytes instanceof ReadableStream ? 1 : retry.maxAttempts;
  const timeoutMs = options.timeoutMs ?? (payload.key ? config.writeTimeoutMs : config.timeoutMs);
  const deadline = clock.now() + retry.deadlineMs;
  const tell = (config.hooks as ((call: Call) => Tell) | undefined)?.(call);
  let attempts = 0;
  let ambiguous = false;

  const left = () => Math.min(deadline, payload.key?.expiresAt ?? deadline) - clock.now();
  const late = () => new TimeoutError("no answer within retry.deadlineMs");

  for (;;) {
    let sentAt: number | undefined;
    let error: unknown;
    const ended = (outcome: Details["outcome"]) =>
      tell?.("onResponse", attempts, payload, { durationMs: clock.now() - (sentAt as number), outcome });
    try {
      await enter(config, left(), signal, late, (waitMs) =>
        tell?.("onThrottle", attempts + 1, payload, { waitMs }),
      );
      try {
        signal?.throwIfAborted();
        if (left() <= 0) throw late();
        attempts++;
        sentAt = clock.now();
        tell?.("onRequest", attempts, payload);
        const result = await exchange(call, payload, Math.min(timeoutMs, left()), attempts);
        ended(result);
        return result;
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
      replayed,
      code = "",
      retryAfterMs = 0,
    }: ErrorFacts = Object.assign(known ?? {}, { attempts });
    const { key } = payload;
    const failure = () => (ambiguous && key ? outcomeUnknown(error, key, attempts, known) : error);
    if (sentAt === undefined) throw failure();
    ended(known);
    const doubtful = !status || status < 300 ? !neverSent.test(code) : status === 408 || status > 499;
    ambiguous ||= doubtful;
    const limited = status === 429 || status === 425;
    if (replayed && key && (status as number) > 299) {
      // What is kept under the key stays: a refusal settles the call, a failure ends it (but not a success that arrived
      // broken). A 429 says that nothing was done only if no attempt is in doubt; then a new key may do, unless the
      // caller counts on the old one.
      if (!limited && !doubtful) throw error;
      if (ambiguous || options.idempotencyKey !== undefined) throw failure();
      payload = await seal(call);
    }
    // After a timeout the first attempt may still be at work: a resend at its heels would run beside it.
    const rest =
      key && !status && error instanceof TimeoutError ? Math.min(retry.maxDelayMs, timeoutMs) : retryAfterMs;
    const delayMs = Math.max(rest, clock.random() * Math.min(retry.maxDelayMs, delayUnitMs * 2 ** attempts));
    const patient = retryAfterMs <= retry.maxDelayMs;
    if (limited && patient) budget.pausedUntil = Math.max(budget.pausedUntil, clock.now() + retryAfterMs);
    const hopeful = !signal?.aborted && (doubtful || limited || !status);
    if (!hopeful || !patient || attempts >= maxAttempts || delayMs >= left()) throw failure();
    tell?.("onRetry", attempts, payload, { delayMs, outcome: known });
    await clock.sleep(delayMs, signal);
  }
};
