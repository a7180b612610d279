import { ListingChangedError, ServerError } from "../errors/errors.ts";
import { invalid } from "../errors/invalid.ts";
import { isObject } from "../utils/is-object.ts";
import type { Content, Cursor, MakeReader, Query, Reader, Reading } from "./reader.ts";
import { createSeen } from "./seen.ts";

/** How far `skipPages` reaches on the services: what lies beyond page 99 is unknown (RL-3). */
const reach = 10_000;

/** What identifies an item: not every record has a link to itself, and one that came twice is equal in full. */
const identityOf = (item: unknown): string =>
  isObject(item) && typeof item.self === "string" ? item.self : JSON.stringify(item);

/** Drops the items that came on an earlier page, once there is more than one page. */
function createDeduplicate(): (items: unknown[], isOnlyPage: boolean) => unknown[] {
  let isNew: ((text: string) => boolean) | undefined;
  return (items, isOnlyPage) => {
    if (!isOnlyPage) isNew ??= createSeen();
    return isNew ? items.filter((item) => isNew?.(identityOf(item))) : items;
  };
}

const changed = (different: number, read: number, expected: number | undefined): ListingChangedError =>
  new ListingChangedError(
    `The listing changed while it was read: ${different} different items of ${expected ?? read}. ` +
      "Read it again, or by key, which such changes cannot disturb.",
    { read, expected },
  );

/** Returns where a listing begins to be read. Throws a ValidationError if that is not the beginning of a page. */
function offsetOf({ options, pageSize }: Reading): number {
  const { cursor = "0" } = options;
  const offset = Number(cursor);
  if (/^\d+$/.test(cursor) && Number.isSafeInteger(offset) && offset % pageSize === 0) return offset;
  return invalid(
    `cursor must be the beginning of a page of ${pageSize} items, as a page or an error reported it: it is ${cursor}.`,
    "cursor",
  );
}

/**
 * Reads REST by page number. Every page reports how many items there are, which has to stay the same (RL-4). Page numbers
 * detect that pages moved; they cannot prevent it.
 */
function readRest(reading: Reading, baseUrl: string): Reader {
  const { options, pageSize, max } = reading;
  const deduplicate = createDeduplicate();
  let offset = 0;
  /** How many items the pages so far had, with those before the cursor. */
  let read = 0;
  /** How many different ones were passed on. */
  let different = 0;
  let expected: number | undefined;
  /** The query of the link to the page that begins at `read`. */
  let linkQuery: Query = {};
  /** Where the first page begins that has not been made known. */
  let nextStart = 0;
  const pagesAhead = options.concurrency ?? 1;
  const drift = () => changed(different - offset, different - offset, expected);

  /** Returns the query of a link below our own base URL: tokens must not go anywhere else. */
  const queryOfLink = (link: unknown): Query =>
    typeof link === "string" && link.startsWith(`${baseUrl}/`)
      ? Object.fromEntries(new URL(link).searchParams)
      : {};

  /** The first page shows where all others begin: as many of them are made known as are read in parallel. */
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
      linkQuery = queryOfLink(nextPage);
      if (isLast && linkQuery.skippages !== undefined)
        throw new ServerError(`The server reports ${results} items, yet links to a page after them (RL-4).`);
      const fresh = deduplicate(items, isLast);
      different += fresh.length;
      // A full page without a new item: the server does not get on, whatever number of items it reports.
      if (items.length > 0 && fresh.length === 0) throw drift();
      return { items: fresh, next: isLast ? [] : pagesAfter(cursor, results), total: results };
    },
    async finish() {
      if (different !== (expected ?? read)) throw drift();
    },
  };
}

/**
 * Reads `/paged`. Where `/count` was asked, what was read is compared with it; where not, a short page is followed by one more
 * request, which must be empty: a server may send fewer items than it was asked for (RL-3).
 */
function readPaged(reading: Reading): Reader {
  const { pageSize, max, count, cursorListing } = reading;
  const deduplicate = createDeduplicate();
  let offset = 0;
  let read = 0;
  let different = 0;
  let expected: number | undefined;
  /** Whether a page had fewer items than were asked for, so that there must be none behind it. */
  let wasShort = false;
  const tooLong = () => {
    const advice =
      cursorListing === undefined ? "filter" : `list ${cursorListing}, which pages by cursor, or filter`;
    invalid(`Pages reach only the first 10,000 items: ${advice}.`);
  };
  const drift = () => changed(different, different - offset, expected);

  /** Returns where the page after begins, if there may be one. */
  const pageAfter = (cursor: string, length: number): Cursor[] => {
    const start = Number(cursor) + pageSize;
    const isEnd = length === 0 || (wasShort && expected !== undefined);
    return isEnd || start >= reach ? [] : [`${start}`];
  };

  return {
    async start(signal) {
      offset = offsetOf(reading);
      read = offset;
      different = offset;
      // What fits in one page needs no count.
      if (max > pageSize) expected = await count?.(signal);
      if (expected !== undefined && expected > reach && offset + max > reach) tooLong();
    },
    query: (cursor = "0") => ({ pageSize, skipPages: Number(cursor) / pageSize }),
    take({ items }, cursor = "0") {
      if (items.length > pageSize)
        throw new ServerError(`The server sent ${items.length} items on a page of ${pageSize} (RL-3).`);
      if (wasShort && items.length > 0) throw drift();
      wasShort = items.length < pageSize;
      read += items.length;
      const fresh = deduplicate(items, wasShort);
      different += fresh.length;
      return { items: fresh, next: pageAfter(cursor, items.length), total: expected };
    },
    async finish(signal) {
      // Only a count tells 10,000 from more, and one taken now: records may have been pushed out of reach.
      if (read >= reach && (await count?.(signal)) !== read) tooLong();
      if (different !== (expected ?? read)) throw drift();
    },
  };
}

/** Reads by page number, with every check that can detect that pages moved. */
export const readByNumber: MakeReader = (reading) =>
  reading.baseUrl === undefined ? readPaged(reading) : readRest(reading, reading.baseUrl);
