import { errorFromResponse, type RefusedClient } from "../errors/error-from-response.ts";
import type { EconomicError } from "../errors/errors.ts";
import type { KnownCall } from "../errors/facts.ts";
import { type Doubt, outcomeUnknown } from "../errors/outcome-unknown.ts";
import type { SendResult } from "../request/send.ts";

/**
 * One answer of the server, read to its end. It stands for a `Response` in openapi-fetch, which reads `status`, `ok`,
 * `headers` and `body` of it.
 */
export interface Answer extends SendResult, RefusedClient {
  status: number;
  /** Whether the status is a success. */
  ok: boolean;
  headers: Headers;
  /** Never read: `data` holds what came. */
  body: null;
  /** The body of an answer other than a success, as it came. */
  text: string;
  /** The wait that `Retry-After` asks for, in milliseconds. */
  retryAfterMs: number | undefined;
  /** Set if an earlier attempt of this write may have been carried out, which a refusal does not settle (RW-6). */
  doubt?: Omit<Doubt, "cause" | "failure">;
}

/** Turns an answer other than a success into the call's error: unknown where an earlier attempt is in doubt. */
export function refusalOf(answer: Answer, call: KnownCall): EconomicError {
  const { status, text, requestId, replayed, retryAfterMs, attempts, doubt } = answer;
  const facts = { status, body: text, requestId, replayed, retryAfterMs, attempts };
  const refusal = errorFromResponse(facts, call, answer);
  return doubt ? outcomeUnknown({ ...doubt, failure: refusal, cause: refusal }, call) : refusal;
}
