import type { EconomicError } from "../errors/errors.ts";
import { outcomeUnknown } from "../errors/outcome-unknown.ts";
import type { LightRequest } from "../request/light-request.ts";
import type { Answer } from "./answer.ts";
import { attemptInTurn } from "./attempt-in-turn.ts";
import type { DatedKey } from "./dated-key.ts";
import { type Failure, judge, knownError, type Outcome } from "./judge.ts";
import { type Payload, seal } from "./seal.ts";
import { isBoundToKey, prepareSending, type Sending, timeLeft } from "./sending.ts";

/**
 * The unit of waits, in milliseconds. The first wait is at most two units. Each further wait may be twice as long.
 */
const delayUnitMs = 250;

/**
 * Ends the call with its last outcome. If an attempt is in doubt and nothing settles it, the outcome is unknown
 * (RW-6).
 */
function end(sending: Sending, outcome: Outcome, attempts: number, doubtKey: DatedKey | undefined): Answer {
  const { answer, error: cause } = outcome;
  const doubt = doubtKey && { key: doubtKey, attempts };
  if (answer) return doubt ? { ...answer, doubt } : answer;
  if (!doubt) throw cause;
  throw outcomeUnknown({ ...doubt, failure: knownError(cause, sending.request.call.signal), cause });
}

/**
 * Returns how long to wait before the next attempt, in whole milliseconds: with full jitter, and never less than the
 * server asks for (RW-10).
 */
function delayAfter(failure: Failure, sending: Sending, attempts: number): number {
  const { settings, timeoutMs, request, isWrite } = sending;
  const { maxDelayMs } = settings;
  const jitter = request.call.config.clock.random() * Math.min(maxDelayMs, delayUnitMs * 2 ** attempts);
  // After a timeout the server may still work on the attempt, and a repetition would run beside it (RW-9).
  const isStillAtWork = isWrite && failure.hasTimedOut;
  const leastMs = isStillAtWork ? Math.min(maxDelayMs, timeoutMs) : failure.retryAfterMs;
  return Math.max(Math.ceil(leastMs), Math.floor(jitter));
}

/**
 * Sends a call, and repeats it while that may help. A write keeps its key and its bytes. An attempt that is in doubt
 * stays in doubt, whatever the answers to later attempts are (RW-5 to RW-10).
 */
async function sendUntilSettled(sending: Sending, firstPayload: Payload): Promise<Answer> {
  const { request } = sending;
  const { config, signal } = request.call;
  const { maxAttempts, maxDelayMs } = sending.settings;
  let payload = firstPayload;
  let attempts = 0;
  // RW-12: an earlier run may have sent this write.
  let isInDoubt = firstPayload.key?.isRepeated === true;

  for (;;) {
    const outcome = await attemptInTurn(sending, payload, attempts, isInDoubt);
    if (outcome.wasSent) attempts += 1;
    if (outcome.answer?.ok) return outcome.answer;
    const failure = judge(outcome, sending);
    const { verdict, isKept, retryAfterMs } = failure;
    if (outcome.wasSent && verdict.isInDoubt) isInDoubt = true;
    const giveUp = () => end(sending, outcome, attempts, isInDoubt ? payload.key : undefined);
    if (!outcome.wasSent) return giveUp();

    if (isKept) {
      // RW-6: an answer from the server's memory of this write settles it.
      if (verdict.next === "end" && !verdict.isInDoubt) return end(sending, outcome, attempts, undefined);
      // RW-7: a kept answer does not change. A 429 means that nothing was done, so a new key may help, unless the
      // caller needs the old one or an attempt is in doubt.
      if (isBoundToKey(sending, isInDoubt)) return giveUp();
      payload = await seal(request);
    }

    const isPatient = retryAfterMs <= maxDelayMs;
    const delayMs = delayAfter(failure, sending, attempts);
    const mayHelp = verdict.next !== "end" && !signal?.aborted && isPatient;
    if (!mayHelp || attempts >= maxAttempts || delayMs >= timeLeft(sending, payload)) return giveUp();

    const idempotencyKey = payload.key?.key;
    const reported = outcome.answer ?? failure.error;
    sending.report?.("onRetry", { attempt: attempts, idempotencyKey, delayMs, outcome: reported });
    await config.clock.sleep(delayMs, signal);
  }
}

/** Sends a call until it is settled, and reports its end. */
export async function retry(request: LightRequest, payload: Payload): Promise<Answer> {
  const { clock } = request.call.config;
  const sending = prepareSending(request, payload);
  const startedAt = clock.now();
  const reportEnd = (outcome: Answer | EconomicError | undefined) =>
    sending.report?.("onEnd", {
      attempt: outcome?.attempts ?? 0,
      idempotencyKey: payload.key?.key,
      durationMs: Math.round(clock.now() - startedAt),
      outcome,
    });
  try {
    const answer = await sendUntilSettled(sending, payload);
    reportEnd(answer);
    return answer;
  } catch (error) {
    reportEnd(knownError(error, request.call.signal));
    throw error;
  }
}
