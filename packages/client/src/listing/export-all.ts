import { internalsOf } from "../client/internals.ts";
import { EconomicError, ValidationError } from "../errors/errors.ts";
import { allOf, buildFilter, raw } from "../filter/build-filter.ts";
import { located } from "../request/call.ts";
import type {
  ApiShape,
  CallOptions,
  Filter,
  Part,
  PathOf,
  RawExpression,
  ServiceClient,
} from "../types/index.ts";
import { ListingChangedError } from "./errors.ts";
import { keyOf, nextKey } from "./key-of.ts";
import { list } from "./list.ts";
import { pagingStyleOf } from "./paging-style.ts";

/** The listings that can be split: those by cursor. */
export type ExportPath<Api extends ApiShape> = {
  [Path in PathOf<Api, "list">]: Part<Api["list"][Path], "style"> extends "cursor" ? Path : never;
}[PathOf<Api, "list">];

/** The fields that a listing can be split by, as far as types can tell: numbers that can be compared. */
export type ExportKey<Fields> = {
  [Field in keyof Fields & string]: number extends Fields[Field]
    ? "gte" extends keyof Extract<NonNullable<Fields[Field]>, object>
      ? Field
      : never
    : never;
}[keyof Fields & string];

/** What `exportAll` takes. */
export type ExportOptions<Entry> = Pick<Entry, keyof Entry & ("path" | "query")> &
  CallOptions & {
    /** The listing's primary key: a number, on every item, a different one each. */
    by: ExportKey<Part<Entry, "filter">>;
    filter?: Filter<Part<Entry, "filter">> | RawExpression | undefined;
    /** Ranges read, and held, at the same time: at most 9,000 items each. Default 4. The rate budget holds for all. */
    concurrency?: number | undefined;
  };

/**
 * A long listing by cursor, read in parallel: split by filter into ranges of its primary key. It is complete, without
 * duplicates and in the order of the key; records made or deleted meanwhile cannot disturb it. The total is compared
 * with the server's count.
 *
 *     for await (const entry of exportAll(economic.bookedEntries, "/booked-entries", { by: "entryNumber" })) …
 *
 * Throws a ValidationError for listings that cannot be split (those that do not page by cursor or have no count, and
 * `/journals`, where every filter fails: O-22) and for a field that is no key; a ListingChangedError when the total does
 * not agree, which it may not either when records were both made and deleted meanwhile.
 */
export const exportAll = <Api extends ApiShape, Path extends ExportPath<Api>>(
  service: ServiceClient<Api>,
  path: Path,
  options: ExportOptions<Api["list"][Path]>,
): AsyncIterable<Part<Api["list"][Path], "item">> => {
  type Item = Part<Api["list"][Path], "item">;
  const core = internalsOf(service);
  const { by, filter, concurrency: asks = 4, ...call } = options as unknown as AnyOptions;
  const concurrency = Math.max(1, asks) || 1;
  const given = buildFilter(filter);
  const { style, countPath, isFilterable } = pagingStyleOf(core.service, path);
  const facts = { service: core.service, method: "GET", path };
  if (style !== "cursor" || !countPath || !isFilterable)
    throw new ValidationError("has no cursor, /count or filter (O-22): list it", facts);
  const keyIn = (item: unknown) => keyOf(item, by) as number;

  return {
    async *[Symbol.asyncIterator]() {
      const controller = new AbortController();
      const signal = AbortSignal.any([controller.signal, (call.signal as AbortSignal) ?? controller.signal]);
      const listing = (low?: string, high?: string, more?: object, at: string = path) =>
        list<Item>(core, at, { ...call, ...more, filter: raw(allOf(given, low, high)), signal });
      const ranges: Promise<Item[]>[] = [];
      let asked = 0;
      let read = 0;
      let last: unknown = -Infinity;
      let from = "";
      try {
        const total = await listing().count();
        const size = Math.min(9, Math.ceil(total / concurrency / 1000) || 1) * 1000;
        while (asked < total || ranges[0]) {
          if (asked < total && ranges.length < concurrency) {
            // The first range is open below and the last above; in between they meet at keys that the server holds.
            // (One at 0, which only lies between negative keys and others, ends them early: no harm done.)
            asked += size;
            const key =
              asked < total &&
              keyIn(await listing(from, "", { sort: by, cursor: `${size}` }, `${path}/paged`).first());
            if (!key) asked = total;
            ranges.push(listing(from, key ? `${by}$lt:${key}` : "").toArray());
            // Until its turn comes nobody looks at it.
            ranges.at(-1)?.catch(() => {});
            from = `${by}$gte:${key}`;
            continue;
          }
          for (const item of ((await ranges.shift()) as Item[]).sort((a, b) => keyIn(a) - keyIn(b))) {
            last = nextKey(item, by, last);
            read++;
            yield item;
          }
        }
        // Records made meanwhile may be among them or not; but they account for any difference there is.
        const now = await listing().count();
        if ((read - total) * (read - now) > 0)
          throw new ListingChangedError(`${read} read, ${total} counted before and ${now} after`, {
            read,
            expected: now,
          });
      } catch (error) {
        // The position that the error tells is one within a range, unless it is what the caller's signal aborted with.
        throw error instanceof EconomicError && error !== signal.reason
          ? Object.assign(located(error, facts) as EconomicError, { listing: undefined })
          : error;
      } finally {
        controller.abort();
      }
    },
  };
};

/** The options without the call table's types. */
interface AnyOptions extends CallOptions {
  by: string;
  path?: Readonly<Record<string, unknown>>;
  query?: Readonly<Record<string, unknown>>;
  filter?: unknown;
  concurrency?: number;
}
