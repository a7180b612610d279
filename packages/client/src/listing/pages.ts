import { EconomicError } from "../core/errors.ts";
import type { SendResult } from "../core/send.ts";
import type { ListingPosition, Page } from "../types/index.ts";
import { contentOf, type Reader, type Reading, type Step } from "./reader.ts";

/**
 * Reads page after page, one (REST: `concurrency`) ahead of the consumer, and holds no more than those. An error belongs to its own
 * page: it waits until the consumer gets there. Whoever stops early aborts what is in flight (RULES 7).
 *
 * Whoever wants `max` items has to stop there: the pages after are not asked for.
 */
export async function* readPages<Item>(
  reading: Reading,
  reader: Reader,
): AsyncGenerator<Page<Item>, void, undefined> {
  const { max, options } = reading;
  const controller = new AbortController();
  const signal = AbortSignal.any([controller.signal, (options.signal as AbortSignal) ?? controller.signal]);
  const upcoming: Step[] = [];
  const asked: [Step, Promise<SendResult>][] = [];
  let { cursor } = options;
  let index = 0;
  let items = 0;
  const ask = () => {
    while (upcoming[0] && (!asked[0] || asked.length < (options.concurrency ?? 1))) {
      const answer = reading.get(upcoming[0], signal);
      // Until its turn comes nobody looks at it; and nobody will when the consumer stops before.
      answer.catch(() => {});
      asked.push([upcoming.shift() as Step, answer]);
    }
  };
  try {
    upcoming.push(await reader.first(signal));
    ask();
    for (let turn = asked.shift(); turn; turn = asked.shift()) {
      cursor = turn[0].cursor;
      const answer = await turn[1];
      const content = contentOf(reading, answer);
      upcoming.push(...reader.next(content, turn[0]));
      const page = content.items as Item[];
      if (items + page.length < max) ask();
      const after = (asked[0]?.[0] ?? upcoming[0])?.cursor;
      yield { ...answer, items: page, index: index++, cursor: after };
      items += page.length;
      options.onProgress?.({ pages: index, items, total: content.results, cursor: after });
    }
    await reader.finish?.(signal);
  } catch (error) {
    const listing: ListingPosition = { page: index, items, cursor };
    throw error instanceof EconomicError ? Object.assign(error, { listing }) : error;
  } finally {
    controller.abort();
  }
}
