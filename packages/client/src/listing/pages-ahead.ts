import type { SendResult } from "../request/send.ts";
import type { Cursor } from "./reader.ts";

/** A page that was requested. */
interface RequestedPage {
  cursor: Cursor;
  answer: Promise<SendResult>;
}

/** The pages that are requested before the consumer reaches them, in order. */
export interface PagesAhead {
  /** Requests pages whose beginning is known, until `concurrency` pages are held. */
  request(): void;
  /** Returns the page whose turn it is; `undefined` after the last. */
  first(): RequestedPage | undefined;
  /** Removes the first page. `next` has the beginnings of the pages that follow from its answer. */
  advance(next: readonly Cursor[]): void;
  /** Returns the beginning of the first page; `undefined` after the last. */
  nextCursor(): Cursor;
}

/** Requests the pages of a listing ahead of its consumer, beginning at `start`, and holds at most `concurrency` of them. */
export function createPagesAhead(
  start: Cursor,
  concurrency: number,
  get: (cursor: Cursor) => Promise<SendResult>,
): PagesAhead {
  const known: Cursor[] = [start];
  const requested: RequestedPage[] = [];
  return {
    request() {
      while (requested.length < concurrency && known.length > 0) {
        const cursor = known.shift();
        const answer = get(cursor);
        // Nobody handles a rejection before the page's turn, and nobody ever does if the consumer stops before.
        answer.catch(() => {});
        requested.push({ cursor, answer });
      }
    },
    first: () => requested[0],
    advance(next) {
      known.push(...next);
      requested.shift();
    },
    nextCursor: () => (requested.length > 0 ? requested[0]?.cursor : known[0]),
  };
}
