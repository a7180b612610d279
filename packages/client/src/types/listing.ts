import type { EconomicResponse } from "./call.ts";
import type { Extension } from "./extension.ts";
import type { CallOptions } from "./options.ts";

declare const notAwaited: unique symbol;

/**
 * The type of `await economic.rest.list(…)`, which fails at run time: a listing is not one answer. Read it by `for
 * await`, or by `await listing.toArray()`.
 */
export interface ReadItWithForAwaitOrToArray {
  readonly [notAwaited]: never;
}

/**
 * The items of a collection. A listing that is read to its end has returned every item once, or it has thrown.
 * Nothing is sent before it is read, and each reading starts anew.
 */
export interface Listing<Item> extends AsyncIterable<Item> {
  /** Returns the items a page at a time. */
  pages(): AsyncIterable<Page<Item>>;
  /**
   * Returns all items in one array. With `max` it returns the first `max` items, and reads no more pages than they
   * need.
   */
  toArray(options?: { max?: number | undefined }): Promise<Item[]>;
  /** Returns the first item, or `undefined` if there is none. Reads one page. */
  first(): Promise<Item | undefined>;
  /**
   * Returns how many items match the filter. This takes one small request, except if the server cannot count (lists
   * that do not page, and the few services without `/count`): then it reads all items.
   */
  count(): Promise<number>;
  /**
   * Rejects with a `ValidationError`, so that a listing that is awaited by mistake is not taken for its items. For
   * the same reason an `async` function cannot return a listing: let it return `{ listing }`.
   */
  then(
    resolve?: ((items: ReadItWithForAwaitOrToArray) => unknown) | null,
    reject?: ((error: unknown) => unknown) | null,
  ): Promise<unknown>;
}

/** One page of a listing, with its answer. The answer's `data` is the body as the server sent it. */
export interface Page<Item> extends EconomicResponse<unknown> {
  items: Item[];
  /** Counted from 0. */
  index: number;
  /** Pass it as `cursor` to go on after this page; `undefined` on the last page. */
  cursor: string | undefined;
  /** The number of items in all, if the server said it or the option `total` asked for it. */
  total: number | undefined;
}

/** The progress of a listing. */
export interface ListingProgress {
  /** How many pages the caller has consumed. */
  pages: number;
  /** How many items the caller has consumed. */
  items: number;
  /** The number of items in all, if the server said it or the option `total` asked for it. */
  total: number | undefined;
  /** Pass it as `cursor` to go on from here; `undefined` at the end. */
  cursor: string | undefined;
}

/** The position of a listing when an error was thrown: `error.listing`. */
export interface ListingPosition {
  /** The page that failed, counted from 0. */
  page: number;
  /** How many items were returned before that page. */
  items: number;
  /** Pass it as `cursor` to go on from that page. `undefined` means the beginning. */
  cursor: string | undefined;
}

/** The key by which a listing is read: `byKey("customerNumber")`. */
export interface ByKey<Field extends string> extends Extension<"byKey"> {
  readonly field: Field;
}

/** The options of every listing. */
export interface ListOptions extends CallOptions {
  /**
   * Items per page on REST, 1 to 1000 (L-41). Default: 1000. The services have fixed sizes: 1000 by cursor, 100 on
   * `/paged`.
   */
  pageSize?: number | undefined;
  /** The position to go on from, which a page, a progress report or `error.listing` has. Default: the beginning. */
  cursor?: string | undefined;
  /**
   * How many pages of REST are read in parallel. They are returned in order. Default: 1, which still loads one page
   * ahead.
   */
  concurrency?: number | undefined;
  /**
   * `true` gives the pages and progress reports of a listing by cursor a `total`, for which `/count` is asked once.
   * REST's pages have a `total` in any case. The option is refused if the server cannot count.
   */
  total?: boolean | undefined;
  /** Called whenever a page has been consumed. */
  onProgress?: ((progress: ListingProgress) => void) | undefined;
}
