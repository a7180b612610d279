import type { EconomicError, ErrorFacts } from "../core/errors.ts";
import type { ByKey, ListOptions } from "../types/index.ts";
import type { ListingChangedFacts } from "./errors.ts";

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

/**
 * One request of a listing: the `cursor` that begins there (`undefined`: the beginning), and what it asks for
 * beside the caller's query or, instead of both, the server's own link below the base URL.
 */
export type Step = readonly [cursor: string | undefined, query?: Query, link?: string];

/** What an answer holds, whichever way it pages. */
export interface Content {
  items: unknown[];
  /** The services' cursor. */
  cursor?: string | undefined;
  /** REST: how many items the listing has. */
  results?: number | undefined;
  /** REST: the server's link to what follows. */
  nextPage?: string | undefined;
}

/** How one way of paging reads: which requests to make and what to make of their answers. */
export interface Reader {
  first(signal: AbortSignal): Step | Promise<Step>;
  /**
   * Takes the answers in the order of their steps. Returns the steps that one makes possible, and may take
   * items that came before out of it; throws when it is not as it must be.
   */
  next(content: Content, step: Step): Step[];
  /** Everything was given: was it everything? */
  finish?(signal: AbortSignal): Promise<void>;
}

/** Throws an error of the listing's call. */
export type Fail = (
  Kind: new (message: string, facts: ErrorFacts) => EconomicError,
  message: string,
  facts?: Partial<ListingChangedFacts>,
) => never;

/** A listing that is being read. */
export interface Reading {
  isRest: boolean;
  /** The path of the collection without `/paged`. */
  collection: string;
  baseUrl: string;
  options: ListingOptions;
  /** The caller's filter as text. */
  filter: string | undefined;
  /** Items a page that pages by number. */
  size: number;
  /** How many items are wanted at most. */
  max: number;
  /** Counts by `/count`, where one is published. */
  count: ((signal?: AbortSignal) => Promise<number>) | undefined;
  fail: Fail;
}
