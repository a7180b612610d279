import type { ServiceCore } from "../request/service-core.ts";
import type { Listing } from "../types/index.ts";
import { checkListing } from "./check-listing.ts";
import { countItems } from "./count-items.ts";
import { pagesOf } from "./pages-of.ts";
import type { ListingOptions } from "./reader.ts";
import { toArray } from "./to-array.ts";

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
