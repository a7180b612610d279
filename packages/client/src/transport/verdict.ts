/**
 * What a failed attempt says about the call:
 * - `refused`: the server understood and declined. Sending again changes nothing.
 * - `limited`: the server did nothing and asks to come back later.
 * - `unsent`: nothing can have reached the server.
 * - `inDoubt`: the server may have acted, and we do not know (RW-5).
 */
export type Verdict = "refused" | "limited" | "unsent" | "inDoubt";

/** What is known of a failed attempt. */
export interface FailureFacts {
  /** `undefined` without an answer. */
  status?: number | undefined;
  /** The runtime's code of a connection error. */
  code?: string | undefined;
}

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

/** Judges a failed attempt. The one place that decides whether a status is retried. */
export function verdictOf({ status, code }: FailureFacts): Verdict {
  if (status === undefined) {
    // The connection was never made.
    if (code !== undefined && unsentCodes.has(code)) return "unsent";
    // The connection was lost, time ran out, or the caller aborted, after the request was under way.
    return "inDoubt";
  }
  // A success whose body arrived broken: the server did act.
  if (status < 300) return "inDoubt";
  // The server gave up waiting for the request. It may have read it whole.
  if (status === 408) return "inDoubt";
  // 425 Too Early: the server did not want to risk a replay.
  if (status === 425) return "limited";
  // The rate limit was met before anything was done.
  if (status === 429) return "limited";
  // The server or a proxy (Cloudflare's 520 to 530 too) failed, perhaps after the work was done.
  if (status >= 500) return "inDoubt";
  // All others are refusals, a 409 and a 423 too: what is in the way has to be looked at first (RW-8).
  return "refused";
}
