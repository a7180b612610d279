import type { ByKey, ListOptions } from "../types/index.ts";

/** The options of `list` at run time: the typed ones of every listing together. */
export interface ListingOptions extends ListOptions {
  path?: Readonly<Record<string, unknown>> | undefined;
  query?: Query | undefined;
  filter?: unknown;
  sort?: unknown;
  by?: ByKey<string> | undefined;
}

export type Query = Readonly<Record<string, unknown>>;

/** Where a page begins; `undefined`: at the beginning. */
export type Cursor = string | undefined;

/** What an answer holds, whichever way it pages. */
export interface Content {
  items: unknown[];
  /** The services' cursor, as it came. */
  cursor?: unknown;
  /** REST: how many items the listing has. */
  results?: number | undefined;
  /** REST: the link to the page after, as it came. */
  nextPage?: unknown;
}

/** What a page adds to the listing. */
export interface Taken {
  /** The items that are new: one that came before is not repeated. */
  items: unknown[];
  /** Where the pages begin that this answer makes known. */
  next: Cursor[];
  /** How many items there are, where the server reports it. */
  total?: number | undefined;
}

/**
 * How one way of paging reads: which requests to make and what their answers mean. All go to the listing's own path: a
 * link that a server sends might lead elsewhere, and the tokens would go along, so at most its query is used.
 */
export interface Reader {
  /** Runs before the first request. */
  start?(signal: AbortSignal): Promise<void>;
  /** Returns the query of the page that begins there, beside the caller's. */
  query(cursor: Cursor): Query;
  /** Takes the answers in order. Throws when one is not as it must be. */
  take(content: Content, cursor: Cursor): Taken;
  /** Checks at the end whether the listing is complete. */
  finish?(signal: AbortSignal): Promise<void>;
}

/** A listing that is being read. */
export interface Reading {
  /** REST: the listing's base URL, without a slash at the end; `undefined` for the services. */
  baseUrl: string | undefined;
  /** The path that lists the same items by cursor; `undefined` where there is none. */
  cursorListing: string | undefined;
  options: ListingOptions;
  /** The caller's filter as text. */
  filter: string | undefined;
  /** Items a page, where pages are numbered. */
  pageSize: number;
  /** How many items are wanted at most. */
  max: number;
  /** Counts by `/count`, where one is published. */
  count: ((signal?: AbortSignal) => Promise<number>) | undefined;
}

/** Makes the reader of one way of paging. */
export type MakeReader = (reading: Reading) => Reader;
