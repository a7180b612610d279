import { ServerError, ValidationError } from "../core/errors.ts";
import type { ServiceCore } from "../core/send.ts";
import { buildFilter } from "../filter/build-filter.ts";
import { buildSort } from "../filter/build-sort.ts";
import type { Listing, Page } from "../types/index.ts";
import { cursorReader } from "./by-cursor.ts";
import { numberReader } from "./by-number.ts";
import { ListingChangedError } from "./errors.ts";
import { readPages } from "./pages.ts";
import type { ListingOptions, Reading } from "./reader.ts";
import { countPathOf, styleOf } from "./style.ts";

/**
 * The items of a collection, in whichever way its path pages. Nothing is sent before it is consumed; filter and sort are checked
 * at once (ValidationError).
 */
export const list = <Item>(core: ServiceCore, path: string, options: ListingOptions = {}): Listing<Item> => {
  const { by, pageSize = 1000, signal } = options;
  const style = styleOf(core.service, path);
  const isRest = style === "rest";
  const isNumbered = isRest || style === "paged";
  const countPath = isRest || style === "plain" ? undefined : countPathOf(core.service, path);
  const query = {
    ...options.query,
    filter: buildFilter(options.filter) || undefined,
    sort: buildSort(options.sort) || undefined,
  };

  const error: Reading["error"] = (Kind, message, facts) =>
    new Kind(message, { service: core.service, method: "GET", path, ...facts } as ConstructorParameters<
      typeof Kind
    >[1]);
  if ((by && (query.sort || !isNumbered)) || (query.sort && style === "cursor")) {
    throw error(ValidationError, "sort (O-03) or by need REST or a /paged listing, and exclude each other");
  }

  const get: Reading["get"] = (step, stop = signal as AbortSignal | undefined) =>
    core.send({
      ...options,
      method: "GET",
      path: step.path ?? path,
      pathParams: options.path,
      query: step.query,
      signal: stop,
    });

  const count = countPath
    ? async (stop?: AbortSignal): Promise<number> => {
        const { data } = await get({ path: countPath, query: { ...query, sort: undefined } }, stop);
        if (typeof data !== "number") throw error(ServerError, `${countPath} gave no number`);
        return data;
      }
    : undefined;

  const pages = (max = Infinity): AsyncGenerator<Page<Item>, void, undefined> => {
    // A cursor counts in pages of the size that it was given with.
    const size = isRest ? (options.cursor ? pageSize : Math.min(pageSize, max)) : 100;
    const reading: Reading = { core, path, style, options, query, size, max, get, count, error };
    return readPages(reading, (by ?? (isNumbered ? numberReader : cursorReader))(reading));
  };

  const toArray = async (max = Infinity): Promise<Item[]> => {
    const items: Item[] = [];
    if (!(max >= 0)) throw error(ValidationError, `max is ${max}`);
    try {
      if (max) {
        for await (const page of pages(max)) {
          for (const item of page.items) items.push(item);
          if (items.length >= max) break;
        }
      }
    } catch (error) {
      if (error instanceof ListingChangedError) Object.defineProperty(error, "items", { value: items });
      throw error;
    }
    return items.slice(0, max);
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
      let read = 0;
      for await (const { items, data } of pages(isRest ? 1 : undefined)) {
        if (isRest) return (data as { pagination: { results: number } }).pagination.results;
        read += items.length;
      }
      return read;
    },
  };
};
