import { EconomicError, TimeoutError } from "../errors/errors.ts";
import type { Answer } from "./answer.ts";
import type { Sending } from "./sending.ts";
import { type Verdict, verdictOf } from "./verdict.ts";

/** How an attempt ended. */
export interface Outcome {
  /** The server's answer, a refusal included. */
  answer?: Answer;
  /** Without an answer that makes sense: why. */
  error?: unknown;
  /** False if the call's turn never came, so that nothing was sent. */
  wasSent: boolean;
}

/** What a failed attempt says about the call. */
export interface Failure {
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

/** A signal's reason says nothing about this call, even if it is another call's error. */
export const knownError = (error: unknown, signal: AbortSignal | undefined): EconomicError | undefined =>
  error instanceof EconomicError && error !== signal?.reason ? error : undefined;

/** Judges how an attempt ended that was not a success. */
export function judge(
  { answer, error: thrown }: Outcome,
  { request, isWrite, mayBeResent }: Sending,
): Failure {
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
