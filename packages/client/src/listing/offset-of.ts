import { invalid } from "../errors/invalid.ts";
import type { Reading } from "./reader.ts";

/** Returns the position at which reading begins. Throws a ValidationError if that is not the beginning of a page. */
export function offsetOf({ options, pageSize }: Reading): number {
  const { cursor = "0" } = options;
  const offset = Number(cursor);
  if (/^\d+$/.test(cursor) && Number.isSafeInteger(offset) && offset % pageSize === 0) return offset;
  return invalid(
    `cursor must be one that a page or an error reported, here a multiple of ${pageSize}: it is ${cursor}.`,
    "cursor",
  );
}
