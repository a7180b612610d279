import type { Export } from "./check-export.ts";
import { keyOf, nextKey } from "./key-of.ts";
import { keyAfter, listRange } from "./key-range.ts";

/**
 * Returns how many items a range has: whole cursor pages of 1,000 items, and at most nine of them, because a range is
 * held in memory.
 */
const rangeSizeFor = (total: number, concurrency: number): number =>
  Math.min(9, Math.max(1, Math.ceil(total / concurrency / 1000))) * 1000;

/** Reads ranges of keys in parallel, and returns their items in the order of the key (RL-6). */
export async function* readRanges<Item>(
  job: Export,
  total: number,
  signal: AbortSignal,
): AsyncGenerator<Item> {
  const size = rangeSizeFor(total, job.concurrency);
  const ranges: Promise<Item[]>[] = [];
  const keyIn = (item: Item) => keyOf(item, job.by) as number;
  let from: unknown;
  let asked = 0;
  // `nextKey` refuses a text after a number. So -Infinity makes it refuse a first key that is a text, because the
  // order of texts is unknown and ranges need it (RL-6).
  let last: unknown = Number.NEGATIVE_INFINITY;

  /** Requests the next range. The first range has no lower bound and the last no upper bound. */
  const askNext = async () => {
    asked += size;
    const before = asked < total ? await keyAfter(job, from, size, signal) : undefined;
    if (before === undefined) asked = total;
    const items = listRange<Item>(job, { from, before }, signal).toArray();
    // The items are awaited when it is their range's turn. Until then, a rejection must not count as unhandled.
    items.catch(() => {});
    ranges.push(items);
    from = before;
  };

  while (asked < total || ranges.length > 0) {
    while (asked < total && ranges.length < job.concurrency) await askNext();
    const items = await ranges.shift();
    for (const item of (items ?? []).sort((a, b) => keyIn(a) - keyIn(b))) {
      last = nextKey(item, job.by, last);
      yield item;
    }
  }
}
