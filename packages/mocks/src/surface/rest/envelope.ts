/** The facts that the `pagination` of a REST listing is made from. */
export interface PageFacts {
  /** The URL of the listing without its query. */
  readonly url: string;
  /** The query as it was sent. */
  readonly query: URLSearchParams;
  readonly skipPages: number;
  readonly pageSize: number;
  /** How many records match the filter. */
  readonly results: number;
  /** How many records there are without the filter. */
  readonly resultsWithoutFilter: number;
}

export interface Pagination {
  readonly skipPages: number;
  readonly pageSize: number;
  readonly maxPageSizeAllowed: number;
  readonly results: number;
  readonly resultsWithoutFilter: number;
  readonly firstPage?: string;
  readonly previousPage?: string;
  readonly nextPage?: string;
  readonly lastPage?: string;
  readonly developerHint?: string;
}

const paging = new Set(["skippages", "pagesize"]);

/** Makes the URL of a page: `skippages` and `pagesize` in lower case (L-43), then the rest of the query. */
function pageLink({ url, query, pageSize }: PageFacts, skipPages: number): string {
  const kept = [...query].filter(([name]) => !paging.has(name.toLowerCase()));
  const text = new URLSearchParams([
    ["skippages", String(skipPages)],
    ["pagesize", String(pageSize)],
    ...kept,
  ]);
  return `${url}?${text.toString()}`;
}

/**
 * Makes the links and counts of a page (L-40 to L-43). The last page has no `nextPage`. A listing without results has a hint
 * instead of the links (L-147).
 */
export function pagination(facts: PageFacts): Pagination {
  const { skipPages, pageSize, results, resultsWithoutFilter } = facts;
  const counts = { skipPages, pageSize, maxPageSizeAllowed: 1000, results, resultsWithoutFilter };
  if (results === 0)
    return { ...counts, developerHint: "Pagination links are suppressed when there are no results." };
  const last = Math.ceil(results / pageSize) - 1;
  return {
    ...counts,
    firstPage: pageLink(facts, 0),
    ...(skipPages > 0 && skipPages <= last ? { previousPage: pageLink(facts, skipPages - 1) } : {}),
    ...(skipPages < last ? { nextPage: pageLink(facts, skipPages + 1) } : {}),
    lastPage: pageLink(facts, last),
  };
}

/** Makes the URL of the listing itself. It repeats the request's query unchanged (L-43). */
export const selfLink = (url: string, search: string): string => url + search;
