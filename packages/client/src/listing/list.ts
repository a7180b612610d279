import { ServerError, ValidationError } from "../core/errors.ts";
import type { SendResult, ServiceCore } from "../core/send.ts";
import { buildFilter } from "../filter/build-filter.ts";
import { buildSort } from "../filter/build-sort.ts";
import type { Listing, Page } from "../types/index.ts";
import { cursorReader } from "./by-cursor.ts";
import { numberReader } from "./by-number.ts";
import { ListingChangedError } from "./errors.ts";
import { readPages } from "./pages.ts";
import type { Content, Fail, ListingOptions, Query, Reader, Reading } from "./reader.ts";
import { styleOf } from "./style.ts";

/**
 * The items of a collection, in whichever way its path pages. Nothing is sent before it is consumed; filter
 * and sort are checked at once (ValidationError).
 */
export const list = <Item>(core: ServiceCore, path: string, options: ListingOptions = {}): Listing<Item> => {
  const { by, pageSize = 1000 } = options;
  const { service, baseUrl } = core;
  const [style, collection, countPath] = styleOf(service, path);
  const isRest = style === "rest";
  const isNumbered = isRest || style === "paged";
  const filter = buildFilter(options.filter) || undefined;
  const sort = buildSort(options.sort) || undefined;

  const fail: Fail = (Kind, message, facts) => {
    throw new Kind(message, { service, method: "GET", path, ...facts } as ConstructorParameters<
      typeof Kind
    >[1]);
  };
  if ((by && !isNumbered) || (sort && style === "cursor"))
    fail(ValidationError, "takes no sort (O-03) or by: list its /paged path");

  const send = (path: string, query?: Query, signal = options.signal as AbortSignal | undefined) =>
    core.send({ ...options, method: "GET", path, pathParams: options.path, query, signal });

  const count = countPath
    ? async (signal?: AbortSignal): Promise<number> => {
        const { data } = await send(countPath, { ...options.query, filter }, signal);
        return typeof data === "number" ? data : fail(ServerError, `${countPath} gave no number`);
      }
    : undefined;

  /** An answer has to be of the listing's style (O-02, O-04, L-40): any other shape is no empty page. */
  const contentOf = ({ data }: SendResult): Content => {
    const { items, cursor, collection, pagination } = (data ?? {}) as Partial<Content> & {
      collection?: unknown[];
      pagination?: { results: number; nextPage?: string };
    };
    const found =
      style === "cursor" ? items : isRest ? Number.isInteger(pagination?.results) && collection : data;
    return Array.isArray(found)
      ? { ...pagination, items: found, cursor }
      : fail(
          ServerError,
          `is no ${style} listing: got ${Array.isArray(data) ? "an array" : data && Object.keys(data)}`,
        );
  };

  const pages = (max = Infinity): AsyncGenerator<Page<Item>, void, undefined> => {
    // A cursor counts in pages of the size that it was given with.
    const size = isRest ? (options.cursor ? pageSize : Math.min(pageSize, max)) : 100;
    const byKey = by as unknown as ((reading: Reading) => Reader) | undefined;
    const reader = byKey ?? (isNumbered ? numberReader : cursorReader);
    return readPages(
      reader({ isRest, collection, baseUrl, options, filter, size, max, count, fail }),
      options,
      max,
      // A link of the server's has the query in it (L-43).
      ([, query, link], signal) =>
        link ? send(link, {}, signal) : send(path, { ...options.query, filter, sort, ...query }, signal),
      contentOf,
    );
  };

  const toArray = async (max = Infinity): Promise<Item[]> => {
    const all: Item[] = [];
    if (!(max >= 0)) fail(ValidationError, `max is ${max}`);
    try {
      for await (const { items } of max ? pages(max) : []) {
        for (const item of items) all.push(item);
        if (all.length >= max) break;
      }
    } catch (error) {
      if (error instanceof ListingChangedError) Object.defineProperty(error, "items", { value: all });
      throw error;
    }
    return all.slice(0, max);
  };

  return {
    pages: () => pages(),
    async *[Symbol.asyncIterator]() {
      for await (const { items } of pages()) yield* items;
    },
    toArray: (limit) => toArray(limit?.max),
    first: async () => (await toArray(1))[0],
    async count() {
      if (count) return count();
      if (isRest)
        return contentOf((await pages(1).next()).value as Page<Item> as SendResult).results as number;
      let read = 0;
      for await (const { items } of pages()) read += items.length;
      return read;
    },
  };
};
