import { fail } from "../errors/fail.ts";
import type { RawExpression } from "../types/filter.ts";

/**
 * One sort key or several as the text that the servers parse: `"name"`, `"-number"` (descending), `"~name"`
 * (alphabetical), `"-~name"`. Throws a ValidationError for anything else; whether the field can be sorted by
 * is for the types to say.
 */
export const buildSort = (sort: unknown): string => {
  const { raw } = (sort ?? {}) as RawExpression;
  const text = raw ?? `${sort ?? ""}`;
  return raw || /^(-?~?\w[\w.]*(,(?!$)|$))*$/.test(text)
    ? text
    : fail("sort", `"${text}" must be name, -name, ~name or a list`);
};
