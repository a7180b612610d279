/** The parsed form of a filter, before it is applied to records. */

/** The servers' operators (`name$like:Acme`). */
export const operators = ["eq", "ne", "gt", "gte", "lt", "lte", "like", "in", "nin"] as const;

export type FilterOperator = (typeof operators)[number];

/**
 * A value with `$[` or `$]` in it. The documentation has both escapes and the servers accept them, but such a value
 * matches nothing (L-78). `source` is the text as it was written.
 */
export interface Unmatchable {
  readonly unmatchable: string;
}

/** A text with wildcards under `$eq:` or `$ne:`. Only the ruling `asterisks: "everywhere"` produces one (L-78). */
export interface Wildcards {
  readonly wildcards: readonly LikePart[];
}

/** A value to compare with; `null` is `$null:` (L-75). */
export type FilterValue = string | null | Unmatchable | Wildcards;

/** One part of a `$like:` pattern: literal text, `*`, or the SQL character class `[XY]` (L-79). */
export type LikePart = { readonly text: string } | { readonly any: true } | { readonly oneOf: string };

export type FilterNode =
  | { readonly kind: "and" | "or"; readonly clauses: readonly FilterNode[] }
  | FilterComparison;

export type FilterComparison =
  | {
      readonly kind: "comparison";
      readonly field: string;
      readonly operator: "eq" | "ne" | "gt" | "gte" | "lt" | "lte";
      readonly value: FilterValue;
    }
  | {
      readonly kind: "comparison";
      readonly field: string;
      readonly operator: "like";
      readonly value: readonly LikePart[] | null | Unmatchable;
    }
  | {
      readonly kind: "comparison";
      readonly field: string;
      readonly operator: "in" | "nin";
      readonly values: readonly FilterValue[];
    };

export function hasWildcards(value: unknown): value is Wildcards {
  return typeof value === "object" && value !== null && "wildcards" in value;
}

export function isUnmatchable(value: unknown): value is Unmatchable {
  return typeof value === "object" && value !== null && "unmatchable" in value;
}
