import { ValidationError } from "../core/errors.ts";
import { isRaw } from "./build-filter.ts";

/**
 * One sort key or several as the text that the servers parse: `"name"`, `"-number"` (descending), `"~name"` (alphabetical),
 * `"-~name"`. Throws a ValidationError for anything else; whether the field can be sorted by is for the types to say.
 */
export function buildSort(sort: unknown): string | undefined {
  if (isRaw(sort)) return sort.raw;
  const keys = sort === undefined ? [] : [sort].flat();
  for (const key of keys) {
    if (typeof key !== "string" || !/^-?~?\w+(\.\w+)*$/.test(key)) {
      throw new ValidationError(
        `sort: ${JSON.stringify(key)} is not a field name, with "-", "~" or "-~" before it.`,
      );
    }
  }
  return keys.join() || undefined;
}
