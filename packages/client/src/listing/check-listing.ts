import { callChecks } from "../config/call-checks.ts";
import { type Checks, checkOptions, meantBy } from "../config/check-options.ts";
import {
  booleanValue,
  checkedLater,
  functionValue,
  madeBy,
  plainObject,
  textOrNull,
  wholeNumberBetween,
} from "../config/option-checks.ts";
import { refuseParams } from "../config/other-names.ts";
import { invalid } from "../errors/invalid.ts";
import { withCall } from "../errors/with-call.ts";
import { buildFilter } from "../filter/build-filter.ts";
import { buildSort } from "../filter/build-sort.ts";
import { listingExceptions, singleReads } from "../generated/tables.ts";
import { checkPathNames } from "../request/expand-path.ts";
import type { ServiceCore } from "../request/service-core.ts";
import { isPlainObject } from "../utils/kind-of.ts";
import { showValue } from "../utils/show-value.ts";
import { callOf, type ListingCall } from "./listing-call.ts";
import { type PagingStyle, pagingStyleOf } from "./paging-style.ts";
import type { ListingOptions, Query } from "./reader.ts";

const listChecks: Checks = {
  path: plainObject,
  query: plainObject,
  filter: checkedLater,
  sort: checkedLater,
  by: madeBy("byKey"),
  pageSize: wholeNumberBetween(1, 1000),
  cursor: textOrNull,
  concurrency: wholeNumberBetween(1, 100),
  total: booleanValue,
  onProgress: functionValue,
  ...callChecks,
};

/** The parameters of the query in lower case, and the options of the listing that set them. */
const ownParameters: ReadonlyMap<string, string> = new Map([
  ["filter", "filter"],
  ["sort", "sort"],
  ["cursor", "cursor"],
  ["pagesize", "pageSize"],
  ["skippages", "cursor"],
]);

/** Refuses a query parameter that the listing sets itself, or that an option sets. */
function checkQuery(query: Query = {}): void {
  for (const name of Object.keys(query)) {
    const option = ownParameters.get(name.toLowerCase());
    if (option !== undefined)
      invalid(`The listing sets ${name} itself: use the option ${option}.`, `query.${name}`);
  }
}

/** Returns whether a path is known to answer with one record, a number or a file. */
function isSingle(service: string, path: string): boolean {
  if (listingExceptions[service]?.[path]) return false;
  return /(}|\/count)$/.test(path) || singleReads[service]?.includes(path) === true;
}

/** Refuses options that a listing of this style would ignore. */
function checkStyle(
  { style, countPath }: PagingStyle,
  { by, pageSize, concurrency, total }: ListingOptions,
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
  if (total && style !== "rest" && countPath === undefined)
    invalid("This listing has no count: leave total out.", "total");
  if (concurrency === undefined || concurrency === 1) return;
  if (by)
    invalid(
      "concurrency cannot be combined with by: byKey(…), which reads one page after another. Leave one of them out.",
      "concurrency",
    );
  if (style !== "rest")
    invalid(
      "concurrency is for REST's listings by page number: leave it out, or use exportAll.",
      "concurrency",
    );
}

/** Refuses conditions that stand beside the filter. */
function checkPlaces(path: string, options: unknown): void {
  if (!isPlainObject(options)) return;
  refuseParams(path, options);
  const known = Object.keys(listChecks);
  for (const name of Object.keys(options)) {
    if (known.includes(name) || meantBy(name, known) !== undefined) continue;
    invalid(`There is no option ${name}. Did you mean filter: { ${name}: … }?`, name);
  }
}

/** Returns the listing that the options describe. */
function listingOf(core: ServiceCore, path: string, given: ListingOptions | undefined): ListingCall {
  if (typeof path !== "string") invalid(`The path must be a text: it is ${showValue(path)}.`, "path");
  checkPlaces(path, given);
  checkOptions(given, listChecks);
  // A database stores a missing cursor as `null`, which also means the beginning.
  const options: ListingOptions = { ...given, cursor: given?.cursor ?? undefined };
  checkPathNames(path, options.path);
  if (isSingle(core.service, path)) invalid("This path is not a listing: read it with get.", "path");
  checkQuery(options.query);
  const paging = pagingStyleOf(core.service, path);
  const filter = buildFilter(options.filter) || undefined;
  const sort = buildSort(options.sort) || undefined;
  checkStyle(paging, options, sort);
  return { core, path, options, paging, filter, sort };
}

/** Checks a listing. Throws a ValidationError for options that the server would refuse or ignore. */
export function checkListing(
  core: ServiceCore,
  path: string,
  options: ListingOptions | undefined,
): ListingCall {
  try {
    return listingOf(core, path, options);
  } catch (error) {
    throw withCall(error, callOf({ core, path, options: options ?? {} }));
  }
}
