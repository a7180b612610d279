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

/** The counts of a listing that is being read. They include the items before the cursor. */
interface Counts {
  /** How many items are before the cursor. */
  offset: number;
  /** How many items the pages so far had. */
  read: number;
  /** How many different items were returned. */
  different: number;
  /** How many items the first page reported. */
  expected: number | undefined;
}

/** Checks the number of items of the page that was just counted. Throws a ListingChangedError if items have shifted. */
function checkPage({ items, results = 0 }: Content, counts: Counts, pageSize: number): void {
  const isFull = items.length === pageSize;
  const isLast = counts.read >= results;
  if (results !== counts.expected || counts.read > results || (!isLast && !isFull))
    throw listingChanged(counts);
}

/**
 * Announces the beginnings of the pages that can be read in parallel, each once. REST's first page reports the number of
 * items.
 */
function createPageStarts({ options, pageSize, max }: Reading) {
  const pagesAhead = options.concurrency ?? 1;
  /** The beginning of the first page that was not announced yet. */
  let nextStart: number | undefined;

  return (cursor: Cursor, offset: number, results: number): Cursor[] => {
    const starts: string[] = [];
    const lastKnown = Number(cursor ?? 0) + pageSize * pagesAhead;
    let start = nextStart ?? offset + pageSize;
    for (; start < Math.min(results, offset + max) && start <= lastKnown; start += pageSize)
      starts.push(`${start}`);
    nextStart = start;
    return starts;
  };
}

/**
 * Reads REST by page number. Every page reports the number of items, which must stay the same (RL-4). Page numbers
 * can detect a shift of items, but not prevent it.
 */
export function readRest(reading: Reading, baseUrl: string): Reader {
  const { pageSize } = reading;
  const deduplicate = createDeduplicate();
  const startsAfter = createPageStarts(reading);
  let counts: Counts = { offset: 0, read: 0, different: 0, expected: undefined };
  /** The query of the link to the page that begins at `counts.read`. */
  let linkQuery: Query = {};

  return {
    async start() {
      const offset = offsetOf(reading);
      counts = { offset, read: offset, different: offset, expected: undefined };
    },
    query(cursor = "0") {
      const isLinked = Number(cursor) === counts.read;
      return { pagesize: pageSize, skippages: Number(cursor) / pageSize, ...(isLinked && linkQuery) };
    },
    take(content, cursor) {
      const { items, results = 0, nextPage } = content;
      counts.read += items.length;
      counts.expected ??= results;
      checkPage(content, counts, pageSize);
      const isLast = counts.read >= results;
      linkQuery = queryOfLink(nextPage, baseUrl);
      if (isLast && linkQuery.skippages !== undefined)
        throw new ServerError(`The server reports ${results} items, yet links to a page after them (RL-4).`);
      const fresh = deduplicate(items, isLast);
      counts.different += fresh.length;
      // A page without a new item means that the server repeats itself, whatever number of items it reports.
      if (items.length > 0 && fresh.length === 0) throw listingChanged(counts);
      const next = isLast ? [] : startsAfter(cursor, counts.offset, results);
      return { items: fresh, next, total: results };
    },
    async finish() {
      if (counts.different !== (counts.expected ?? counts.read)) throw listingChanged(counts);
    },
  };
}
