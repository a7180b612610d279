import { EconomicError, ValidationError } from "../core/errors.ts";
import { internalsOf } from "../core/internals.ts";
import { allOf, buildFilter, raw } from "../filter/build-filter.ts";
import type {
  ApiShape,
  CallOptions,
  Filter,
  ListingProgress,
  Part,
  PathOf,
  RawExpression,
  ServiceClient,
} from "../types/index.ts";
import { byKey } from "./by-key.ts";
import { ListingChangedError, type ListingChangedFacts } from "./errors.ts";
import { checkKey, type KeyRange, rangesOf } from "./export-ranges.ts";
import { inTurn } from "./in-turn.ts";
import { keyOf } from "./key-of.ts";
import { list } from "./list.ts";
import { styleOf } from "./style.ts";

/** The listings that can be split: those by cursor, and REST's. */
export type ExportPath<Api extends ApiShape> = {
  [Path in PathOf<Api, "list">]: Part<Api["list"][Path], "style"> extends "cursor" | "rest" ? Path : never;
}[PathOf<Api, "list">];

/** The fields that a listing can be split by, as far as types can tell: those that can be compared. */
export type ExportKey<Fields> = {
  [Field in keyof Fields & string]: "gte" extends keyof Extract<NonNullable<Fields[Field]>, object>
    ? Field
    : never;
}[keyof Fields & string];

/** What `exportAll` takes. */
export type ExportOptions<Entry> = Pick<Entry, keyof Entry & ("path" | "query")> &
  CallOptions & {
    /** The listing's primary key: on every item, a different one each. */
    by: ExportKey<Part<Entry, "filter">>;
    filter?: Filter<Part<Entry, "filter">> | RawExpression | undefined;
    /** Ranges read at the same time. Default 4. The rate budget holds for them together. */
    concurrency?: number | undefined;
    /** Gives the items in the order of the key; holds up to `concurrency` ranges of 9,900 items meanwhile. */
    ordered?: boolean | undefined;
    /** Called as items are consumed; `total` is what `/count` said. */
    onProgress?: ((progress: ListingProgress) => void) | undefined;
  };

/**
 * A long listing read in parallel: split by filter into ranges of its primary key, complete and without
 * duplicates. Records made or deleted meanwhile cannot disturb it. The total is compared with the
 * server's count.
 *
 *     for await (const entry of exportAll(economic.bookedEntries, "/booked-entries", { by: "entryNumber" })) …
 *
 * Throws a ValidationError for listings that cannot be split (those that page by number, do not page or have
 * no count, and `/journals`, where every filter fails: O-22) and for a field that is no key; a
 * ListingChangedError when the total does not agree.
 */
export const exportAll = <Api extends ApiShape, Path extends ExportPath<Api>>(
  service: ServiceClient<Api>,
  path: Path,
  options: ExportOptions<Api["list"][Path]>,
): AsyncIterable<Part<Api["list"][Path], "item">> => {
  type Item = Part<Api["list"][Path], "item">;
  const core = internalsOf(service);
  const [style, , countPath] = styleOf(core.service, path);
  const isRest = style === "rest";
  const facts = { service: core.service, method: "GET", path };
  const {
    by,
    filter: given,
    concurrency = 4,
    ordered,
    onProgress,
    ...call
  } = options as unknown as AnyOptions;
  const filter = buildFilter(given);
  const journals = core.service === "journals" && path === "/journals";
  if (!isRest && (!countPath || style !== "cursor" || journals)) {
    const why = journals ? "every filter on it fails (O-22)" : "it takes REST, or cursors and a /count";
    throw new ValidationError(`cannot be split: ${why}`, facts);
  }
  if (!(concurrency >= 1)) throw new ValidationError(`concurrency is ${concurrency}`, facts);

  return { [Symbol.asyncIterator]: () => run() };

  async function* run(): AsyncGenerator<Item, void, undefined> {
    const controller = new AbortController();
    const signal = AbortSignal.any([controller.signal, (call.signal as AbortSignal) ?? controller.signal]);
    const listing = (text: string, more: object) =>
      list<Item>(core, path, { ...call, filter: raw(text), signal, ...more });
    const count = () => listing(filter, {}).count();
    let read = 0;
    let pages = 0;
    try {
      const total = await count();
      const ranges = rangesOf({
        by,
        filter,
        rangeSize: Math.min(9900, Math.max(1000, Math.ceil(total / concurrency / 100) * 100)),
        ask: (query, page) =>
          core.send({
            ...call,
            method: "GET",
            path: isRest ? path : `${path}/paged`,
            pathParams: call.path,
            signal,
            query: {
              ...call.query,
              ...query,
              ...(isRest ? { pagesize: 100, skippages: page } : { pageSize: 100, skipPages: page }),
            },
          }),
      });
      const open = async function* (range: KeyRange) {
        const text = allOf(
          filter,
          buildFilter(range.gte === undefined && range.lt === undefined ? {} : { [by]: range }),
        );
        const part = listing(text, isRest ? { by: byKey(by) } : {});
        if (!ordered) for await (const { items } of part.pages()) yield items;
        else yield (await part.toArray()).sort((a, b) => Number(keyOf(a, by)) - Number(keyOf(b, by)) || 0);
      };
      for await (const items of inTurn(ranges, open, concurrency, !ordered)) {
        for (const item of items) {
          checkKey(keyOf(item, by), by);
          read++;
          yield item;
        }
        onProgress?.({ pages: ++pages, items: read, total, cursor: undefined });
      }
      // Records made meanwhile may be among them or not; but they account for any difference there is.
      if (read !== total) {
        const now = await count();
        if (read < Math.min(total, now) || read > Math.max(total, now)) {
          const changed: ListingChangedFacts = { ...facts, read, expected: now };
          throw new ListingChangedError(`${read} read, ${total} counted before and ${now} after`, changed);
        }
      }
    } catch (error) {
      // The position that the error tells is one within a range.
      throw error instanceof EconomicError ? Object.assign(error, { listing: undefined }) : error;
    } finally {
      controller.abort();
    }
  }
};

/** The options without the call table's types. */
interface AnyOptions extends CallOptions {
  by: string;
  path?: Readonly<Record<string, unknown>>;
  query?: Readonly<Record<string, unknown>>;
  filter?: unknown;
  concurrency?: number;
  ordered?: boolean;
  onProgress?: (progress: ListingProgress) => void;
}
