import { EconomicError } from "../core/errors.ts";
import type { SendResult } from "../core/send.ts";
import type { Page } from "../types/index.ts";
import type { Content, ListingOptions, Reader, Step } from "./reader.ts";

/**
 * Reads page after page, one (REST: `concurrency`) ahead of the consumer, and holds no more than those. An
 * error belongs to its own page: it waits until the consumer gets there. Whoever stops early aborts what is
 * in flight.
 *
 * Whoever wants `max` items has to stop there: the pages after are not asked for.
 */
export async function* readPages<Item>(
  reader: Reader,
  options: ListingOptions,
  max: number,
  get: (step: Step, signal: AbortSignal) => Promise<SendResult>,
  contentOf: (answer: SendResult) => Content,
): AsyncGenerator<Page<Item>, void, undefined> {
  const controller = new AbortController();
  const signal = AbortSignal.any([controller.signal, (options.signal as AbortSignal) ?? controller.signal]);
  const upcoming: Step[] = [];
  const asked: [Step, Promise<SendResult>][] = [];
  let { cursor } = options;
  let page = 0;
  let items = 0;
  const ask = () => {
    while (upcoming[0] && (!asked[0] || asked.length < (options.concurrency ?? 1))) {
      const answer = get(upcoming[0], signal);
      // Until its turn comes nobody looks at it; and nobody will when the consumer stops before.
      answer.catch(() => {});
      asked.push([upcoming.shift() as Step, answer]);
    }
  };
  try {
    upcoming.push(await reader.first(signal));
    ask();
    for (let turn = asked.shift(); turn; turn = asked.shift()) {
      [cursor] = turn[0];
      const answer = await turn[1];
      const content = contentOf(answer);
      upcoming.push(...reader.next(content, turn[0]));
      const found = content.items as Item[];
      if (items + found.length < max) ask();
      const after = (asked[0]?.[0] ?? upcoming[0])?.[0];
      yield { ...answer, items: found, index: page++, cursor: after };
      items += found.length;
      options.onProgress?.({ pages: page, items, total: content.results, cursor: after });
    }
    await reader.finish?.(signal);
  } catch (error) {
    throw error instanceof EconomicError ? Object.assign(error, { listing: { page, items, cursor } }) : error;
  } finally {
    controller.abort();
  }
}
