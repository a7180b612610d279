import { type ListingException, listingExceptions, pageSizes } from "../generated/tables.ts";

/** How a listing is read. */
export interface PagingStyle {
  style: "cursor" | "paged" | "rest" | "plain";
  /** The path of the collection that it pages through: without `/paged`. */
  collection: string;
  /** The path that counts its items; `undefined` where none is published, or where the pages tell. */
  countPath: string | undefined;
  /** Items a page at most. A plain array is one page, whatever its length. */
  pageSize: number;
  /** Whether at least one filter works. */
  isFilterable: boolean;
}

/**
 * Returns how a listing is read. The path decides: REST pages as REST does, `/paged` pages by number, and any
 * other listing has a cursor. The listings that depart from this are generated from the specifications. A path that is not
 * published is read by the same rules; the answer has to confirm the style in any case.
 */
export function pagingStyleOf(service: string, path: string): PagingStyle {
  const exception: ListingException = listingExceptions[service]?.[path] ?? {};
  const style = exception.style ?? styleByRule(service, path);
  const collection = exception.collection ?? path.replace(/\/paged$/, "");
  const isCounted = (style === "cursor" || style === "paged") && exception.isCounted !== false;
  return {
    style,
    collection,
    countPath: isCounted ? `${collection}/count` : undefined,
    pageSize: exception.pageSize ?? (style === "plain" ? Infinity : pageSizes[style]),
    isFilterable: exception.isFilterable !== false,
  };
}

function styleByRule(service: string, path: string): PagingStyle["style"] {
  if (service === "rest") return "rest";
  return path.endsWith("/paged") ? "paged" : "cursor";
}
