import type { Page } from "../types/index.ts";
import { implementationOf } from "../utils/extension.ts";
import { readByCursor } from "./by-cursor.ts";
import { readByNumber } from "./by-number.ts";
import { contentOf } from "./content-of.ts";
import { countByServer } from "./count-by-server.ts";
import { callOf, type ListingCall, request } from "./listing-call.ts";
import { readPages } from "./read-pages.ts";
import type { MakeReader } from "./reader.ts";

/** Reads the pages of a listing, as many as `max` items need. */
export function pagesOf<Item>(
  listing: ListingCall,
  max = Number.POSITIVE_INFINITY,
): AsyncGenerator<Page<Item>, void, undefined> {
  const { core, path, options, paging, filter, sort } = listing;
  const { style, countPath } = paging;
  const isRest = style === "rest";
  const { pageSize: asked = paging.pageSize } = options;
  // A small `max` makes the page smaller, but not after a cursor, which is valid only for the page size with which it
  // was reported.
  const restPageSize = options.cursor === undefined ? Math.min(asked, max) : asked;
  const byKey = implementationOf<MakeReader>("byKey", options.by);
  const makeReader = byKey ?? (isRest || style === "paged" ? readByNumber : readByCursor);
  const count =
    countPath === undefined ? undefined : (signal?: AbortSignal) => countByServer(listing, countPath, signal);
  const reader = makeReader({
    baseUrl: isRest ? core.baseUrl : undefined,
    cursorListing: paging.cursorListing,
    options,
    filter,
    pageSize: isRest ? restPageSize : paging.pageSize,
    max,
    count,
  });
  return readPages({
    reader,
    options,
    max,
    call: () => callOf(listing),
    redact: core.config.redact,
    countTotal: options.total ? count : undefined,
    get: (cursor, signal) =>
      request(listing, path, { filter, sort, ...options.query, ...reader.query(cursor) }, signal),
    contentOf: (answer, page) => contentOf(answer, paging, page),
  });
}
