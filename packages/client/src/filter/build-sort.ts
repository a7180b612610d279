import { invalid } from "../errors/invalid.ts";
import { isObject } from "../utils/is-object.ts";
import { showValue } from "../utils/show-value.ts";

/** One key: descending with `-`, alphabetical with `~`. */
const sortKeyPattern = /^-?~?\w[\w.]*$/;

/**
 * Writes one sort key or several as the text that the servers parse: `"name"`, `"-number"` (descending), `"~name"`
 * (alphabetical), `"-~name"`; empty if there is none. The types check whether the field can be sorted by.
 * @throws ValidationError for anything else.
 */
export function buildSort(sort: unknown): string {
  if (isObject(sort) && typeof sort.raw === "string" && sort.raw !== "") return sort.raw;
  const text = `${sort ?? ""}`;
  const isValid = text === "" || text.split(",").every((key) => sortKeyPattern.test(key));
  return isValid
    ? text
    : invalid(`sort must be "name", "-name", "~name", or a list of these: it is ${showValue(text)}.`, "sort");
}
