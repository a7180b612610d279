import { ListingChangedError, ServerError, ValidationError } from "../errors/errors.ts";
import type { CallFacts } from "../errors/facts.ts";
import { invalid } from "../errors/invalid.ts";
import { withCall } from "../errors/with-call.ts";
import { buildFilter } from "../filter/build-filter.ts";
import { buildSort } from "../filter/build-sort.ts";
import type { SendResult } from "../request/send.ts";
import type { ServiceCore } from "../request/service-core.ts";
import type { Listing, Page } from "../types/index.ts";
import { implementationOf } from "../utils/extension.ts";
import { isObject } from "../utils/is-object.ts";
import { showValue } from "../utils/show-value.ts";
import { readByCursor } from "./by-cursor.ts";
import { readByNumber } from "./by-number.ts";
import { type PagingStyle, pagingStyleOf } from "./paging-style.ts";
import { readPages } from "./read-pages.ts";
import type { Content, ListingOptions, MakeReader, Query } from "./reader.ts";

/** A listing with its options checked: what every way of consuming it works on. */
interface ListingCall {
  core: ServiceCore;
  path: string;
  options: ListingOptions;
  paging: PagingStyle;
  filter: string | undefined;
  sort: string | undefined;
}

/** Checks the options of a listing. Throws a ValidationError for what the server would refuse, or ignore. */
function checkListing(core: ServiceCore, path: string, options: ListingOptions): ListingCall {
  try {
    return checkOptions(core, path, options);
  } catch (error) {
    throw withCall(error, callOf({ core, path }));
  }
}

function checkOptions(core: ServiceCore, path: string, options: ListingOptions): ListingCall {
  const paging = pagingStyleOf(core.service, path);
  const filter = buildFilter(options.filter) || undefined;
  const sort = buildSort(options.sort) || undefined;
  const isNumbered = paging.style === "rest" || paging.style === "paged";
  if (options.by && !implementationOf("byKey", options.by))
    invalid("The option by must be made by byKey(…).", "by");
  if (options.by && !isNumbered)
    invalid(
      `by is for listings by page number: this one is read ${paging.style === "plain" ? "at once" : "by cursor"}.`,
      "by",
    );
  if (sort !== undefined && paging.style === "cursor")
    invalid("A listing by cursor ignores sort (O-03): list its path with /paged at the end.", "sort");
  // `null`, as a database has it, is the beginning too.
  const cursor = options.cursor ?? undefined;
  return { core, path, options: { ...options, cursor }, paging, filter, sort };
}

/** The call that a listing's errors are reported with. */
const callOf = ({ core, path }: Pick<ListingCall, "core" | "path">): CallFacts => ({
  service: core.service,
  method: "GET",
  path,
});

/** Sends one request of a listing. */
function request({ core, options }: ListingCall, path: string, query: Query, signal = options.signal) {
  return core.send("GET", path, { ...options, query, signal });
}

/** Asks `/count`, where it is published, how many items there are under the filter. */
async function countByServer(listing: ListingCall, countPath: string, signal?: AbortSignal): Promise<number> {
  const { filter, options } = listing;
  const { data } = await request(listing, countPath, { filter, ...options.query }, signal);
  if (typeof data === "number") return data;
  const problem = `The server answered ${countPath} with ${showValue(data)} instead of a number.`;
  throw new ServerError(listing.core.config.redact(problem), callOf(listing));
}

/** Finds the items of an answer, which has to be of the listing's style (O-02, O-04, L-40): another shape is not an empty page. */
function contentOf({ data }: SendResult, { style }: PagingStyle): Content {
  const body = isObject(data) ? data : {};
  if (style === "cursor" && Array.isArray(body.items)) return { items: body.items, cursor: body.cursor };
  const pagination = isObject(body.pagination) ? body.pagination : {};
  const { results, nextPage } = pagination;
  if (style === "rest" && Array.isArray(body.collection) && typeof results === "number")
    return { items: body.collection, results, nextPage };
  if ((style === "paged" || style === "plain") && Array.isArray(data)) return { items: data };
  const properties = isObject(data) ? Object.keys(data) : [];
  const found = properties.length > 0 ? `an object of ${properties.join(", ")}` : showValue(data);
  throw new ServerError(`The server answered with ${found}, which is not a page of a ${style} listing.`);
}

/** Reads the pages of a listing, as many as `max` items need. */
function pagesOf<Item>(
  listing: ListingCall,
  max = Number.POSITIVE_INFINITY,
): AsyncGenerator<Page<Item>, void, undefined> {
  const { core, path, options, paging, filter, sort } = listing;
  const { style, collection, countPath } = paging;
  const isRest = style === "rest";
  const { pageSize: asked = paging.pageSize } = options;
  // A cursor counts in pages of the size that it was given with.
  const restPageSize = options.cursor === undefined ? Math.min(asked, max) : asked;
  const byKey = implementationOf<MakeReader>("byKey", options.by);
  const makeReader = byKey ?? (isRest || style === "paged" ? readByNumber : readByCursor);
  const reader = makeReader({
    baseUrl: isRest ? core.baseUrl : undefined,
    collection,
    options,
    filter,
    pageSize: isRest ? restPageSize : paging.pageSize,
    max,
    count: countPath === undefined ? undefined : (signal) => countByServer(listing, countPath, signal),
  });
  return readPages({
    reader,
    options,
    max,
    call: callOf(listing),
    redact: core.config.redact,
    get: (cursor, signal) =>
      request(listing, path, { filter, sort, ...options.query, ...reader.query(cursor) }, signal),
    contentOf: (answer) => contentOf(answer, paging),
  });
}

/** Reads items into an array. A `ListingChangedError` carries what was read until then. */
async function toArray<Item>(listing: ListingCall, max: number): Promise<Item[]> {
  const items: Item[] = [];
  if (!(max >= 0))
    throw new ValidationError(`max must be a number from 0: it is ${showValue(max)}.`, callOf(listing));
  // `null`, which comes without types, is none as well.
  if (!(max > 0)) return items;
  try {
    for await (const page of pagesOf<Item>(listing, max)) for (const item of page.items) items.push(item);
  } catch (error) {
    if (error instanceof ListingChangedError) Object.defineProperty(error, "items", { value: items });
    throw error;
  }
  return items.slice(0, max);
}

/** Counts by `/count`, by what REST's first page reports, or by reading everything. */
async function countItems(listing: ListingCall): Promise<number> {
  const { style, countPath } = listing.paging;
  if (countPath !== undefined) return countByServer(listing, countPath);
  let read = 0;
  for await (const { items, total } of pagesOf(listing, style === "rest" ? 1 : undefined)) {
    if (total !== undefined) return total;
    read += items.length;
  }
  return read;
}

/**
 * Returns the items of a collection, in whichever way its path pages. Nothing is sent before it is consumed; filter
 * and sort are checked at once (ValidationError).
 */
export function list<Item>(core: ServiceCore, path: string, options: ListingOptions = {}): Listing<Item> {
  const listing = checkListing(core, path, options);
  return {
    pages: () => pagesOf<Item>(listing),
    async *[Symbol.asyncIterator]() {
      for await (const { items } of pagesOf<Item>(listing)) yield* items;
    },
    toArray: ({ max = Number.POSITIVE_INFINITY } = {}) => toArray<Item>(listing, max),
    first: async () => (await toArray<Item>(listing, 1))[0],
    count: () => countItems(listing),
  };
}
