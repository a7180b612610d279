import { type RetrySettings, retrySettings } from "../config/retry-settings.ts";
import { EconomicError, TimeoutError } from "../errors/errors.ts";
import { outcomeUnknown } from "../errors/outcome-unknown.ts";
import type { Report } from "../hooks/watch.ts";
import type { LightRequest } from "../request/light-request.ts";
import type { Answer } from "./answer.ts";
import { attempt } from "./attempt.ts";
import { endTurn, takeTurn } from "./concurrency.ts";
import { mayBeResent } from "./connection.ts";
import type { DatedKey } from "./dated-key.ts";
import { pause } from "./rate-limit.ts";
import { type Payload, seal } from "./seal.ts";
import { type Verdict, verdictOf } from "./verdict.ts";

/** The first wait is up to twice this, and each one up to twice as long as the one before. In milliseconds. */
const delayUnitMs = 250;

/** What all attempts of one call share. */
interface Sending {
  request: LightRequest;
  settings: RetrySettings;
  /** Time limit of one attempt in milliseconds. */
  timeoutMs: number;
  /** When the call has to end, in milliseconds since 1970. */
  deadline: number;
  report: Report | undefined;
  isWrite: boolean;
  /** The runtime may send the call a second time, unasked (RW-1). */
  mayBeResent: boolean;
}

/** How an attempt ended. */
interface Outcome {
  /** The server's answer, a refusal included. */
  answer?: Answer;
  /** Without an answer that makes sense: why. */
  error?: unknown;
  /** False if the call's turn never came, so that nothing was sent. */
  wasSent: boolean;
}

/** What a failed attempt says about the call. */
interface Failure {
  verdict: Verdict;
  /** `undefined` if the caller's signal ended the attempt. */
  error: EconomicError | undefined;
  /** The answer comes from the server's memory of the key, and will not change. */
  isKept: boolean;
  /** The client gave up waiting: the server may still be at work. */
  hasTimedOut: boolean;
  /** The wait that the server asks for. */
  retryAfterMs: number;
}

function prepare(request: LightRequest, payload: Payload): Sending {
  const { config, options } = request.call;
  const settings = retrySettings(options.retry, config.retry);
  // A stream cannot be replayed (RW-3).
  const isStream = payload.body?.bytes instanceof ReadableStream;
  const defaultTimeoutMs = payload.key ? config.writeTimeoutMs : config.timeoutMs;
  return {
    request,
    settings: isStream ? { ...settings, maxAttempts: 1 } : settings,
    timeoutMs: options.timeoutMs ?? defaultTimeoutMs,
    deadline: config.clock.now() + settings.deadlineMs,
    report: config.startWatching?.(request.call, request.url),
    isWrite: payload.key !== undefined,
    mayBeResent: mayBeResent(request, payload),
  };
}

/** Returns how many milliseconds are left until the deadline, or until the key must not be used any more (RW-2). */
function timeLeft({ request, deadline }: Sending, { key }: Payload): number {
  const end = Math.min(deadline, key?.expiresAt ?? deadline);
  const left = Math.min(
    end - request.call.config.clock.now(),
    key?.remainingMs?.() ?? Number.POSITIVE_INFINITY,
  );
  // A number that is not one must not lift the limit.
  return Number.isNaN(left) ? 0 : left;
}

/** Whether an answer from the server's memory of the key ends the call: a new key would not be the same write (RW-7). */
const isBoundToKey = (sending: Sending, isInDoubt: boolean): boolean =>
  isInDoubt || sending.request.call.options.idempotencyKey !== undefined;

/** Keeps all calls back if the answer asks for it: a limit holds for the agreement, not only for the call that met it. */
function keepLimit(answer: Answer, sending: Sending, isInDoubt: boolean): void {
  const { verdict, isKept, retryAfterMs } = judge({ answer, wasSent: true }, sending);
  const { clock, budget } = sending.request.call.config;
  const isPatient = retryAfterMs <= sending.settings.maxDelayMs;
  if (verdict.next !== "wait" || !isPatient) return;
  if (isKept && isBoundToKey(sending, isInDoubt || verdict.isInDoubt)) return;
  pause(budget, clock.now() + retryAfterMs);
}

