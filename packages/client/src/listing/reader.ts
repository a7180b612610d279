import type { ByKey, ListOptions } from "../types/index.ts";

/** The options of `list` at run time: all options that the types allow for some listing. */
export interface ListingOptions extends ListOptions {
  path?: Readonly<Record<string, unknown>> | undefined;
  query?: Query | undefined;
  filter?: unknown;
  sort?: unknown;
  by?: ByKey<string> | undefined;
}

export type Query = Readonly<Record<string, unknown>>;

/** The beginning of a page; `undefined` is the beginning of the listing. */
export type Cursor = string | undefined;

/** The content of an answer, in any style of paging. */
export interface Content {
  items: unknown[];
  /** The services' cursor, unchecked. */
  cursor?: unknown;
  /** On REST, the number of items of the listing. */
  results?: number | undefined;
  /** On REST, the link to the next page, unchecked. */
  nextPage?: unknown;
}

/** The items and pages that an answer adds to the listing. */
export interface Taken {
  /** The new items. An item that came before is not repeated. */
  items: unknown[];
  /** The beginnings of the pages that follow from this answer. */
  next: Cursor[];
  /** The number of items, if the server reports it. */
  total?: number | undefined;
}

/**
 * Reads in one style of paging: decides the requests, and interprets their answers. All requests go to the listing's
 * own path. A link from the server might lead elsewhere, and the tokens with it, so only its query is used.
 */
export interface Reader {
  /** Runs before the first request. */
  start?(signal: AbortSignal): Promise<void>;
  /** Returns the query of the page that begins at the cursor, in addition to the caller's. */
  query(cursor: Cursor): Query;
  /**
   * Returns the items of an answer and the pages that follow. It is called with the answers in order. Throws if an
   * answer is wrong.
   */
  take(content: Content, cursor: Cursor): Taken;
  /** Checks at the end that the listing is complete. */
  finish?(signal: AbortSignal): Promise<void>;
}

/** A listing that is being read. */
export interface Reading {
  /** On REST, the listing's base URL without a slash at the end; `undefined` for the services. */
  baseUrl: string | undefined;
  /** The path that lists the same items by cursor; `undefined` if there is none. */
  cursorListing: string | undefined;
  options: ListingOptions;
  /** The caller's filter as text. */
  filter: string | undefined;
  /** The number of items of a page, if pages are numbered. */
  pageSize: number;
  /** How many items are wanted at most. */
  max: number;
  /** Counts with `/count`, if it is published. */
  count: ((signal?: AbortSignal) => Promise<number>) | undefined;
}

/** Makes the reader of one style of paging. */
export type MakeReader = (reading: Reading) => Reader;
