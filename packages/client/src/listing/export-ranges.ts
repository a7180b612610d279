import { ServerError, ValidationError } from "../core/errors.ts";
import type { SendResult } from "../core/send.ts";
import { allOf, buildFilter } from "../filter/build-filter.ts";
import { keyOf, keyProblem } from "./key-of.ts";

/**
 * A part of a listing by its key: from `gte` on, up to but without `lt`. Without one of them it is open
 * there.
 */
export interface KeyRange {
  gte?: unknown;
  lt?: unknown;
}

/** What the search for boundaries needs to know. */
export interface RangeSearch {
  /** The field to split by. */
  by: string;
  /** The caller's own filter, as text. */
  filter: string;
  /** Items a range: whole pages of 100, up to 9,900 (what `skipPages` reaches). */
  rangeSize: number;
  /** Sends a GET for one page of 100. */
  ask(query: { filter?: string | undefined; sort: string }, page: number): Promise<SendResult>;
}

/**
 * The ranges of a listing, each of `rangeSize` items: their boundaries are keys that the server holds,
 * found one after another. The first range is open below and the last above, so that whatever is there
 * lies in one of them and in no other.
 *
 * Throws a ValidationError when a boundary page shows that the field is no key: a value that is absent, or
 * there twice.
 */
export async function* rangesOf({
  by,
  filter,
  rangeSize,
  ask,
}: RangeSearch): AsyncGenerator<KeyRange, void, undefined> {
  let sort = by;
  let gte: unknown;
  for (;;) {
    const from = gte === undefined ? "" : buildFilter({ [by]: { gte } });
    const { data } = await ask({ filter: allOf(filter, from) || undefined, sort }, rangeSize / 100);
    const items = Array.isArray(data) ? data : (data as { collection?: unknown })?.collection;
    if (!Array.isArray(items)) throw new ServerError("no page where a range begins");
    const keys = items.map((item) => keyOf(item, by));
    for (const [index, key] of keys.entries()) checkKey(key, by, keys[index - 1]);
    if (typeof keys[0] === "string" && sort === by) {
      // Texts that look like numbers are sorted as such unless "~" forbids it, but compared as texts.
      sort = `~${by}`;
      continue;
    }
    yield { ...(gte !== undefined && { gte }), ...(keys.length && { lt: keys[0] }) };
    if (!keys.length) return;
    gte = keys[0];
  }
}

/** Throws unless the value can be a key, after the one before it. */
export function checkKey(key: unknown, by: string, before?: unknown): void {
  const problem = keyProblem(by, key, before);
  if (problem) throw new ValidationError(problem);
}
