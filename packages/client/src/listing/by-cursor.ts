import { ServerError } from "../errors/errors.ts";
import { showValue } from "../utils/show-value.ts";
import type { Cursor, Reader, Reading } from "./reader.ts";

/**
 * Reads by cursor, and plain arrays, which never have one. Only the absence of `cursor` ends a listing, and each cursor
 * must be a new one (RL-2, O-02).
 */
export function readByCursor({ options }: Reading): Reader {
  const seen = new Set<unknown>([options.cursor, null, ""]);
  return {
    query: (cursor) => ({ cursor }),
    take({ items, cursor }) {
      if (cursor === undefined) return { items, next: [] };
      if (seen.has(cursor))
        throw new ServerError(`The server's cursor ${showValue(cursor)} does not lead to a new page (O-02).`);
      seen.add(cursor);
      return { items, next: [cursor as Cursor] };
    },
  };
}
