import type { DatedKey } from "../transport/dated-key.ts";
import { type EconomicError, OutcomeUnknownError } from "./errors.ts";
import type { CallFacts } from "./facts.ts";

/** What is known of a write that no definite answer settled. */
export interface Doubt {
  key: DatedKey;
  /** How often the call was sent. */
  attempts: number;
  /** The last attempt's failure; `undefined` if the caller's signal ended the call. */
  failure: EconomicError | undefined;
  /** The failure, or what the signal aborted with. */
  cause: unknown;
}

/** Makes the error of a write that may have happened (RW-6). */
export function outcomeUnknown(doubt: Doubt, call?: CallFacts): OutcomeUnknownError {
  const { key, attempts, failure, cause } = doubt;
  const reason = failure ? `The last attempt failed: ${failure.message}` : "The call was aborted.";
  return new OutcomeUnknownError(
    "The write may have happened. Look the record up, or repeat the call with " +
      `idempotencyKey({ key: error.key, createdAt: error.sentAt }). ${reason}`,
    {
      ...failure,
      ...call,
      attempts,
      key: key.key,
      sentAt: new Date(key.createdAt),
      expiresAt: new Date(key.expiresAt),
      cause,
    },
  );
}
