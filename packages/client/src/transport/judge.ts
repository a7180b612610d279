import { EconomicError, TimeoutError } from "../errors/errors.ts";
import type { Answer } from "./answer.ts";
import type { Sending } from "./sending.ts";
import { type Verdict, verdictOf } from "./verdict.ts";

/** How an attempt ended. */
export interface Outcome {
  /** The server's answer, which may be a refusal. */
  answer?: Answer;
  /** The error, if there is no answer that can be understood. */
  error?: unknown;
  /** Whether anything was sent. It is false if the call's turn never came. */
  wasSent: boolean;
}

/** The facts of a failed attempt. */
export interface Failure {
  verdict: Verdict;
  /** `undefined` if the caller's signal ended the attempt. */
  error: EconomicError | undefined;
  /** Whether the answer comes from the server's memory of the key, and will not change. */
  isKept: boolean;
  /** Whether the client stopped waiting. Then the server may still be working. */
  hasTimedOut: boolean;
  /** The wait that the server asks for, in milliseconds. */
  retryAfterMs: number;
}

/** Returns the error if it belongs to this call. A signal's reason does not, even if it is another call's error. */
export const knownError = (error: unknown, signal: AbortSignal | undefined): EconomicError | undefined =>
  error instanceof EconomicError && error !== signal?.reason ? error : undefined;

/** Judges an attempt that did not succeed. */
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
    // A success from the server's memory that arrived broken may arrive complete the next time.
    isKept: false,
    hasTimedOut: error instanceof TimeoutError,
    retryAfterMs: 0,
  };
}
