import type { DatedKey } from "../transport/dated-key.ts";
import { type EconomicError, hiddenFactsOf, OutcomeUnknownError } from "./errors.ts";
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

const reasonOf = (failure: EconomicError | undefined): string =>
  failure ? `The last attempt failed: ${failure.message}` : "The call was aborted.";

const adviceFor = ({ whole }: DatedKey): string =>
  whole
    ? "The items may have been written. Look them up, or repeat the whole bulk call with idempotencyKey(error)."
    : "The write may have happened. Look the record up, or repeat the call with idempotencyKey(error).";

/** Makes the error of a write that may have happened (RW-6, RW-11). */
export function outcomeUnknown(doubt: Doubt, call?: CallFacts): OutcomeUnknownError {
  const { key, attempts, failure, cause } = doubt;
  // RW-13: repeated by itself, a part of a bulk call would be a write of its own.
  const repeatable = key.whole ?? key;
  return new OutcomeUnknownError(`${adviceFor(key)} ${reasonOf(failure)}`, {
    ...failure,
    ...call,
    attempts,
    key: repeatable.key,
    sentAt: new Date(repeatable.createdAt),
    expiresAt: new Date(repeatable.expiresAt),
    cause,
  });
}

/** What is known of an update that no definite answer settled. */
export interface UpdateDoubt extends Omit<Doubt, "key"> {
  /** The error of its PUT. */
  error: OutcomeUnknownError;
  /** The path of the record, which that of the PUT need not name. */
  record: string;
}

/**
 * Makes the error of an update that may have happened out of the one of its PUT. It has no key: under it a changed record
 * would be refused, or an old state written again (RW-13).
 */
export function updateUnknown(doubt: UpdateDoubt): OutcomeUnknownError {
  const { error, record, attempts, failure, cause } = doubt;
  const { key, expiresAt, ...facts } = error;
  return new OutcomeUnknownError(
    `The update of ${record} may have happened. Read the record again, and update it anew only if the change is not there. ` +
      reasonOf(failure),
    { ...facts, ...hiddenFactsOf(error), body: error.body, attempts, cause },
  );
}
