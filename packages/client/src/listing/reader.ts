import type { ByKey, ListOptions } from "../types/index.ts";

/** The options of `list` at run time: the typed ones of every listing together. */
export interface ListingOptions extends ListOptions {
  path?: Readonly<Record<string, unknown>> | undefined;
  query?: Query | undefined;
  filter?: unknown;
  sort?: unknown;
  /** Made by `byKey`, and so a function from a `Reading` to its `Reader`, which its users need not know. */
  by?: ByKey<string> | undefined;
}

export type Query = Readonly<Record<string, unknown>>;

/** Where a page begins; `undefined`: at the beginning. */
export type Cursor = string | undefined;

/** What an answer holds, whichever way it pages. */
export interface Content {
  items: unknown[];
  /** The services' cursor. */
  cursor?: Cursor;
  /** REST: how many items the listing has. */
  results?: number | undefined;
  /** REST: the link to the page after. */
  nextPage?: string | undefined;
}

/**
 * How one way of paging reads: which requests to make and what to make of their answers. All go to the listing's own path:
 * a link that a server sends might lead elsewhere, and the tokens would go along, so at most its query is used.
 */
export interface Reader {
  /** What there is to do before the first request. */
  start?(signal: AbortSignal): Promise<void>;
  /** What the request of the page that begins there asks for, beside the caller's query. */
  query(cursor: Cursor): Query;
  /**
   * Takes the answers in order. Returns where the pages begin that one makes possible, and may take items that came
   * before out of it; throws when it is not as it must be.
   */
  take(content: Content, cursor: Cursor): Cursor[];
  /** Everything was given: was it everything? */
  finish?(signal: AbortSignal): Promise<void>;
}

/** A listing that is being read. */
export interface Reading {
  /** REST: where it is, without a slash at the end. */
  base: string | undefined;
  /** The path of the collection without `/paged`. */
  collection: string;
  options: ListingOptions;
  /** The caller's filter as text. */
  filter: string | undefined;
  /** Items a page that pages by number. */
  size: number;
  /** How many items are wanted at most. */
  max: number;
  /** Counts by `/count`, where one is published. */
  count: ((signal?: AbortSignal) => Promise<number>) | undefined;
}
