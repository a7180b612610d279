import { type Checks, checkOptions } from "../config/check-options.ts";
import {
  callChecks,
  checkedLater,
  functionValue,
  madeBy,
  plainObject,
  textOrNull,
  wholeNumberBetween,
  wholeNumberFrom,
} from "../config/option-checks.ts";
import { ListingChangedError, ServerError } from "../errors/errors.ts";
import type { CallFacts } from "../errors/facts.ts";
import { invalid } from "../errors/invalid.ts";
import { withCall } from "../errors/with-call.ts";
import { buildFilter } from "../filter/build-filter.ts";
import { buildSort } from "../filter/build-sort.ts";
import { checkPathNames } from "../request/expand-path.ts";
import type { ServiceCore } from "../request/service-core.ts";
import type { Listing, Page } from "../types/index.ts";
import { implementationOf } from "../utils/extension.ts";
import { showValue } from "../utils/show-value.ts";
import { readByCursor } from "./by-cursor.ts";
import { readByNumber } from "./by-number.ts";
import { contentOf, isTotal } from "./content-of.ts";
import { type PagingStyle, pagingStyleOf } from "./paging-style.ts";
import { readPages } from "./read-pages.ts";
import type { ListingOptions, MakeReader, Query } from "./reader.ts";

/** What `toArray` takes. */
type ToArrayOptions = NonNullable<Parameters<Listing<unknown>["toArray"]>[0]>;

/** A listing with its options checked: what every way of consuming it works on. */
interface ListingCall {
  core: ServiceCore;
  path: string;
  options: ListingOptions;
  paging: PagingStyle;
  filter: string | undefined;
  sort: string | undefined;
}

const listChecks: Checks = {
  path: plainObject,
  query: plainObject,
  filter: checkedLater,
  sort: checkedLater,
  by: madeBy("byKey"),
  pageSize: wholeNumberBetween(1, 1000),
  cursor: textOrNull,
  concurrency: wholeNumberBetween(1, 100),
  onProgress: functionValue,
  ...callChecks,
};

const toArrayChecks: Checks = { max: wholeNumberFrom(0) };

/** Parameters of the query, in lower case, and the options of the listing that stand for them. */
const ownParameters: ReadonlyMap<string, string> = new Map([
  ["filter", "filter"],
  ["sort", "sort"],
  ["cursor", "cursor"],
  ["pagesize", "pageSize"],
  ["skippages", "cursor"],
]);

/** Checks a listing. Throws a ValidationError for what the server would refuse, or ignore. */
function checkListing(core: ServiceCore, path: string, options: ListingOptions | undefined): ListingCall {
  try {
    return listingOf(core, path, options);
  } catch (error) {
    throw withCall(error, callOf({ core, path }));
  }
}

/** Refuses a query that the listing would replace, or that would replace an option. */
function checkQuery(query: Query = {}): void {
  for (const name of Object.keys(query)) {
    const option = ownParameters.get(name.toLowerCase());
    if (option !== undefined)
      invalid(`The listing sets ${name} itself: use the option ${option}.`, `query.${name}`);
  }
}

function listingOf(core: ServiceCore, path: string, given: ListingOptions | undefined): ListingCall {
  checkOptions(given, listChecks);
  if (typeof path !== "string") invalid(`The path must be a text: it is ${showValue(path)}.`, "path");
  // `null`, as a database has it, is the beginning too.
  const options: ListingOptions = { ...given, cursor: given?.cursor ?? undefined };
  checkPathNames(path, options.path);
  checkQuery(options.query);
  const paging = pagingStyleOf(core.service, path);
  const filter = buildFilter(options.filter) || undefined;
  const sort = buildSort(options.sort) || undefined;
  checkStyle(paging, options, sort);
  return { core, path, options, paging, filter, sort };
}

/** Refuses options that a listing of this style would ignore. */
function checkStyle(
  { style }: PagingStyle,
  { by, pageSize, concurrency }: ListingOptions,
  sort: unknown,
): void {
  if (by && style !== "rest" && style !== "paged")
    invalid(
      `by is for listings by page number: this one is read ${style === "plain" ? "at once" : "by cursor"}.`,
      "by",
    );
  if (sort !== undefined && style === "cursor")
    invalid("A listing by cursor ignores sort (O-03): list its path with /paged at the end.", "sort");
  if (pageSize !== undefined && style !== "rest")
    invalid("pageSize is for REST: the services fix the size of their pages. Leave it out.", "pageSize");
  const canBeParallel = style === "rest" && by === undefined;
  if (concurrency !== undefined && concurrency !== 1 && !canBeParallel)
    invalid(
      "concurrency is for REST's listings by page number: leave it out, or use exportAll.",
      "concurrency",
    );
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
  if (isTotal(data)) return data;
  const problem = `The server answered ${countPath} with ${showValue(data)} instead of a number of items.`;
  throw new ServerError(listing.core.config.redact(problem), callOf(listing));
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
    cursorListing: collection === path ? undefined : collection,
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
    contentOf: (answer, page) => contentOf(answer, paging, page),
  });
}

/** Reads items into an array. A `ListingChangedError` carries what was read until then. */
async function toArray<Item>(listing: ListingCall, options: ToArrayOptions | undefined): Promise<Item[]> {
  const items: Item[] = [];
  try {
    checkOptions(options, toArrayChecks);
    const max = options?.max ?? Number.POSITIVE_INFINITY;
    if (max === 0) return items;
    for await (const page of pagesOf<Item>(listing, max)) for (const item of page.items) items.push(item);
    return items.slice(0, max);
  } catch (error) {
    if (error instanceof ListingChangedError) Object.defineProperty(error, "items", { value: items });
    throw withCall(error, callOf(listing));
  }
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
 * Returns the items of a collection, in whichever way its path pages. Nothing is sent, checked or thrown before it is consumed
 * (RL-7).
 */
export function list<Item>(core: ServiceCore, path: string, options?: ListingOptions): Listing<Item> {
  const listing = () => checkListing(core, path, options);
  return {
    async *pages() {
      yield* pagesOf<Item>(listing());
    },
    async *[Symbol.asyncIterator]() {
      for await (const { items } of pagesOf<Item>(listing())) yield* items;
    },
    toArray: async (options) => toArray<Item>(listing(), options),
    first: async () => (await toArray<Item>(listing(), { max: 1 }))[0],
    count: async () => countItems(listing()),
  };
}
