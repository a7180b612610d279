import { invalid } from "../errors/invalid.ts";
import { isPlainObject } from "../utils/kind-of.ts";
import { showValue } from "../utils/show-value.ts";

/** One sort key: `-` sorts in descending order, `~` sorts alphabetically. */
const sortKeyPattern = /^-?~?\w[\w.]*$/;

/**
 * Turns one or several sort keys into the text that the servers parse: `"name"`, `"-number"` (descending), `"~name"`
 * (alphabetical), `"-~name"`. Returns an empty text for `undefined` and `[]`. The types allow only sortable fields.
 * @throws ValidationError for anything else.
 */
export function buildSort(sort: unknown): string {
  if (sort === undefined) return "";
  if (isPlainObject(sort) && typeof sort.raw === "string" && sort.raw.trim() !== "") return sort.raw;
  const keys = typeof sort === "string" ? sort.split(",") : sort;
  const isValid =
    Array.isArray(keys) && keys.every((key) => typeof key === "string" && sortKeyPattern.test(key));
  if (isValid) return keys.join(",");
  const shown = showValue(Array.isArray(sort) ? `${sort}` : sort);
  return invalid(
    `sort must be a field, such as "name", "-name" (descending) or "~name" (alphabetical), or a list of these: it is ${shown}.`,
    "sort",
  );
}
