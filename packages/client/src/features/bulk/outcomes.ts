import { type EconomicError, isEconomicError } from "../../errors/errors.ts";
import type { BulkOutcome } from "../../errors/facts.ts";

/** The chunk at which a bulk call ended. */
export interface FailedChunk {
  /** The index of the first item of the failed chunk. */
  start: number;
  /** The index of the first item after the chunk. */
  end: number;
  /** The server's answers for the items before the chunk. */
  values: readonly unknown[];
  error: unknown;
  /** The error, or `undefined` if the caller aborted before the chunk was sent. */
  known: EconomicError | undefined;
  /** Whether the server answered the chunk with a success, which could not be read. */
  isAnswered: boolean;
}

/** Returns whether the items of the chunk may have been accepted. */
const isInDoubt = (error: EconomicError): boolean =>
  isEconomicError(error, "server") || isEconomicError(error, "outcomeUnknown");

/** Returns whether a path names the item at a place: `Entries[3].Amount` names the item at place 3 of the call. */
const namesItem = (path: string | undefined, place: number): boolean => {
  const firstNumber = /\d+/.exec(path ?? "")?.[0];
  return firstNumber !== undefined && Number(firstNumber) === place;
};

/** Returns the outcome of every item of a bulk call that ended early. */
export function outcomesOf<Item>(items: readonly Item[], failed: FailedChunk): BulkOutcome<Item>[] {
  const { start, end, values, error, known } = failed;
  // A key that is too old, or belongs to another body, was used before. The outcome of that earlier call is unknown here.
  const wasUsedBefore = isEconomicError(known, "idempotency") || isEconomicError(known?.cause, "idempotency");
  return items.map((item, index): BulkOutcome<Item> => {
    if (index < start) return { index, item, status: "done", value: values[index] };
    const isConcerned = known !== undefined && (wasUsedBefore || index < end);
    if (!isConcerned) return { index, item, status: "notSent" };
    const details = known.errors.filter(({ path }) => namesItem(path, index - start));
    const status = wasUsedBefore || isInDoubt(known) ? "unknown" : "failed";
    return { index, item, status, error, details };
  });
}
