import { EconomicError } from "../errors/errors.ts";
import type { CallFacts } from "../errors/facts.ts";
import type { Redact } from "../errors/redact.ts";
import { withCall } from "../errors/with-call.ts";
import type { SendResult } from "../request/send.ts";
import type { ListingPosition, Page } from "../types/index.ts";
import { joinSignals } from "../utils/join-signals.ts";
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

/** A page that was requested. */
interface AskedPage {
  cursor: Cursor;
  answer: Promise<SendResult>;
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
 * Reads page after page, one (on REST `concurrency`) ahead of the consumer, and holds no more than these. An error
 * belongs to its page, and waits until the consumer reaches it. If the consumer stops early, the running requests are
 * aborted (RL-7).
 */
export async function* readPages<Item>(listing: PagesToRead): AsyncGenerator<Page<Item>, void, undefined> {
  const { reader, options, max, get, countTotal, contentOf } = listing;
  const { concurrency = 1, onProgress } = options;
  const controller = new AbortController();
  const signal = joinSignals(controller.signal, options.signal as AbortSignal | undefined);
  const known: Cursor[] = [options.cursor];
  const asked: AskedPage[] = [];
  let pages = 0;
  let items = 0;
  let cursor: Cursor = options.cursor;
  let counted: number | undefined;
  /** The URL of the page that is being read. */
  let url: string | undefined;

  const askAhead = () => {
    while (asked.length < concurrency && known.length > 0) {
      const next = known.shift();
      const answer = get(next, signal);
      // Nobody handles a rejection before the page's turn, and nobody ever does if the consumer stops before.
      answer.catch(() => {});
      asked.push({ cursor: next, answer });
    }
  };

  try {
    await reader.start?.(signal);
    askAhead();
    for (let page = asked[0]; page; page = asked[0]) {
      cursor = page.cursor;
      url = undefined;
      const answer = await page.answer;
      url = answer.response.url;
      const taken = reader.take(contentOf(answer, pages), cursor);
      known.push(...taken.next);
      asked.shift();
      const found = taken.items as Item[];
      const after = asked.length > 0 ? asked[0]?.cursor : known[0];
      if (items + found.length < max) askAhead();
      if (taken.total === undefined) counted ??= await countTotal?.(signal);
      const total = taken.total ?? counted;
      yield { ...answer, items: found, index: pages, cursor: after, total };
      pages += 1;
      items += found.length;
      onProgress?.({ pages, items, total, cursor: after });
      if (items >= max) return;
    }
    url = undefined;
    await reader.finish?.(signal);
  } catch (error) {
    throw withPosition(error, listing, { page: pages, items, cursor }, signal, url);
  } finally {
    controller.abort();
  }
}
