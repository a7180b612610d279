import { ServerError } from "../errors/errors.ts";
import type { Cursor, Reader, Reading } from "./reader.ts";

/**
 * Only the absence of `cursor` ends a listing, and each must be new (O-02). A plain array never has
 * one.
 */
export const cursorReader = ({ options }: Reading): Reader => {
  const seen = new Set<Cursor | null>([options.cursor, null, ""]);
  return {
    query: (cursor) => ({ cursor }),
    take({ cursor }) {
      if (cursor === undefined) return [];
      if (seen.has(cursor)) throw new ServerError(`cursor "${cursor}" leads nowhere new (O-02)`);
      seen.add(cursor);
      return [cursor];
    },
  };
};
