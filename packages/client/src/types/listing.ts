import type { EconomicResponse } from "./call.ts";
import type { CallOptions } from "./options.ts";

/**
 * The items of a collection. Consumed to its end it has given every one, once; or it threw.
 * Nothing is sent before it is consumed, and each consumption reads anew.
 */
export interface UncountedListing<Item> extends AsyncIterable<Item> {
  /** The same, a page at a time. */
  pages(): AsyncIterable<Page<Item>>;
  /** All items in one array; with `max` the first `max` of them, and no page more than they need. */
  toArray(options?: { max?: number | undefined }): Promise<Item[]>;
  /** The first item, or `undefined` when there is none. Reads one page. */
  first(): Promise<Item | undefined>;
}

/** A listing whose server can also count. */
export interface Listing<Item> extends UncountedListing<Item> {
  /** How many items there are under the filter. Reads none of them. */
  count(): Promise<number>;
}

/** One page of a listing, with the answer that it came in (whose `data` is the body as sent). */
export interface Page<Item> extends EconomicResponse<unknown> {
  items: Item[];
  /** Counted from 0. */
  index: number;
}

/** What every listing takes. */
export interface ListOptions extends CallOptions {
  /** Items a page: up to 1000 on REST, up to 100 on `/paged`; cursor listings have a fixed size. */
  pageSize?: number | undefined;
}
