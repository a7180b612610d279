import { internalsOf } from "../client/internals.ts";
import { type Checks, checkOptions } from "../config/check-options.ts";
import { callChecks, checkedLater, plainObject, text, wholeNumberBetween } from "../config/option-checks.ts";
import { EconomicError, ListingChangedError } from "../errors/errors.ts";
import type { CallFacts } from "../errors/facts.ts";
import { invalid } from "../errors/invalid.ts";
import { withCall } from "../errors/with-call.ts";
import { buildFilter, joinFilters, raw } from "../filter/build-filter.ts";
import type { ServiceCore } from "../request/service-core.ts";
import type {
  ApiShape,
  CallOptions,
  Filter,
  Listing,
  Part,
  PathOf,
  RawExpression,
  ServiceClient,
} from "../types/index.ts";
import { joinSignals } from "../utils/join-signals.ts";
import { keyOf, nextKey } from "./key-of.ts";
import { list } from "./list.ts";
import { pagingStyleOf } from "./paging-style.ts";
import type { ListingOptions } from "./reader.ts";

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

/** The options without the call table's types. */
interface AnyOptions extends ListingOptions {
  by: never;
}

/** A range of keys: from the first one to just before the second; open where there is none. */
interface Range {
  from: unknown;
  before: unknown;
}

/** A cursor listing that is exported. */
interface Export {
  core: ServiceCore;
  path: string;
  /** The primary key. */
  by: string;
  /** The caller's filter. */
  filter: string;
  options: ListingOptions;
  concurrency: number;
}

/** A range holds whole thousands, for that is a page by cursor, and at most nine: what is read is held. */
const rangeSizeFor = (total: number, concurrency: number): number =>
  Math.min(9, Math.max(1, Math.ceil(total / concurrency / 1000))) * 1000;

/** Joins filter texts for `list`; `undefined` if there is none. */
function rawFilter(...texts: (string | undefined)[]): RawExpression | undefined {
  const joined = joinFilters(...texts);
  return joined === undefined ? undefined : raw(joined);
}

/** Lists what is in a range. */
function listRange<Item>(
  { core, path, by, filter, options }: Export,
  { from, before }: Range,
  signal: AbortSignal,
): Listing<Item> {
  const lower = from === undefined ? undefined : `${by}$gte:${from}`;
  const upper = before === undefined ? undefined : `${by}$lt:${before}`;
  return list<Item>(core, path, { ...options, filter: rawFilter(filter, lower, upper), signal });
}

/** Finds the key of the item that comes `size` items after the beginning of a range; `undefined` at the end. */
async function keyAfter(
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
  // A key that does not rise would never come to an end. Numbers only: texts are read in order (RL-6).
  return item === undefined ? undefined : nextKey(item, by, from ?? Number.NEGATIVE_INFINITY);
}

/** Reads ranges of keys in parallel and passes their items on in the order of the key (RL-6). */
async function* readRanges<Item>(job: Export, total: number, signal: AbortSignal): AsyncGenerator<Item> {
  const size = rangeSizeFor(total, job.concurrency);
  const ranges: Promise<Item[]>[] = [];
  const keyIn = (item: Item) => keyOf(item, job.by) as number;
  let from: unknown;
  let asked = 0;
  // A number, so that texts are refused: they are read in order (RL-6).
  let last: unknown = Number.NEGATIVE_INFINITY;

  /** Asks for the next range. The first is open below and the last above; between them they meet at the server's keys. */
  const askNext = async () => {
    asked += size;
    const before = asked < total ? await keyAfter(job, from, size, signal) : undefined;
    if (before === undefined) asked = total;
    const items = listRange<Item>(job, { from, before }, signal).toArray();
    // Until its turn comes nobody looks at it.
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

const exportChecks: Checks = {
  path: plainObject,
  query: plainObject,
  by: text,
  filter: checkedLater,
  concurrency: wholeNumberBetween(1, 100),
  ...callChecks,
};

/** Checks that a listing can be split. Throws a ValidationError if it cannot. */
function checkExport(core: ServiceCore, path: string, options: AnyOptions): Export {
  checkOptions(options, exportChecks, ["by"]);
  const { by, filter, concurrency = 4, ...rest } = options;
  const { style, countPath, isFilterable } = pagingStyleOf(core.service, path);
  if (style !== "cursor" || countPath === undefined || !isFilterable)
    invalid(
      "exportAll needs a listing by cursor with a count and a filter that works (O-22): use list instead.",
    );
  return {
    core,
    path,
    by,
    filter: buildFilter(filter),
    options: rest,
    concurrency,
  };
}

/** Checks an export when it is consumed, as a listing does (RL-7). */
function exportOf(core: ServiceCore, path: string, options: unknown, call: CallFacts): Export {
  try {
    // The types of the call table are checked by the caller's compiler; here they are options like all others.
    return checkExport(core, path, options as AnyOptions);
  } catch (error) {
    throw withCall(error, call);
  }
}

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
export function exportAll<Api extends ApiShape, Path extends ExportPath<Api>>(
  service: ServiceClient<Api>,
  path: Path,
  options: ExportOptions<Api["list"][Path]>,
): AsyncIterable<Part<Api["list"][Path], "item">> {
  type Item = Part<Api["list"][Path], "item">;
  const core = internalsOf(service);
  const call: CallFacts = { service: core.service, method: "GET", path };
  return {
    async *[Symbol.asyncIterator]() {
      const job = exportOf(core, path, options, call);
      const controller = new AbortController();
      const signal = joinSignals(controller.signal, job.options.signal as AbortSignal | undefined);
      const count = () => listRange<Item>(job, { from: undefined, before: undefined }, signal).count();
      try {
        const total = await count();
        let read = 0;
        for await (const item of readRanges<Item>(job, total, signal)) {
          read += 1;
          yield item;
        }
        // Records made meanwhile may be among them or not; but they account for any difference there is.
        const now = await count();
        if (read < Math.min(total, now) || read > Math.max(total, now))
          throw new ListingChangedError(
            `The listing changed while it was read: ${read} items were read, the server counted ${total} before and ${now} after. Read it again.`,
            { read, expected: now },
          );
      } catch (error) {
        if (!(error instanceof EconomicError) || error === signal.reason) throw error;
        // The position that the error has is one within a range.
        throw Object.assign(withCall(error, call) as EconomicError, { listing: undefined });
      } finally {
        controller.abort();
      }
    },
  };
}
