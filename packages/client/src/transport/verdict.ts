/** The conclusion from a failed attempt. */
export interface Verdict {
  /** Whether the server may have acted without the client knowing it (RW-5). */
  isInDoubt: boolean;
  /**
   * The next step: `end` because a repetition changes nothing, `wait` because the server asks to come back later, or
   * `repeat`.
   */
  next: "end" | "wait" | "repeat";
}

/** The facts of a failed attempt. */
export interface FailureFacts {
  /** The status of the answer; `undefined` without an answer. */
  status?: number | undefined;
  /** The runtime's code of a connection error. */
  code?: string | undefined;
  isWrite: boolean;
  /** Whether the runtime may have sent the request twice, so that this may be the second answer (RW-1). */
  mayBeResent: boolean;
  /** Whether the answer comes from the server's memory of the key, and so is the answer to the first sending. */
  isKept: boolean;
}

const refused: Verdict = { isInDoubt: false, next: "end" };
const limited: Verdict = { isInDoubt: false, next: "wait" };
const unsent: Verdict = { isInDoubt: false, next: "repeat" };
const inDoubt: Verdict = { isInDoubt: true, next: "repeat" };

/** Failures before a connection is made. The codes are Node's; other runtimes have none. */
const unsentCodes = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EAI_FAIL",
  "EAI_NODATA",
  "EAI_NONAME",
  "UND_ERR_CONNECT_TIMEOUT",
]);

/** Refusals that a second sending can get although the first one was carried out. */
const secondAnswers = new Set([401, 403, 409, 413, 429]);

/** Returns whether a status is a redirect. Browsers report every redirect as status 0. */
const isRedirect = (status: number): boolean => status === 0 || (status >= 300 && status < 400);

/** Judges a failed attempt. Only this file decides whether a status is retried. */
export function verdictOf(facts: FailureFacts): Verdict {
  const verdict = verdictOfOneSending(facts);
  const { status, isWrite, mayBeResent, isKept } = facts;
  if (!isWrite || !mayBeResent || isKept) return verdict;
  // RW-1: the failure may belong to a second sending that the client did not see.
  const isOfSecond = status === undefined || secondAnswers.has(status);
  return isOfSecond ? { ...verdict, isInDoubt: true } : verdict;
}

/** Judges an attempt that was sent at most once. */
function verdictOfOneSending({ status, code, isWrite }: FailureFacts): Verdict {
  if (status === undefined) {
    // The connection was never made.
    if (code !== undefined && unsentCodes.has(code)) return unsent;
    // The connection was lost, time ran out, or the caller aborted, after the request was under way.
    return inDoubt;
  }
  // RW-5: the server may have acted before it redirected. A repetition would only be redirected again.
  if (isRedirect(status)) return { isInDoubt: isWrite, next: "end" };
  // A success whose body arrived broken: the server has acted.
  if (status < 300) return inDoubt;
  // The server stopped waiting for the request, but may have read all of it.
  if (status === 408) return inDoubt;
  // 425 Too Early: the server did not want to risk a replay.
  if (status === 425) return limited;
  // The rate limit was met before anything was done.
  if (status === 429) return limited;
  // The server or a proxy (Cloudflare's 520 to 530 too) failed, perhaps after the work was done.
  if (status >= 500) return inDoubt;
  // All others are refusals, 409 and 423 too: the caller has to find out the reason first (RW-8).
  return refused;
}
