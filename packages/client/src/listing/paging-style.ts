import { type ListingException, listingExceptions, pageSizes } from "../generated/tables.ts";

/** How a listing is read. */
export interface PagingStyle {
  style: "cursor" | "paged" | "rest" | "plain";
  /** The path of the collection, without `/paged`. */
  collection: string;
  /** The path of the same collection by cursor, for a listing by page number; `undefined` if there is none (O-45). */
  cursorListing: string | undefined;
  /** The path that counts the items; `undefined` if none is published, or if the pages report the number. */
  countPath: string | undefined;
  /** The most items of a page. A plain array is one page of any length. */
  pageSize: number;
  /** Whether at least one filter works. */
  isFilterable: boolean;
}

/**
 * Returns how a listing is read. The path decides: on REST a listing pages by REST's links, on a service by number if
 * its path ends in `/paged`, and else by cursor. The listings that depart from this are generated from the
 * specifications. A path that is not published is read by the same rules. The answer always has to confirm the style.
 */
export function pagingStyleOf(service: string, path: string): PagingStyle {
  const exception: ListingException = listingExceptions[service]?.[path] ?? {};
  const style = exception.style ?? styleByRule(service, path);
  const collection = exception.collection ?? path.replace(/\/paged$/, "");
  const isCounted = (style === "cursor" || style === "paged") && exception.isCounted !== false;
  return {
    style,
    collection,
    cursorListing: collection === path || exception.hasCursor === false ? undefined : collection,
    countPath: isCounted ? `${collection}/count` : undefined,
    pageSize: exception.pageSize ?? (style === "plain" ? Infinity : pageSizes[style]),
    isFilterable: exception.isFilterable !== false,
  };
}

function styleByRule(service: string, path: string): PagingStyle["style"] {
  if (service === "rest") return "rest";
  return path.endsWith("/paged") ? "paged" : "cursor";
}
