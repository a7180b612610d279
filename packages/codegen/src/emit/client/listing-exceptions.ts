import type { Listing, ListingStyle, Operation, Service } from "../../read/service.ts";

/** How one listing departs from the rules by which the client reads listings. */
export interface ListingException {
  style?: ListingStyle;
  collection?: string;
  pageSize?: number;
  hasCursor?: false;
  isCounted?: false;
  isFilterable?: false;
}

/** The most items that a page of each style can have. A plain array has no pages. */
export type PageSizes = Partial<Record<ListingStyle, number>>;

/** Returns the page size that most listings of each style have. */
export function commonPageSizes(services: readonly Service[]): PageSizes {
  const styles: ListingStyle[] = ["cursor", "paged", "rest"];
  const listings = services.flatMap(({ operations }) => operations.flatMap(({ listing }) => listing ?? []));
  const sizes = styles.flatMap((style): [ListingStyle, number][] => {
    const size = mostCommon(listings.filter((listing) => listing.style === style));
    return size === undefined ? [] : [[style, size]];
  });
  return Object.fromEntries(sizes);
}

function mostCommon(listings: readonly Listing[]): number | undefined {
  const times = new Map<number, number>();
  for (const { maxPageSize } of listings) {
    if (maxPageSize !== undefined) times.set(maxPageSize, (times.get(maxPageSize) ?? 0) + 1);
  }
  const [most] = [...times].sort(([, a], [, b]) => b - a);
  return most?.[0];
}

/**
 * Returns the listings of a service that depart from the rules. The rules are: on REST a listing pages by REST's
 * links. On a service it pages by number if its path ends in `/paged`, and else by cursor. The collection is the path
 * without `/paged`. `/count` below it counts, at least one filter works, and a page has the usual size of its style.
 * REST counts in its pages, and a plain array is not counted.
 */
export function listingExceptions(service: Service, sizes: PageSizes): Record<string, ListingException> {
  const exceptions: Record<string, ListingException> = {};
  for (const operation of service.operations) {
    if (operation.listing === undefined) continue;
    const exception = exceptionOf(service, operation, operation.listing, sizes);
    if (Object.keys(exception).length > 0) exceptions[operation.path] = exception;
  }
  return exceptions;
}

function exceptionOf(
  service: Service,
  operation: Operation,
  { style, countable, maxPageSize, fields }: Listing,
  sizes: PageSizes,
): ListingException {
  const { path } = operation;
  const exception: ListingException = {};
  if (style !== styleByRule(service, path)) exception.style = style;
  const collection = collectionOf(service, operation);
  if (collection !== collectionByRule(path)) exception.collection = collection;
  const hasCursor = service.operations.some(
    ({ path: other, listing }) => other === collection && listing?.style === "cursor",
  );
  if (style === "paged" && collection !== path && !hasCursor) exception.hasCursor = false;
  if (maxPageSize !== undefined && maxPageSize !== sizes[style]) exception.pageSize = maxPageSize;
  if (style !== "plain" && !countable) exception.isCounted = false;
  const filters = fields.filter(({ operators }) => operators.length > 0);
  const works = filters.some(({ operators, failsOn }) => operators.some((name) => !failsOn.includes(name)));
  if (filters.length > 0 && !works) exception.isFilterable = false;
  return exception;
}

function styleByRule({ service }: Service, path: string): ListingStyle {
  if (service === "rest") return "rest";
  return path.endsWith("/paged") ? "paged" : "cursor";
}

const collectionByRule = (path: string) => path.replace(/\/paged$/, "");

/**
 * Returns the collection that a listing pages through. If the path without `/paged` is not published, it is the only
 * cursor listing of the same tag: `/productspaged/paged` belongs to `/products`.
 */
function collectionOf({ operations }: Service, { path, tag }: Operation): string {
  const collection = collectionByRule(path);
  if (collection === path || operations.some((other) => other.path === collection)) return collection;
  const siblings = operations.filter(
    (other) => other.tag === tag && other.path !== path && other.listing?.style === "cursor",
  );
  return siblings.length === 1 && siblings[0] !== undefined ? siblings[0].path : collection;
}
