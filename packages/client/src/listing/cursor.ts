import type { Reader, Reading } from "./reader.ts";
import { wrongShape } from "./reader.ts";

/** `{ items, cursor? }`: only the absence of `cursor` ends it, and each must be new (RULES 2, O-02). */
export function cursorReader(reading: Reading): Reader {
  const first = reading.options.cursor;
  const seen = new Set<unknown>([first]);
  return {
    first: () => ({ query: { cursor: first }, cursor: first }),
    accept(answer) {
      const { items, cursor } = (answer.data ?? {}) as { items?: unknown; cursor?: unknown };
      if (!Array.isArray(items)) throw wrongShape(reading, answer, "{ items, cursor? }");
      if (cursor === undefined) return { items, next: [] };
      if (typeof cursor !== "string" || !cursor || seen.has(cursor)) {
        throw wrongShape(reading, answer, `a new cursor, not ${JSON.stringify(cursor)} (O-02)`);
      }
      seen.add(cursor);
      return { items, next: [{ query: { cursor }, cursor }] };
    },
  };
}

/** A bare array that does not page: all of it is there (RULES 1). */
export function plainReader(reading: Reading): Reader {
  return {
    first: () => ({ query: {}, cursor: undefined }),
    accept(answer) {
      if (!Array.isArray(answer.data)) throw wrongShape(reading, answer, "an array");
      return { items: answer.data, next: [] };
    },
  };
}
