/** What a failed attempt says about the call. */
export interface Verdict {
  /** Whether the server may have acted, and we do not know (RW-5). */
  isInDoubt: boolean;
  /**
   * What to do next: `end` because sending again changes nothing, `wait` because the server asks to come back later, or
   * `repeat`.
   */
  next: "end" | "wait" | "repeat";
}

/** What is known of a failed attempt. */
export interface FailureFacts {
  /** `undefined` without an answer. */
  status?: number | undefined;
  /** The runtime's code of a connection error. */
  code?: string | undefined;
  isWrite: boolean;
  /** The runtime may have sent the request twice, so that this may be the answer to the second sending (RW-1). */
  mayBeResent: boolean;
  /** The answer comes from the server's memory of the key: it is about the first sending. */
  isKept: boolean;
}

const refused: Verdict = { isInDoubt: false, next: "end" };
const limited: Verdict = { isInDoubt: false, next: "wait" };
const unsent: Verdict = { isInDoubt: false, next: "repeat" };
const inDoubt: Verdict = { isInDoubt: true, next: "repeat" };

/** Failures that come before a connection is made. The codes are Node's; other runtimes give none. */
const unsentCodes = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EAI_FAIL",
  "EAI_NODATA",
  "EAI_NONAME",
  "UND_ERR_CONNECT_TIMEOUT",
]);

/** Refusals that a second sending can meet although the first one was carried out. */
const secondAnswers = new Set([401, 403, 409, 413, 429]);

/** A redirect. Browsers hide its status, and say 0. */
const isRedirect = (status: number): boolean => status === 0 || (status >= 300 && status < 400);

/** Judges a failed attempt. The one place that decides whether a status is retried. */
export function verdictOf(facts: FailureFacts): Verdict {
  const verdict = verdictOfOneSending(facts);
  const { status, isWrite, mayBeResent, isKept } = facts;
  if (!isWrite || !mayBeResent || isKept) return verdict;
  // RW-1: the failure may be that of a second sending, of which nobody told us.
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
  // RW-5: whoever redirects a write may have acted first. Sending again would only be redirected again.
  if (isRedirect(status)) return { isInDoubt: isWrite, next: "end" };
  // A success whose body arrived broken: the server did act.
  if (status < 300) return inDoubt;
  // The server gave up waiting for the request. It may have read it whole.
  if (status === 408) return inDoubt;
  // 425 Too Early: the server did not want to risk a replay.
  if (status === 425) return limited;
  // The rate limit was met before anything was done.
  if (status === 429) return limited;
  // The server or a proxy (Cloudflare's 520 to 530 too) failed, perhaps after the work was done.
  if (status >= 500) return inDoubt;
  // All others are refusals, a 409 and a 423 too: what is in the way has to be looked at first (RW-8).
  return refused;
}
