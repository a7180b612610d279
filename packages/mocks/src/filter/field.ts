/** The ways to filter one field of a listing, from `listing.filters` of the operation table. */
export interface FilterField {
  /** The operators that the servers accept, without the dollar sign. */
  readonly ops: readonly string[];
  readonly type: "string" | "number" | "boolean" | "date" | "date-time" | "enum";
  /** The member names of an enumeration, in the order of `values`. */
  readonly names?: readonly string[];
  /** The numbers that `names` stand for. Default: they count from 0. */
  readonly values?: readonly (number | string)[];
  /**
   * The filters and sorts of this field that the servers answer with 500. An operator fails with every value except
   * `$null:`. `"null"` means that `$null:` fails; it also fails if every operator is in the list. `"sort"` means that
   * sorting fails.
   */
  readonly failsOn?: readonly string[];
}

export type FilterFields = Readonly<Record<string, FilterField>>;

/** Returns the function that reads one dotted field from a record. */
export type ReaderOf<R> = (field: string) => (record: R) => unknown;

/** Makes a function that reads a dotted field from a record. It returns undefined if a step is missing. */
export function fieldReader(field: string): (record: unknown) => unknown {
  const [first = field, ...rest] = field.split(".");
  const own = (record: unknown) => (record as Record<string, unknown> | null | undefined)?.[first];
  return rest.reduce<(record: unknown) => unknown>((read, step) => {
    return (record) => (read(record) as Record<string, unknown> | null | undefined)?.[step];
  }, own);
}
