import { type EconomicError, ServerError } from "../core/errors.ts";
import type { SendResult, ServiceCore } from "../core/send.ts";
import type { ListOptions } from "../types/index.ts";
import type { ListingChangedFacts } from "./errors.ts";
import type { Style } from "./style.ts";

/** The options of `list` at run time: the typed ones of every listing together. */
export interface ListingOptions extends ListOptions {
  path?: Readonly<Record<string, unknown>> | undefined;
  query?: Readonly<Record<string, unknown>> | undefined;
  filter?: unknown;
  sort?: unknown;
  by?: ((reading: Reading) => Reader) | undefined;
}

/** One request of a listing. */
export interface Step {
  /** Instead of the listing's own path: a link of the server's, query included. */
  path?: string;
  query?: Readonly<Record<string, unknown>> | undefined;
  /** The `cursor` that begins at this step; `undefined`: the beginning. */
  cursor?: string | undefined;
}

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
   * Takes the answers in the order of their steps. Returns the steps that one makes possible, and may take items that came before
   * out of it; throws when it is not as it must be.
   */
  next(content: Content, step: Step): Step[];
  /** Everything was given: was it everything? */
  finish?(signal: AbortSignal): Promise<void>;
}

/** A listing that is being read. */
export interface Reading {
  core: ServiceCore;
  path: string;
  style: Style;
  options: ListingOptions;
  /** The caller's query, with filter and sort as text. */
  query: Readonly<Record<string, unknown>>;
  /** Items a page that pages by number. */
  size: number;
  /** How many items are wanted at most. */
  max: number;
  /** Sends a GET with the listing's options. */
  get(step: Step, signal?: AbortSignal): Promise<SendResult>;
  /** Counts by `/count`, where one is published. */
  count: ((signal?: AbortSignal) => Promise<number>) | undefined;
  /** An error of the listing's call. */
  error(
    Kind: new (message: string, facts: ListingChangedFacts) => EconomicError,
    message: string,
    facts?: Partial<ListingChangedFacts>,
  ): EconomicError;
}

/**
 * The content of an answer, which has to be of the listing's style (O-02, O-04, L-40). Any other shape, and an empty body, throws:
 * better than taking it for an empty page.
 */
export const contentOf = (
  { style, error }: Pick<Reading, "style" | "error">,
  { data, requestId }: SendResult,
): Content => {
  const { items, cursor, collection, pagination } = (data ?? {}) as Partial<Content> & {
    collection?: unknown[];
    pagination?: { results: number; nextPage?: string };
  };
  const found =
    style === "cursor"
      ? items
      : style === "rest"
        ? Number.isInteger(pagination?.results) && collection
        : data;
  if (Array.isArray(found)) return { ...pagination, items: found, cursor };
  throw error(
    ServerError,
    `is no ${style} listing: got ${Array.isArray(data) ? "an array" : data && Object.keys(data)}`,
    { requestId },
  );
};
