import type { Rulings } from "../settings/rulings.ts";
import type { Surface } from "../table/types.ts";
import {
  type FilterComparison,
  type FilterNode,
  type FilterValue,
  hasWildcards,
  isUnmatchable,
  type LikePart,
} from "./ast.ts";
import { type Comparable, type FieldKind, fieldKind } from "./comparable.ts";
import { type FilterField, type FilterFields, fieldReader, type ReaderOf } from "./field.ts";
import { FilterError } from "./filter-error.ts";
import { likeMatcher } from "./like-matcher.ts";
import { parseFilter } from "./parse-filter.ts";
import type { ReadingRulings } from "./read-value.ts";

/** The rulings about reading and applying a filter. Default: the ledger's. */
export type FilterRulings = ReadingRulings &
  Partial<Pick<Rulings, "serverFaults" | "failingClauses" | "textLists" | "likeClasses" | "sqlWildcards">>;

export interface FilterOptions<R = unknown> extends FilterRulings {
  readonly surface: Surface;
  /** The listing's filterable fields. */
  readonly fields: FilterFields;
  /**
   * On the services: returns whether the listed records have a property. A filter by a property that they do not have is
   * refused with another message than one by a property that cannot be filtered by (O-08, O-24). Default: they have none.
   */
  readonly known?: (field: string) => boolean;
  /** Reads a field from a record. Default: the records are plain objects with these fields. */
  readonly readerOf?: ReaderOf<R>;
}

export type RecordTest<R = unknown> = (record: R) => boolean;

/**
 * Parses `text`, checks it against the listing's fields, and makes a test for records. `$null:` matches an absent
 * value; a false boolean is absent too (L-45).
 *
 * Upper and lower case do not matter in text. `$ne:` and `$nin:` match records without a value; `$gt:`, `$lt:` and the
 * like never do.
 *
 * @throws FilterError with the message that the surface answers; `kind: "fault"` where the server answers 500.
 */
export function compileFilter<R>(text: string, options: FilterOptions<R>): RecordTest<R> {
  return compileNode(parseFilter(text, options.surface, options), options);
}

/** The smallest number of clauses in an `$and:` that was seen to hide a failing clause (O-23). */
const many = 20;

/** Does the same as {@link compileFilter} for a filter that has been parsed. */
export function compileNode<R>(node: FilterNode, options: FilterOptions<R>): RecordTest<R> {
  if (node.kind === "comparison") return compileComparison(node, options);
  const hides =
    options.failingClauses === "unless-many" && node.kind === "and" && node.clauses.length >= many;
  const tests = node.clauses.map((clause) =>
    hides ? failingLate(clause, options) : compileNode(clause, options),
  );
  const [first, second] = tests;
  if (first && second && tests.length === 2)
    return node.kind === "and"
      ? (record) => first(record) && second(record)
      : (record) => first(record) || second(record);
  return node.kind === "and"
    ? (record) => tests.every((test) => test(record))
    : (record) => tests.some((test) => test(record));
}

/** Makes a clause that fails when a record reaches it, instead of at once. */
function failingLate<R>(clause: FilterNode, options: FilterOptions<R>): RecordTest<R> {
  try {
    return compileNode(clause, options);
  } catch (error) {
    if (!(error instanceof FilterError) || error.kind !== "fault") throw error;
    return () => {
      throw error;
    };
  }
}

function compileComparison<R>(node: FilterComparison, options: FilterOptions<R>): RecordTest<R> {
  const field = allowedField(node, options);
  const read = (options.readerOf ?? fieldReader)(node.field);
  const kind = fieldKind(node.field, field, options.surface);
  const target: Target<R> = { read, kind, nullIsFalse: field.type === "boolean" };
  if ("values" in node) {
    const nothing = options.textLists === "nothing" && field.type === "string";
    return nothing ? () => node.operator === "nin" : listTest(node, target);
  }
  if (node.value === null) {
    const isNull: RecordTest<R> = (record) => read(record) == null;
    if (node.operator === "eq" || node.operator === "like") return isNull;
    return node.operator === "ne" ? (record) => !isNull(record) : () => false;
  }
  if (isUnmatchable(node.value)) return node.operator === "ne" ? () => true : () => false;
  if (node.operator === "like") return likeTest(node.value, read, options);
  if (!hasWildcards(node.value)) return orderTest(node.operator, node.value, node.field, target);
  const like = likeTest(node.value.wildcards, read, options);
  return node.operator === "ne" ? (record) => !like(record) : like;
}

