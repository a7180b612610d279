import { EconomicError } from "../errors/errors.ts";
import type { CallFacts } from "../errors/facts.ts";
import type { Redact } from "../errors/redact.ts";
import { withCall } from "../errors/with-call.ts";
import type { SendResult } from "../request/send.ts";
import type { ListingPosition, Page } from "../types/index.ts";
import { joinSignals } from "../utils/join-signals.ts";
import { createPagesAhead } from "./pages-ahead.ts";
import type { Content, Cursor, ListingOptions, Reader } from "./reader.ts";

/** The way to read the pages of one listing. */
export interface PagesToRead {
  reader: Reader;
  options: ListingOptions;
  /** How many items are wanted at most. Later pages are not requested. */
  max: number;
  /** Returns the call that errors are reported with. */
  call: () => CallFacts;
  /** Removes tokens from quotations of an answer in errors. */
  redact: Redact;
  /** Requests the page that begins at the cursor. */
  get: (cursor: Cursor, signal: AbortSignal) => Promise<SendResult>;
  /** Counts the items, if the caller wants a total that the pages may not report. */
  countTotal: ((signal: AbortSignal) => Promise<number>) | undefined;
  /** Reads an answer. Pages are counted from 0. */
  contentOf: (answer: SendResult, page: number) => Content;
}

/** Returns the error with the position of the listing, unless it is a signal's reason. */
function withPosition(
  error: unknown,
  { call, redact }: Pick<PagesToRead, "call" | "redact">,
  listing: ListingPosition,
  signal: AbortSignal,
  url: string | undefined,
): unknown {
  // A signal may have aborted with another listing's error, which has its own position.
  if (!(error instanceof EconomicError) || error === signal.reason) return error;
  return Object.assign(withCall(error, { ...call(), url: url && redact(url) }, redact) as EconomicError, {
    listing,
  });
}

/**
 * Reads page after page. It requests one page (on REST `concurrency` pages) ahead of the consumer, and holds no more
 * than these. An error is thrown only when the consumer reaches the page that failed. If the consumer stops early,
 * the running requests are aborted (RL-7).
 */
export async function* readPages<Item>(listing: PagesToRead): AsyncGenerator<Page<Item>, void, undefined> {
  const { reader, options, max, get, countTotal, contentOf } = listing;
  const { concurrency = 1, onProgress } = options;
  const controller = new AbortController();
  const signal = joinSignals(controller.signal, options.signal as AbortSignal | undefined);
  const ahead = createPagesAhead(options.cursor, concurrency, (cursor) => get(cursor, signal));
  const position: ListingPosition = { page: 0, items: 0, cursor: options.cursor };
  let counted: number | undefined;
  /** The URL of the page that is being read. */
  let url: string | undefined;

  try {
    await reader.start?.(signal);
    ahead.request();
    for (let page = ahead.first(); page; page = ahead.first()) {
      position.cursor = page.cursor;
      url = undefined;
      const answer = await page.answer;
      url = answer.response.url;
      const taken = reader.take(contentOf(answer, position.page), page.cursor);
      ahead.advance(taken.next);
      const found = taken.items as Item[];
      const after = ahead.nextCursor();
      if (position.items + found.length < max) ahead.request();
      if (taken.total === undefined) counted ??= await countTotal?.(signal);
      const total = taken.total ?? counted;
      yield { ...answer, items: found, index: position.page, cursor: after, total };
      position.page += 1;
      position.items += found.length;
      onProgress?.({ pages: position.page, items: position.items, total, cursor: after });
      if (position.items >= max) return;
    }
    url = undefined;
    await reader.finish?.(signal);
  } catch (error) {
    throw withPosition(error, listing, position, signal, url);
  } finally {
    controller.abort();
  }
}
