import { errorFromResponse, type RefusedClient } from "../errors/error-from-response.ts";
import type { EconomicError } from "../errors/errors.ts";
import type { KnownCall } from "../errors/facts.ts";
import { type Doubt, outcomeUnknown } from "../errors/outcome-unknown.ts";
import type { SendResult } from "../request/send.ts";

/**
 * One answer of the server, read to its end. openapi-fetch gets it in place of a `Response`, and reads `status`,
 * `ok`, `headers` and `body`.
 */
export interface Answer extends SendResult, RefusedClient {
  status: number;
  /** Whether the status is 2xx. */
  ok: boolean;
  headers: Headers;
  /** Always null, because `data` has the body. */
  body: null;
  /** The unchanged body of a non-2xx answer. */
  text: string;
  /** The wait that `Retry-After` asks for, in milliseconds. */
  retryAfterMs: number | undefined;
  /** Is set if an earlier attempt of this write may have been carried out. A refusal does not settle that (RW-6). */
  doubt?: Omit<Doubt, "cause" | "failure">;
}

/** Turns a non-2xx answer into the call's error. The outcome is unknown if an earlier attempt is in doubt. */
export function refusalOf(answer: Answer, call: KnownCall): EconomicError {
  const { status, text, requestId, replayed, retryAfterMs, attempts, doubt } = answer;
  const facts = { status, body: text, requestId, replayed, retryAfterMs, attempts };
  const refusal = errorFromResponse(facts, call, answer);
  return doubt ? outcomeUnknown({ ...doubt, failure: refusal, cause: refusal }, call) : refusal;
}
