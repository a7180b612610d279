import { type Checks, checkOptions } from "../config/check-options.ts";
import { wholeNumberFrom } from "../config/option-checks.ts";
import { ListingChangedError } from "../errors/errors.ts";
import { withCall } from "../errors/with-call.ts";
import type { Listing } from "../types/index.ts";
import { callOf, type ListingCall } from "./listing-call.ts";
import { pagesOf } from "./pages-of.ts";

/** The options of `toArray`. */
type ToArrayOptions = NonNullable<Parameters<Listing<unknown>["toArray"]>[0]>;

const toArrayChecks: Checks = { max: wholeNumberFrom(0) };

/** Reads items into an array. A `ListingChangedError` has the items that were read until then. */
export async function toArray<Item>(
  listing: ListingCall,
  options: ToArrayOptions | undefined,
): Promise<Item[]> {
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
