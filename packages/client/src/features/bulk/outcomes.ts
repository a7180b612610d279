import { type EconomicError, isEconomicError } from "../../errors/errors.ts";
import type { BulkOutcome } from "../../errors/facts.ts";

/** The chunk at which a bulk call ended. */
export interface FailedChunk {
  /** The first item of the chunk that failed. */
  start: number;
  /** The first item after the chunk. */
  end: number;
  /** The server's answers for the items before the chunk. */
  values: readonly unknown[];
  error: unknown;
  /** The error, unless the caller aborted before anything was sent. */
  known: EconomicError | undefined;
}

/** Whether the chunk's items may have been accepted. */
const isInDoubt = (error: EconomicError): boolean =>
  isEconomicError(error, "server") || isEconomicError(error, "outcomeUnknown");

/** Whether a path names the item: `Entries[3].Amount` is about the fourth one of the call. */
const namesItem = (path: string | undefined, place: number): boolean => {
  const firstNumber = /\d+/.exec(path ?? "")?.[0];
  return firstNumber !== undefined && Number(firstNumber) === place;
};

/** Returns the outcome of every item of a bulk call that ended early. */
export function outcomesOf<Item>(items: readonly Item[], failed: FailedChunk): BulkOutcome<Item>[] {
  const { start, end, values, error, known } = failed;
  // A key that is too old, or that belongs to another body, was used before: the client does not know what that call
  // did.
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
