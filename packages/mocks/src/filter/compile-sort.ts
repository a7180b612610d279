import { type FilterFields, fieldReader, type ReaderOf } from "./field.ts";
import { parseSort, SortError } from "./parse-sort.ts";
import { sortBy } from "./sort-by.ts";

export interface SortOptions<R = unknown> {
  /** The listing's sortable fields. */
  readonly sorts: readonly string[];
  /** The listing's filterable fields: the `failsOn` of a field may hold `"sort"`. */
  readonly filters?: FilterFields;
  /** Fail as the servers do on fields that they cannot sort by (O-20). Default true. */
  readonly serverFaults?: boolean;
  /** How a field is read from a record. Default: the records are plain objects with these fields. */
  readonly readerOf?: ReaderOf<R>;
}

/**
 * Makes a sorter of a `sort` parameter: it returns a new array and is stable. Field names are matched without regard
 * to case. Cursor listings ignore `sort`, whatever it says (O-03): do not call this for them.
 *
 * @throws SortError when the text does not parse or names a field that is unknown or cannot be sorted by (L-62).
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
  // The last key first: each pass is stable, so earlier keys win and later ones settle their ties.
  return (records) => keys.reduceRight((ordered, key) => sortBy(ordered, key.read, key), [...records]);
}
