import { isEconomicError } from "../core/errors.ts";
import type { SendResult } from "../core/send.ts";
import type { ListingPosition, Page } from "../types/index.ts";
import type { Reader, Reading, Step } from "./reader.ts";

/**
 * Reads page after page, one (REST: `concurrency`) ahead of the consumer, and holds no more than those. An error belongs to its own
 * page: it waits until the consumer gets there. Whoever stops early aborts what is in flight (RULES 7).
 */
export async function* readPages<Item>(
  reading: Reading,
  reader: Reader,
): AsyncGenerator<Page<Item>, void, undefined> {
  const { max, options } = reading;
  const signal = options.signal as AbortSignal | undefined;
  const controller = new AbortController();
  const abort = () => controller.abort(signal?.reason);
  const upcoming: Step[] = [];
  const inFlight: { step: Step; answer: Promise<SendResult> }[] = [];
  let step: Step | undefined;
  let index = 0;
  let given = 0;
  const ask = () => {
    while (upcoming.length && inFlight.length < Math.max(1, options.concurrency ?? 1)) {
      const step = upcoming.shift() as Step;
      const answer = reading.get(step, controller.signal);
      // Until its turn comes nobody looks at it; and nobody will when the consumer stops before.
      answer.catch(() => {});
      inFlight.push({ step, answer });
    }
  };
  if (signal?.aborted) abort();
  signal?.addEventListener("abort", abort);
  try {
    upcoming.push(await reader.first(controller.signal));
    for (ask(); inFlight.length; ) {
      const turn = inFlight.shift() as (typeof inFlight)[0];
      step = turn.step;
      const answer = await turn.answer;
      const { items, next, total, discard } = reader.accept(answer, step);
      upcoming.push(...next);
      if (discard || given + items.length < max) ask();
      if (discard) continue;
      const cursor = (inFlight[0]?.step ?? upcoming[0])?.cursor;
      yield { ...answer, items: items as Item[], index, cursor };
      given += items.length;
      index++;
      options.onProgress?.({ pages: index, items: given, total, cursor });
    }
    reader.finish?.();
  } catch (error) {
    if (isEconomicError(error)) {
      const listing: ListingPosition = { page: index, items: given, cursor: (step ?? options).cursor };
      Object.assign(error, { listing });
    }
    throw error;
  } finally {
    signal?.removeEventListener("abort", abort);
    controller.abort();
  }
}
