import { BulkError, hiddenFactsOf } from "../../errors/errors.ts";
import { messageWithoutCall } from "../../errors/message-without-call.ts";
import type { IdempotencyKey } from "../../types/index.ts";
import { timesOf } from "./chunk-key.ts";
import { type FailedChunk, outcomesOf } from "./outcomes.ts";

/**
 * Makes the error of a bulk call that ended early. It has the facts of the failed chunk and the outcome of every item.
 * @param key the key of the whole call, because the whole call can be repeated under it, but not under the key of a chunk.
 * @param now in milliseconds since 1970.
 */
export function bulkErrorOf<Item>(
  items: readonly Item[],
  failed: FailedChunk,
  key: IdempotencyKey,
  now: number,
): BulkError {
  const { start, error, known, isAnswered } = failed;
  const failure = isAnswered ? "" : `The next call failed${known ? "." : ":"} `;
  const reason = known ? messageWithoutCall(known) : error;
  const message = `${start} of ${items.length} items are known to be done. ${failure}${reason}`;
  const bulkError = new BulkError(message, {
    ...known,
    ...(known && hiddenFactsOf(known)),
    key: key.key,
    ...timesOf(key, now),
    cause: error,
  });
  // Not enumerable, because items may contain a customer's data, which should not get into logs.
  return Object.defineProperty(bulkError, "outcomes", { value: outcomesOf(items, failed) });
}
