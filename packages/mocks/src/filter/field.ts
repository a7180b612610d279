/** How a listing's fields may be filtered: the operation table's `listing.filters`. */
export interface FilterField {
  /** Operators that the servers take, without the dollar sign. */
  readonly ops: readonly string[];
  readonly type: "string" | "number" | "boolean" | "date" | "date-time" | "enum";
  /** Member names of an enumeration, in the order of `values`. */
  readonly names?: readonly string[];
  /** The numbers that `names` stand for; left out when they count from 0. */
  readonly values?: readonly (number | string)[];
  /**
   * Where the servers answer 500 instead of filtering: operators that fail with any value but `$null:`; `"null"` when
   * `$null:` fails too, which it also does when every operator fails; `"sort"` when sorting fails.
   */
  readonly failsOn?: readonly string[];
}

export type FilterFields = Readonly<Record<string, FilterField>>;

/** Returns the function that reads one dotted field from a record. */
export type ReaderOf<R> = (field: string) => (record: R) => unknown;

/** Reads a dotted field from a record; undefined where a step is missing. */
export function fieldReader(field: string): (record: unknown) => unknown {
  const [first = field, ...rest] = field.split(".");
  const own = (record: unknown) => (record as Record<string, unknown> | null | undefined)?.[first];
  return rest.reduce<(record: unknown) => unknown>((read, step) => {
    return (record) => (read(record) as Record<string, unknown> | null | undefined)?.[step];
  }, own);
}
