import { ServerError } from "../errors/errors.ts";
import { createDeduplicate } from "./deduplicate.ts";
import { listingChanged } from "./listing-changed.ts";
import { offsetOf } from "./offset-of.ts";
import type { Content, Cursor, Query, Reader, Reading } from "./reader.ts";

/** Returns the query of a link below our own base URL, because tokens must not go anywhere else. */
const queryOfLink = (link: unknown, baseUrl: string): Query =>
  typeof link === "string" && link.startsWith(`${baseUrl}/`)
    ? Object.fromEntries(new URL(link).searchParams)
    : {};

/**
 * Reads REST by page number. Every page reports the number of items, which must stay the same (RL-4). Page numbers
 * can detect a shift of items, but not prevent it.
 */
export function readRest(reading: Reading, baseUrl: string): Reader {
  const { options, pageSize, max } = reading;
  const deduplicate = createDeduplicate();
  let offset = 0;
  /** How many items the pages so far had, including those before the cursor. */
  let read = 0;
  /** How many different items were returned. */
  let different = 0;
  let expected: number | undefined;
  /** The query of the link to the page that begins at `read`. */
  let linkQuery: Query = {};
  /** The beginning of the first page that was not announced yet. */
  let nextStart = 0;
  const pagesAhead = options.concurrency ?? 1;
  const drift = () => listingChanged(different - offset, different - offset, expected);

  /**
   * Returns the beginnings of the next pages that can be read in parallel. REST's first page reports the number of
   * items.
   */
  const pagesAfter = (cursor: Cursor, results: number): Cursor[] => {
    const starts: string[] = [];
    const lastKnown = Number(cursor ?? 0) + pageSize * pagesAhead;
    for (; nextStart < Math.min(results, offset + max) && nextStart <= lastKnown; nextStart += pageSize)
      starts.push(`${nextStart}`);
    return starts;
  };

  return {
    async start() {
      offset = offsetOf(reading);
      read = offset;
      different = offset;
      nextStart = offset + pageSize;
    },
    query(cursor = "0") {
      const isLinked = Number(cursor) === read;
      return { pagesize: pageSize, skippages: Number(cursor) / pageSize, ...(isLinked && linkQuery) };
    },
    take({ items, results = 0, nextPage }: Content, cursor) {
      read += items.length;
      expected ??= results;
      const isFull = items.length === pageSize;
      const isLast = read >= results;
      if (results !== expected || read > results || (!isLast && !isFull)) throw drift();
      linkQuery = queryOfLink(nextPage, baseUrl);
      if (isLast && linkQuery.skippages !== undefined)
        throw new ServerError(`The server reports ${results} items, yet links to a page after them (RL-4).`);
      const fresh = deduplicate(items, isLast);
      different += fresh.length;
      // A page without a new item means that the server repeats itself, whatever number of items it reports.
      if (items.length > 0 && fresh.length === 0) throw drift();
      return { items: fresh, next: isLast ? [] : pagesAfter(cursor, results), total: results };
    },
    async finish() {
      if (different !== (expected ?? read)) throw drift();
    },
  };
}
