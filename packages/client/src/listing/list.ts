import { ValidationError } from "../errors/errors.ts";
import { withCall } from "../errors/with-call.ts";
import type { ServiceCore } from "../request/service-core.ts";
import type { Listing } from "../types/index.ts";
import { checkListing } from "./check-listing.ts";
import { countItems } from "./count-items.ts";
import { callOf } from "./listing-call.ts";
import { pagesOf } from "./pages-of.ts";
import type { ListingOptions } from "./reader.ts";
import { toArray } from "./to-array.ts";

/** Makes the error of a listing that is taken for its items: it has no `length` and no `map`. */
function mistakenFor(
  problem: string,
  core: ServiceCore,
  path: string,
  options: ListingOptions = {},
): unknown {
  const message = `A listing ${problem}`;
  return withCall(new ValidationError(message), callOf({ core, path, options }));
}

const advice = "Read it with for await (const item of listing), or await listing.toArray().";

const notAnArray = `is not an array. ${advice}`;

const awaited = `cannot be awaited. ${advice} An async function that returns a listing awaits it, too: return { listing }.`;

/**
 * Returns the items of a collection, whatever the way in which its path pages. Nothing is sent, checked or thrown
 * before the listing is consumed (RL-7).
 */
export function list<Item>(core: ServiceCore, path: string, options?: ListingOptions): Listing<Item> {
  const listing = () => checkListing(core, path, options);
  const read: Listing<Item> & { [Symbol.iterator](): never } = {
    async *pages() {
      yield* pagesOf<Item>(listing());
    },
    async *[Symbol.asyncIterator]() {
      for await (const { items } of pagesOf<Item>(listing())) yield* items;
    },
    toArray: async (options) => toArray<Item>(listing(), options),
    first: async () => (await toArray<Item>(listing(), { max: 1 }))[0],
    count: async () => countItems(listing()),
    // Not in the type. Without it Array.from(listing) would be empty, and for (… of listing) an error of the engine's.
    [Symbol.iterator]: () => {
      throw mistakenFor(notAnArray, core, path, options);
    },
    // biome-ignore lint/suspicious/noThenProperty: an await calls it, which is a mistake of the caller.
    then: (resolve, reject) =>
      Promise.reject(mistakenFor(awaited, core, path, options)).then(resolve, reject),
  };
  return read;
}
