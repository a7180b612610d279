import { ListingChangedError } from "../errors/errors.ts";
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
function createDeduplicate(): (items: unknown[], capacity: number, isLast: boolean) => unknown[] {
  let isNew: ((text: string) => boolean) | undefined;
  return (items, capacity, isLast) => {
    if (!isLast) isNew ??= createSeen(capacity);
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
  const offset = Number(options.cursor ?? 0);
  if (offset >= 0 && offset % pageSize === 0) return offset;
  return invalid(
    `cursor must be the beginning of a page of ${pageSize} items, as a page or an error reported it: it is ${offset}.`,
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
  const drift = () => changed(different - offset, different - offset, expected);

  /** Returns the query of a link below our own base URL: tokens must not go anywhere else. */
  const queryOfLink = (link: unknown): Query =>
    typeof link === "string" && link.startsWith(`${baseUrl}/`)
      ? Object.fromEntries(new URL(link).searchParams)
      : {};

  /** The first page shows where all others begin, so that they can be read in parallel. */
  const pagesAfter = (cursor: Cursor, results: number): Cursor[] => {
    if (cursor !== options.cursor) return [];
    const starts: string[] = [];
    for (let at = read; at < Math.min(results, offset + max); at += pageSize) starts.push(`${at}`);
    return starts;
  };

  return {
    async start() {
      offset = offsetOf(reading);
      read = offset;
      different = offset;
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
      const fresh = deduplicate(items, results, isLast);
      different += fresh.length;
      return { items: fresh, next: pagesAfter(cursor, results), total: results };
    },
    async finish() {
      if (different !== (expected ?? read)) throw drift();
    },
  };
}

/** Reads `/paged`, whose items `/count` counts where it is published (RL-3). */
function readPaged(reading: Reading): Reader {
  const { collection, pageSize, max, count } = reading;
  const deduplicate = createDeduplicate();
  let offset = 0;
  let read = 0;
  let different = 0;
  let expected: number | undefined;
  const tooLong = () =>
    invalid(`Pages reach only the first 10,000 items: list ${collection}, which pages by cursor, or filter.`);

  return {
    async start(signal) {
      offset = offsetOf(reading);
      read = offset;
      different = offset;
      // A single page cannot be disturbed.
      if (max > pageSize) expected = await count?.(signal);
      if (expected !== undefined && expected > reach && offset + max > reach) tooLong();
    },
    query: (cursor = "0") => ({ pageSize, skipPages: Number(cursor) / pageSize }),
    take({ items }) {
      read += items.length;
      const isLast = items.length < pageSize;
      const fresh = deduplicate(items, reach, isLast);
      different += fresh.length;
      return { items: fresh, next: !isLast && read < reach ? [`${read}`] : [] };
    },
    async finish(signal) {
      // Only a count tells 10,000 from more, and one taken now: records may have been pushed out of reach.
      if (read >= reach && (await count?.(signal)) !== read) tooLong();
      if (different !== (expected ?? read)) throw changed(different, different - offset, expected);
    },
  };
}

/** Reads by page number, with every check that can detect that pages moved. */
export const readByNumber: MakeReader = (reading) =>
  reading.baseUrl === undefined ? readPaged(reading) : readRest(reading, reading.baseUrl);
