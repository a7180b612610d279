import { ServerError, ValidationError } from "../errors/errors.ts";
import { buildFilter } from "../filter/build-filter.ts";
import { buildSort } from "../filter/build-sort.ts";
import type { SendResult, ServiceCore } from "../request/send.ts";
import type { Listing, Page } from "../types/index.ts";
import { cursorReader } from "./by-cursor.ts";
import { numberReader } from "./by-number.ts";
import { ListingChangedError } from "./errors.ts";
import { pagingStyleOf } from "./paging-style.ts";
import { readPages } from "./read-pages.ts";
import type { Content, ListingOptions, Query } from "./reader.ts";

/**
 * The items of a collection, in whichever way its path pages. Nothing is sent before it is consumed; filter
 * and sort are checked at once (ValidationError).
 */
export const list = <Item>(core: ServiceCore, path: string, options: ListingOptions = {}): Listing<Item> => {
  const { service } = core;
  const { style, collection, countPath, pageSize: largest } = pagingStyleOf(service, path);
  const { by, pageSize = largest } = options;
  const base = style === "rest" ? core.baseUrl : undefined;
  const isNumbered = base || style === "paged";
  const filter = buildFilter(options.filter) || undefined;
  const sort = buildSort(options.sort) || undefined;

  const at = { service, method: "GET", path };
  if ((by && !isNumbered) || (sort && style === "cursor"))
    throw new ValidationError("takes no sort (O-03) or by: list /paged", at);

  const send = (path: string, query?: Query, signal = options.signal as AbortSignal | undefined) =>
    core.send("GET", path, { ...options, query, signal });

  const count = countPath
    ? async (signal?: AbortSignal): Promise<number> => {
        const { data } = await send(countPath, { filter, ...options.query }, signal);
        if (typeof data === "number") return data;
        throw new ServerError(`${countPath} gave no number`, at);
      }
    : undefined;

  /** An answer has to be of the listing's style (O-02, O-04, L-40): any other shape is no empty page. */
  const contentOf = ({ data }: SendResult): Content => {
    const { items, cursor, collection, pagination } = (data ?? {}) as Partial<Content> & {
      collection?: unknown[];
      pagination?: { results: number };
    };
    const found =
      style === "cursor" ? items : base ? typeof pagination?.results === "number" && collection : data;
    if (Array.isArray(found)) return { ...pagination, items: found, cursor };
    throw new ServerError(`is no ${style} listing: {${Object.keys(Object(data))}}`);
  };

  const pages = (max = Infinity): AsyncGenerator<Page<Item>, void, undefined> => {
    // A cursor counts in pages of the size that it was given with.
    const size = base ? (options.cursor ? pageSize : Math.min(pageSize, max)) : largest;
    const readerOf = (by as unknown as typeof numberReader) ?? (isNumbered ? numberReader : cursorReader);
    const reader = readerOf({ base, collection, options, filter, size, max, count });
    return readPages(
      reader,
      options,
      max,
      (cursor, signal) => send(path, { filter, sort, ...options.query, ...reader.query(cursor) }, signal),
      contentOf,
      at,
    );
  };

  const toArray = async ({ max = Infinity }: { max?: number | undefined } = {}): Promise<Item[]> => {
    const all: Item[] = [];
    if (!(max >= 0)) throw new ValidationError(`max is ${max}`, at);
    try {
      for await (const { items } of max ? pages(max) : []) for (const item of items) all.push(item);
    } catch (error) {
      if (error instanceof ListingChangedError) Object.defineProperty(error, "items", { value: all });
      throw error;
    }
    return all.slice(0, max);
  };

  return {
    pages,
    async *[Symbol.asyncIterator]() {
      for await (const { items } of pages()) yield* items;
    },
    toArray,
    first: async () => (await toArray({ max: 1 }))[0],
    async count() {
      if (count) return count();
      let read = 0;
      for await (const { items, total } of pages(base ? 1 : Infinity)) {
        if (total !== undefined) return total;
        read += items.length;
      }
      return read;
    },
  };
};
