import { ServerError } from "../core/errors.ts";
import type { Reader, Reading } from "./reader.ts";

/**
 * Only the absence of `cursor` ends a listing, and each must be new (O-02). A plain array never has
 * one.
 */
export const cursorReader = ({ options, fail }: Reading): Reader => {
  const seen = new Set([options.cursor, null, ""]);
  return {
    first: () => [options.cursor, { cursor: options.cursor }],
    next({ cursor }) {
      if (cursor === undefined) return [];
      if (seen.has(cursor)) fail(ServerError, `cursor "${cursor}" leads nowhere new (O-02)`);
      seen.add(cursor);
      return [[cursor, { cursor }]];
    },
  };
};
