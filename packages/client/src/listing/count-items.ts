import { countByServer } from "./count-by-server.ts";
import type { ListingCall } from "./listing-call.ts";
import { pagesOf } from "./pages-of.ts";

/** Counts the items: with `/count`, with the total on REST's first page, or by reading all of them. */
export async function countItems(listing: ListingCall): Promise<number> {
  const { style, countPath } = listing.paging;
  if (countPath !== undefined) return countByServer(listing, countPath);
  let read = 0;
  for await (const { items, total } of pagesOf(listing, style === "rest" ? 1 : undefined)) {
    if (total !== undefined) return total;
    read += items.length;
  }
  return read;
}
