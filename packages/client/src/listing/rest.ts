import { ServerError, ValidationError } from "../core/errors.ts";
import type { SendResult } from "../core/send.ts";
import { callOf, changed, offsetOf, type Reader, type Reading, type Step, wrongShape } from "./reader.ts";
import { createSeen } from "./seen.ts";

interface Envelope {
  collection: unknown[];
  results: number;
  pageSize: number;
  nextPage: unknown;
}

/** The envelope of every REST listing (L-40); anything else throws. */
export function envelopeOf(reading: Reading, answer: SendResult, size: number): Envelope {
  const { collection, pagination } = (answer.data ?? {}) as {
    collection?: unknown;
    pagination?: { results?: unknown; pageSize?: unknown; nextPage?: unknown };
  };
  const results = pagination?.results;
  if (!Array.isArray(collection) || !Number.isSafeInteger(results)) {
    throw wrongShape(reading, answer, "{ collection, pagination: { results } }");
  }
  const pageSize = pagination?.pageSize;
  return {
    collection,
    results: results as number,
    pageSize: typeof pageSize === "number" && pageSize > 0 ? pageSize : size,
    nextPage: pagination?.nextPage,
  };
}

/** How many items to ask for: what is wanted, up to the 1000 that the server gives (L-41). */
export function restPageSize({ options: { pageSize = 1000, cursor }, max }: Reading): number {
  if (!(Number.isInteger(pageSize) && pageSize > 0 && pageSize <= 1000)) {
    throw new ValidationError(`pageSize is ${pageSize}; REST takes a whole number from 1 to 1000 (L-41).`);
  }
  // A cursor counts in pages of the size that it was given with.
  return cursor === undefined ? Math.min(pageSize, max) : pageSize;
}

/** By page number, with every check that can detect that pages moved; it cannot prevent it (RULES 4). */
export function restReader(reading: Reading): Reader {
  const { core, options, max } = reading;
  const size = restPageSize(reading);
  const offset = offsetOf(reading, size);
  let expected: number | undefined;
  let read = offset;
  let different = offset;
  let isNew: ((self: string) => boolean) | undefined;
  const step = (at: number, pageSize: number): Step => ({
    query: { pagesize: pageSize, skippages: at / pageSize },
    cursor: `${at}`,
  });
  const fail = (problem: string) => changed(reading, different - offset, expected, problem);
  return {
    first: () => step(offset, size),
    accept(answer, { cursor }) {
      const { collection, results, pageSize, nextPage } = envelopeOf(reading, answer, size);
      const isFirst = expected === undefined;
      expected ??= results;
      if (results !== expected) throw fail(`there were ${expected} items at first and ${results} later`);
      read += collection.length;
      if (read > results || (read < results && collection.length !== pageSize)) {
        throw fail(`the page from item ${cursor} on holds ${collection.length} items`);
      }
      // One page cannot overlap with another.
      if (isFirst && read < results) isNew = createSeen(results);
      const items = collection.filter((item) => {
        const self = (item as { self?: unknown } | null)?.self;
        return !isNew || typeof self !== "string" || isNew(self);
      });
      different += items.length;
      const next: Step[] = [];
      if ((options.concurrency ?? 1) > 1) {
        if (isFirst) {
          for (let at = read; at < Math.min(results, offset + max); at += pageSize)
            next.push(step(at, pageSize));
        }
      } else if (read < results && nextPage !== undefined) {
        next.push({ ...followed(nextPage), cursor: `${read}` });
      }
      return { items, total: results, next };
    },
    finish() {
      if (different !== expected) throw fail(`${expected} items expected, ${different} different ones read`);
    },
  };

  /** A link is followed only to where the tokens belong. */
  function followed(nextPage: unknown): Omit<Step, "cursor"> {
    const base = new URL(core.baseUrl);
    const url = URL.canParse(`${nextPage}`, core.baseUrl) ? new URL(`${nextPage}`, core.baseUrl) : undefined;
    const prefix = base.pathname.replace(/\/$/, "");
    if (url?.origin !== base.origin || !url.pathname.startsWith(`${prefix}/`)) {
      throw new ServerError(`nextPage leads out of ${core.baseUrl}; it is not followed.`, callOf(reading));
    }
    return { path: url.pathname.slice(prefix.length), query: Object.fromEntries(url.searchParams) };
  }
}
