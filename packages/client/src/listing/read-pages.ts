import { EconomicError, type ErrorFacts } from "../errors/errors.ts";
import { located } from "../request/call.ts";
import type { SendResult } from "../request/send.ts";
import type { Page } from "../types/index.ts";
import type { Content, Cursor, ListingOptions, Reader } from "./reader.ts";

/**
 * Reads page after page, one (REST: `concurrency`) ahead of the consumer, and holds no more than those. An
 * error belongs to its own page: it waits until the consumer gets there. Whoever stops early aborts what is
 * in flight.
 *
 * Whoever wants `max` items has to stop there: the pages after are not asked for.
 */
export async function* readPages<Item>(
  reader: Reader,
  { signal: outer, cursor, concurrency = 1, onProgress }: ListingOptions,
  max: number,
  get: (cursor: Cursor, signal: AbortSignal) => Promise<SendResult>,
  contentOf: (answer: SendResult) => Content,
  at: ErrorFacts,
): AsyncGenerator<Page<Item>, void, undefined> {
  const controller = new AbortController();
  const signal = AbortSignal.any([controller.signal, (outer as AbortSignal) ?? controller.signal]);
  const upcoming = [cursor];
  const asked: Promise<SendResult>[] = [];
  let page = 0;
  let items = 0;
  const ask = () => {
    for (const next of upcoming.slice(asked.length, concurrency > 1 ? concurrency : 1)) {
      const answer = get(next, signal);
      // Until its turn comes nobody looks at it; and nobody will when the consumer stops before.
      answer.catch(() => {});
      asked.push(answer);
    }
  };
  try {
    await reader.start?.(signal);
    for (ask(); asked[0]; ) {
      [cursor] = upcoming;
      const answer = await asked[0];
      const content = contentOf(answer);
      upcoming.push(...reader.take(content, cursor));
      upcoming.shift();
      asked.shift();
      const [after] = upcoming;
      const found = content.items as Item[];
      if (items + found.length < max) ask();
      const total = content.results;
      yield { ...answer, items: found, index: page++, cursor: after, total };
      items += found.length;
      onProgress?.({ pages: page, items, total, cursor: after });
      if (items >= max) return;
    }
    await reader.finish?.(signal);
  } catch (error) {
    // What a signal aborts with may be another listing's error, with a position of its own.
    throw error instanceof EconomicError && error !== signal.reason
      ? Object.assign(located(error, at) as EconomicError, { listing: { page, items, cursor } })
      : error;
  } finally {
    controller.abort();
  }
}