function likeTest<R>(
  pattern: readonly LikePart[],
  read: (record: R) => unknown,
  { likeClasses = true, sqlWildcards = false }: FilterRulings,
): RecordTest<R> {
  const matches = likeMatcher(pattern, likeClasses, sqlWildcards);
  return (record) => {
    const value = read(record);
    return value != null && matches(String(value).toLowerCase());
  };
}

interface Target<R> {
  readonly read: (record: R) => unknown;
  readonly kind: FieldKind;
  readonly nullIsFalse: boolean;
}

function allowedField(node: FilterComparison, options: FilterOptions<never>): FilterField {
  const { field: name, operator } = node;
  const field = Object.hasOwn(options.fields, name) ? options.fields[name] : undefined;
  const stop = options.surface === "rest" ? "." : "";
  if (!field && !(options.surface === "apis" && options.known?.(name)))
    throw new FilterError("field", `Filtering is not allowed on property '${name}'${stop}`, name);
  if (!field?.ops.includes(operator))
    throw new FilterError("operator", `Operator $${operator}: not supported on property ${name}`, name);
  if (options.serverFaults !== false && failing(node, field))
    throw new FilterError("fault", `The server fails on $${operator}: for property ${name}`, name);
  return field;
}

function failing(node: FilterComparison, { ops, failsOn = [] }: FilterField): boolean {
  const values: readonly unknown[] = "values" in node ? node.values : [node.value];
  const always = ops.every((operator) => failsOn.includes(operator));
  return values.some((value) =>
    value === null ? always || failsOn.includes("null") : failsOn.includes(node.operator),
  );
}

function orderTest<R>(
  operator: "eq" | "ne" | "gt" | "gte" | "lt" | "lte",
  value: string,
  name: string,
  { read, kind, nullIsFalse }: Target<R>,
): RecordTest<R> {
  const wanted = kind.parse(value);
  if (wanted === undefined) {
    if (operator === "ne") throw unknownMember(value, name);
    return () => false;
  }
  const compare = (test: (found: Comparable) => boolean, absent: boolean): RecordTest<R> => {
    return (record) => {
      const found = read(record);
      return found == null && !nullIsFalse ? absent : test(kind.read(found));
    };
  };
  switch (operator) {
    case "eq":
      return compare((found) => found === wanted, false);
    case "ne":
      return compare((found) => found !== wanted, true);
    case "gt":
      return compare((found) => found > wanted, false);
    case "gte":
      return compare((found) => found >= wanted, false);
    case "lt":
      return compare((found) => found < wanted, false);
    default:
      return compare((found) => found <= wanted, false);
  }
}

function listTest<R>(
  node: { operator: "in" | "nin"; field: string; values: readonly FilterValue[] },
  { read, kind, nullIsFalse }: Target<R>,
): RecordTest<R> {
  const wanted = new Set<Comparable>();
  for (const value of node.values) {
    if (typeof value !== "string") continue;
    const parsed = kind.parse(value);
    if (parsed !== undefined) wanted.add(parsed);
    else if (node.operator === "nin") throw unknownMember(value, node.field);
  }
  const nulls = node.values.includes(null);
  const isIn: RecordTest<R> = (record) => {
    const found = read(record);
    return found == null && (nulls || !nullIsFalse) ? nulls : wanted.has(kind.read(found));
  };
  return node.operator === "in" ? isIn : (record) => !isIn(record);
}

/**
 * Makes the error for a name that an enumeration does not have. It is recorded for `$ne:` only; `$eq:` with such a name
 * finds nothing (O-19).
 */
function unknownMember(value: string, name: string): FilterError {
  return new FilterError("value", `Requested value '${value}' was not found`, name);
}
