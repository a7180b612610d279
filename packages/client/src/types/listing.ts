import type { EconomicResponse } from "./call.ts";
import type { Extension } from "./extension.ts";
import type { CallOptions } from "./options.ts";

declare const notAwaited: unique symbol;

/**
 * What `await economic.rest.list(…)` would be. It fails when run: a listing is not one answer, and is read by `for await`, or by
 * `await listing.toArray()`.
 */
export interface ReadItWithForAwaitOrToArray {
  readonly [notAwaited]: never;
}

/**
 * The items of a collection. Consumed to its end it has given every one, once; or it threw.
 * Nothing is sent before it is consumed, and each consumption reads anew.
 */
export interface Listing<Item> extends AsyncIterable<Item> {
  /** The same, a page at a time. */
  pages(): AsyncIterable<Page<Item>>;
  /** All items in one array; with `max` the first `max` of them, and no page more than they need. */
  toArray(options?: { max?: number | undefined }): Promise<Item[]>;
  /** The first item, or `undefined` when there is none. Reads one page. */
  first(): Promise<Item | undefined>;
  /**
   * How many items there are under the filter. One small request, except where nothing counts (lists that do
   * not page, and the few services without `/count`): there it reads them all.
   */
  count(): Promise<number>;
  /**
   * Rejects with a `ValidationError`, so that a listing which is awaited by mistake is not taken for its items. A function that
   * is `async` cannot return a listing for the same reason: let it return `{ listing }`.
   */
  then(
    resolve?: ((items: ReadItWithForAwaitOrToArray) => unknown) | null,
    reject?: ((error: unknown) => unknown) | null,
  ): Promise<unknown>;
}

/** One page of a listing, with the answer that it came in (whose `data` is the body as sent). */
export interface Page<Item> extends EconomicResponse<unknown> {
  items: Item[];
  /** Counted from 0. */
  index: number;
  /** Pass it as `cursor` to go on after this page; `undefined` on the last. */
  cursor: string | undefined;
  /** How many there are in all, where the server told, or was asked to by the option `total`. */
  total: number | undefined;
}

/** How far a listing has come. */
export interface ListingProgress {
  /** Pages consumed. */
  pages: number;
  /** Items consumed. */
  items: number;
  /** How many there are in all, where the server told, or was asked to by the option `total`. */
  total: number | undefined;
  /** Pass it as `cursor` to go on from here; `undefined` at the end. */
  cursor: string | undefined;
}

/** Where a listing was when an error was thrown: `error.listing`. */
export interface ListingPosition {
  /** The page that failed, counted from 0. */
  page: number;
  /** Items given before it. */
  items: number;
  /** Pass it as `cursor` to go on from that page. `undefined`: from the beginning. */
  cursor: string | undefined;
}

/** How to walk a listing by a key: `byKey("customerNumber")`. */
export interface ByKey<Field extends string> extends Extension<"byKey"> {
  readonly field: Field;
}

/** What every listing takes. */
export interface ListOptions extends CallOptions {
  /**
   * Items a page on REST, 1 to 1000 (L-41). Default: 1000. The services fix their own: 1000 by cursor, 100 on
   * `/paged`.
   */
  pageSize?: number | undefined;
  /** Where to go on from, as a page, a progress report or `error.listing` told it. Default: the beginning. */
  cursor?: string | undefined;
  /**
   * REST pages that are read in parallel and given in order. Default: 1, which still loads one page ahead.
   */
  concurrency?: number | undefined;
  /**
   * `true` asks `/count` once, one small request, so that pages and progress reports of a listing by cursor have a `total`.
   * REST's pages report theirs unasked. Refused where nothing counts.
   */
  total?: boolean | undefined;
  /** Called whenever a page has been consumed. */
  onProgress?: ((progress: ListingProgress) => void) | undefined;
}
