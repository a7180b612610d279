import { joinFilters } from "../filter/join-filters.ts";
import { raw } from "../filter/raw.ts";
import type { Listing, RawExpression } from "../types/index.ts";
import type { Export } from "./check-export.ts";
import { nextKey } from "./key-of.ts";
import { list } from "./list.ts";

/** A range of keys, from `from` to just before `before`; `undefined` means no bound. */
export interface KeyRange {
  from: unknown;
  before: unknown;
}

/** Joins filter texts for `list`; `undefined` if there is none. */
function rawFilter(...texts: (string | undefined)[]): RawExpression | undefined {
  const joined = joinFilters(...texts);
  return joined === undefined ? undefined : raw(joined);
}

/** Lists the items in a range. */
export function listRange<Item>(
  { core, path, by, filter, options }: Export,
  { from, before }: KeyRange,
  signal: AbortSignal,
): Listing<Item> {
  const lower = from === undefined ? undefined : `${by}$gte:${from}`;
  const upper = before === undefined ? undefined : `${by}$lt:${before}`;
  return list<Item>(core, path, { ...options, filter: rawFilter(filter, lower, upper), signal });
}

/**
 * Returns the key of the item that is `size` items after the beginning of a range; `undefined` if the listing ends
 * before that.
 */
export async function keyAfter(
  { core, path, by, filter, options }: Export,
  from: unknown,
  size: number,
  signal: AbortSignal,
): Promise<unknown> {
  const lower = from === undefined ? undefined : `${by}$gte:${from}`;
  const item = await list(core, `${path}/paged`, {
    ...options,
    filter: rawFilter(filter, lower),
    sort: by,
    cursor: `${size}`,
    signal,
  }).first();
  // If keys did not rise, the search would never end. `nextKey` refuses a text after a number, so -Infinity makes it
  // refuse a first key that is a text (RL-6).
  return item === undefined ? undefined : nextKey(item, by, from ?? Number.NEGATIVE_INFINITY);
}
