import type { DatedKey } from "../transport/dated-key.ts";
import { type EconomicError, hiddenFactsOf, OutcomeUnknownError } from "./errors.ts";
import type { CallFacts } from "./facts.ts";
import { messageWithoutCall } from "./message-without-call.ts";

/** The facts of a write that no definite answer settled. */
export interface Doubt {
  key: DatedKey;
  /** How often the call was sent. */
  attempts: number;
  /** The last attempt's failure; `undefined` if the caller's signal ended the call. */
  failure: EconomicError | undefined;
  /** The failure, or the signal's reason. */
  cause: unknown;
}

const reasonOf = (failure: EconomicError | undefined): string =>
  failure ? `The last attempt failed: ${messageWithoutCall(failure)}` : "The call was aborted.";

const adviceFor = ({ whole }: DatedKey): string =>
  whole
    ? "The items may have been written. Look them up, or repeat the whole bulk call with idempotencyKey(error)."
    : "The write may have happened. Look the record up, or repeat the call with idempotencyKey(error).";

/** Makes the error of a write that may have happened (RW-6, RW-11). */
export function outcomeUnknown(doubt: Doubt, call?: CallFacts): OutcomeUnknownError {
  const { key, attempts, failure, cause } = doubt;
  // RW-13: the error of a part of a bulk call has the key of the whole call, because repeating the part by itself
  // would be another write.
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

/** The facts of an update that no definite answer settled. */
export interface UpdateDoubt extends Omit<Doubt, "key"> {
  /** The error of the update's PUT. */
  error: OutcomeUnknownError;
  /** The path of the record, because the path of the PUT may not name it. */
  record: string;
}

/**
 * Makes the error of an update that may have happened from the error of its PUT. The error has no key: under the key
 * of the PUT, the server would refuse a record that was read and changed anew, or write the old state again (RW-13).
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
