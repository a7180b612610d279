import { type FilterFields, fieldReader, type ReaderOf } from "./field.ts";
import { parseSort, SortError } from "./parse-sort.ts";
import { sortBy } from "./sort-by.ts";

export interface SortOptions<R = unknown> {
  /** The listing's sortable fields. */
  readonly sorts: readonly string[];
  /** The listing's filterable fields. The `failsOn` of a field may contain `"sort"`. */
  readonly filters?: FilterFields;
  /** Whether sorting by a field that the servers fail on fails here too (O-20). Default true. */
  readonly serverFaults?: boolean;
  /** Reads a field from a record. Default: the records are plain objects with these fields. */
  readonly readerOf?: ReaderOf<R>;
}

/**
 * Makes a function that sorts records by a `sort` parameter. It returns a new array, and the sort is stable. Upper and
 * lower case do not matter in field names. Do not call it for cursor listings: they ignore `sort`, whatever its text
 * (O-03).
 *
 * @throws SortError when the text does not parse, or names a field that is unknown or cannot be sorted by (L-62).
 */
export function compileSort<R>(
  text: string,
  options: SortOptions<R>,
): <T extends R>(records: readonly T[]) => T[] {
  const keys = parseSort(text).map((key) => {
    const wanted = key.field.toLowerCase();
    const field = options.sorts.find((name) => name.toLowerCase() === wanted);
    if (field === undefined)
      throw new SortError("field", `Sorting is not allowed on property '${key.field}'`, key.field);
    if (options.serverFaults !== false && options.filters?.[field]?.failsOn?.includes("sort"))
      throw new SortError("fault", `The server fails when sorting by ${field}`, field);
    return { ...key, read: (options.readerOf ?? fieldReader)(field) };
  });
  // Sorts by the last key first: each sort is stable, so an earlier key takes precedence and later keys order its ties.
  return (records) => keys.reduceRight((ordered, key) => sortBy(ordered, key.read, key), [...records]);
}
