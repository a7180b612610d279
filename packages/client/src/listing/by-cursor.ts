import { ServerError } from "../errors/errors.ts";
import { showValue } from "../utils/show-value.ts";
import type { Reader, Reading } from "./reader.ts";

/** How many empty pages in a row a listing may have. With more of them the server does not make progress (RL-2). */
const mostEmptyPages = 100;

/**
 * Makes the reader of listings by cursor. It also reads plain arrays, which never have a cursor. Only the absence of
 * `cursor` ends a listing. Each cursor must be a text that is new and not empty (RL-2, O-02).
 */
export function readByCursor({ options }: Reading): Reader {
  const seen = new Set<unknown>([options.cursor]);
  let emptyPages = 0;
  return {
    query: (cursor) => ({ cursor }),
    take({ items, cursor }) {
      if (cursor === undefined) return { items, next: [] };
      if (typeof cursor !== "string" || cursor === "" || seen.has(cursor))
        throw new ServerError(`The server's cursor ${showValue(cursor)} does not lead to a new page (O-02).`);
      emptyPages = items.length === 0 ? emptyPages + 1 : 0;
      if (emptyPages > mostEmptyPages)
        throw new ServerError(`The server sent more than ${mostEmptyPages} empty pages in a row (RL-2).`);
      seen.add(cursor);
      return { items, next: [cursor] };
    },
  };
}