/** Waits for the call's turn and sends it once. Never throws: the outcome holds the error. */
async function attemptInTurn(
  sending: Sending,
  payload: Payload,
  attempts: number,
  isInDoubt: boolean,
): Promise<Outcome> {
  const { request, settings, timeoutMs, report } = sending;
  const { config, signal } = request.call;
  const { clock, budget } = config;
  const facts = { attempt: attempts + 1, idempotencyKey: payload.key?.key };
  const late = () =>
    new TimeoutError(
      `The call got no answer within retry.deadlineMs (${settings.deadlineMs} ms), or before its key expired.`,
      {
        attempts,
      },
    );
  let sentAt: number | undefined;
  const reportEnd = (outcome: Answer | EconomicError | undefined) =>
    report?.("onResponse", { ...facts, durationMs: clock.now() - (sentAt ?? 0), outcome });
  try {
    await takeTurn(config, {
      patienceMs: timeLeft(sending, payload),
      signal,
      timeout: late,
      onWait: (waitMs) => report?.("onThrottle", { ...facts, waitMs }),
    });
    try {
      signal?.throwIfAborted();
      if (timeLeft(sending, payload) <= 0) throw late();
      sentAt = clock.now();
      report?.("onRequest", facts);
      const limitMs = Math.min(timeoutMs, timeLeft(sending, payload));
      const answer = await attempt(request, payload, limitMs, attempts + 1);
      // Before the turn ends, or the next in the queue would be sent into the limit.
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

/** A signal's reason says nothing about this call, even if it is another call's error. */
const knownError = (error: unknown, signal: AbortSignal | undefined): EconomicError | undefined =>
  error instanceof EconomicError && error !== signal?.reason ? error : undefined;

function judge({ answer, error: thrown }: Outcome, { request, isWrite, mayBeResent }: Sending): Failure {
  if (answer) {
    const { status, replayed, retryAfterMs = 0 } = answer;
    const verdict = verdictOf({ status, isWrite, mayBeResent, isKept: replayed });
    return { verdict, error: undefined, isKept: replayed, hasTimedOut: false, retryAfterMs };
  }
  const error = knownError(thrown, request.call.signal);
  const { status, code } = error ?? {};
  return {
    verdict: verdictOf({ status, code, isWrite, mayBeResent, isKept: false }),
    error,
    // A success that was kept and arrives broken may arrive whole the next time.
    isKept: false,
    hasTimedOut: error instanceof TimeoutError,
    retryAfterMs: 0,
  };
}

/** Ends the call with its last outcome: unknown if an attempt is in doubt that nothing settles (RW-6). */
function end(sending: Sending, outcome: Outcome, attempts: number, doubtKey: DatedKey | undefined): Answer {
  const { answer, error: cause } = outcome;
  const doubt = doubtKey && { key: doubtKey, attempts };
  if (answer) return doubt ? { ...answer, doubt } : answer;
  if (!doubt) throw cause;
  throw outcomeUnknown({ ...doubt, failure: knownError(cause, sending.request.call.signal), cause });
}

/** Returns how long to wait before the next attempt, in milliseconds: full jitter, and never earlier than told (RW-10). */
function delayAfter(failure: Failure, sending: Sending, attempts: number): number {
  const { settings, timeoutMs, request, isWrite } = sending;
  const { maxDelayMs } = settings;
  const jitter = request.call.config.clock.random() * Math.min(maxDelayMs, delayUnitMs * 2 ** attempts);
  // After a timeout the first attempt may still be at work: a resend at once would run beside it (RW-9).
  const isStillAtWork = isWrite && failure.hasTimedOut;
  return Math.max(isStillAtWork ? Math.min(maxDelayMs, timeoutMs) : failure.retryAfterMs, jitter);
}

/**
 * Sends a call, and sends it again while that may help. A write keeps its key and its bytes, and an attempt that is in
 * doubt stays in doubt, whatever later attempts are answered (RW-5 to RW-10).
 */
export async function retry(request: LightRequest, firstPayload: Payload): Promise<Answer> {
  const { config, signal } = request.call;
  const sending = prepare(request, firstPayload);
  const { maxAttempts, maxDelayMs } = sending.settings;
  let payload = firstPayload;
  let attempts = 0;
  // RW-12: an earlier run may have sent it.
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
      // RW-6: the server's memory of this very write settles it.
      if (verdict.next === "end" && !verdict.isInDoubt) return end(sending, outcome, attempts, undefined);
      // RW-7: what is kept stays. A limit says that nothing was done, so a new key may do, unless the caller counts on
      // the old one or an attempt is in doubt.
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
