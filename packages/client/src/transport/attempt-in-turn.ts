import { type EconomicError, TimeoutError } from "../errors/errors.ts";
import type { Answer } from "./answer.ts";
import { attempt } from "./attempt.ts";
import { endTurn, takeTurn } from "./concurrency.ts";
import { judge, knownError, type Outcome } from "./judge.ts";
import { pause } from "./rate-limit.ts";
import type { Payload } from "./seal.ts";
import { isBoundToKey, isLimitedByKey, type Sending, timeLeft } from "./sending.ts";

/**
 * Holds all calls back if the answer asks for it, because a limit applies to the agreement, and not only to this
 * call.
 */
function keepLimit(answer: Answer, sending: Sending, isInDoubt: boolean): void {
  const { verdict, isKept, retryAfterMs } = judge({ answer, wasSent: true }, sending);
  const { clock, budget } = sending.request.call.config;
  const isPatient = retryAfterMs <= sending.settings.maxDelayMs;
  if (verdict.next !== "wait" || !isPatient) return;
  if (isKept && isBoundToKey(sending, isInDoubt || verdict.isInDoubt)) return;
  pause(budget, clock.now() + retryAfterMs);
}

/** Makes the error of a call that has no time left. */
const late = (sending: Sending, payload: Payload, attempts: number): TimeoutError =>
  new TimeoutError(
    isLimitedByKey(sending, payload)
      ? "The call got no answer before its idempotency key expired."
      : `The call got no answer within retry.deadlineMs (${sending.settings.deadlineMs} ms).`,
    { attempts },
  );

/** Waits for the call's turn and sends it once. It never throws: the outcome has the error. */
export async function attemptInTurn(
  sending: Sending,
  payload: Payload,
  attempts: number,
  isInDoubt: boolean,
): Promise<Outcome> {
  const { request, timeoutMs, report } = sending;
  const { config, signal } = request.call;
  const { clock, budget } = config;
  const facts = { attempt: attempts + 1, idempotencyKey: payload.key?.key };
  const timeout = () => late(sending, payload, attempts);
  const checkStart = () => {
    if (attempts === 0) config.lifetime?.checkStart(sending.isWrite);
  };
  let sentAt: number | undefined;
  const reportEnd = (outcome: Answer | EconomicError | undefined) =>
    report?.("onResponse", { ...facts, durationMs: Math.round(clock.now() - (sentAt ?? 0)), outcome });
  try {
    checkStart();
    await takeTurn(config, {
      patienceMs: timeLeft(sending, payload),
      signal,
      timeout,
      onWait: (waitMs) => report?.("onThrottle", { ...facts, waitMs }),
    });
    try {
      signal?.throwIfAborted();
      // Check again, because the turn may have come late.
      checkStart();
      if (timeLeft(sending, payload) <= 0) throw timeout();
      sentAt = clock.now();
      report?.("onRequest", facts);
      const limitMs = Math.min(timeoutMs, timeLeft(sending, payload));
      const answer = await attempt(request, payload, limitMs, attempts + 1);
      // This has to happen before the turn ends, or the next call in the queue would be sent into the limit.
      keepLimit(answer, sending, isInDoubt);
      reportEnd(answer);
      return { answer, wasSent: true };
    } finally {
      endTurn(budget);
    }
  } catch (error) {
    if (sentAt !== undefined) reportEnd(knownError(error, signal));
    return { error, wasSent: sentAt !== undefined };
  }
}
