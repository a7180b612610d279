import { ValidationError } from "../core/errors.ts";
import type { ServiceCore } from "../core/send.ts";
import { buildFilter } from "../filter/build-filter.ts";
import { buildSort } from "../filter/build-sort.ts";
import type { Listing, Page } from "../types/index.ts";
import { keyReader } from "./by-key.ts";
import { cursorReader, plainReader } from "./cursor.ts";
import { ListingChangedError } from "./errors.ts";
import { countOf, pagedReader } from "./paged.ts";
import { readPages } from "./pages.ts";
import { callOf, type ListingOptions, type Reading } from "./reader.ts";
import { envelopeOf, restReader } from "./rest.ts";
import { countPathOf, styleOf } from "./style.ts";

const readers = { cursor: cursorReader, plain: plainReader, paged: pagedReader, rest: restReader };

/**
 * The items of a collection, in whichever way its path pages. Nothing is sent before it is consumed; filter, sort and options are
 * checked at once (ValidationError).
 */
export function list<Item>(core: ServiceCore, path: string, options: ListingOptions = {}): Listing<Item> {
  const { path: pathParams, query, by, headers, timeoutMs, retry } = options;
  const style = styleOf(core.service, path);
  const filter = buildFilter(options.filter);
  const sort = buildSort(options.sort);
  const isSorted = style === "rest" || style === "paged";
  if (sort && style === "cursor") refuse("a cursor listing ignores sort (O-03); list its /paged path");
  if (by && (sort || !isSorted))
    refuse(sort ? "give sort or by, not both" : "only REST and /paged listings are read by key");

  const readingOf = (max: number): Reading => ({
    core,
    path,
    options,
    filter,
    sort,
    max,
    get: (request, signal = options.signal as AbortSignal | undefined) =>
      core.send({
        method: "GET",
        path: request.path ?? path,
        pathParams,
        // A link of the server's repeats the query (L-43); should it forget the filter, ours is still there.
        query: { ...query, filter, sort, ...request.query },
        headers,
        signal,
        timeoutMs,
        retry,
      }),
  });
  const pages = (max = Number.POSITIVE_INFINITY): AsyncGenerator<Page<Item>, void, undefined> => {
    const reading = readingOf(max);
    return readPages(reading, by ? keyReader(reading, by) : readers[style](reading));
  };

  return {
    pages: () => pages(),

    async *[Symbol.asyncIterator]() {
      for await (const { items } of pages()) for (const item of items) yield item;
    },

    async toArray({ max = Number.POSITIVE_INFINITY } = {}) {
      if (!(max >= 0 && (Number.isInteger(max) || max === Number.POSITIVE_INFINITY))) refuse(`max is ${max}`);
      const all: Item[] = [];
      try {
        if (max) {
          for await (const { items } of pages(max)) {
            for (const item of items) if (all.length < max) all.push(item);
            if (all.length >= max) break;
          }
        }
      } catch (error) {
        if (error instanceof ListingChangedError) Object.defineProperty(error, "items", { value: all });
        throw error;
      }
      return all;
    },

    async first() {
      return (await this.toArray({ max: 1 }))[0];
    },

    async count() {
      const reading = readingOf(1);
      if (style === "rest") {
        return envelopeOf(reading, await reading.get({ query: { pagesize: 1 } }), 1).results;
      }
      const countPath = countPathOf(core.service, path);
      if (countPath && style !== "plain") return countOf(reading, countPath);
      let count = 0;
      for await (const { items } of pages()) count += items.length;
      return count;
    },
  };

  function refuse(problem: string): never {
    throw new ValidationError(`${problem}.`, callOf({ core, path }));
  }
}
