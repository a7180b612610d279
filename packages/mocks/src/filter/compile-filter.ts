import type { Surface } from "../table/types.ts";
import { type FilterComparison, type FilterNode, type FilterValue, isUnmatchable } from "./ast.ts";
import { type Comparable, type FieldKind, fieldKind } from "./comparable.ts";
import { type FilterField, type FilterFields, fieldReader } from "./field.ts";
import { FilterError } from "./filter-error.ts";
import { likeMatcher } from "./like-matcher.ts";
import { parseFilter } from "./parse-filter.ts";

export interface FilterOptions {
  readonly surface: Surface;
  /** The listing's filterable fields. */
  readonly fields: FilterFields;
  /**
   * apis only: is this a property of the listed records at all? One that is, and cannot be filtered, is answered with
   * the operator message; an unknown one with the property message (O-08, O-24). Default: every name is unknown.
   */
  readonly known?: (field: string) => boolean;
  /** Fail as the servers do on fields that they cannot filter (O-20 to O-22, L-70 to L-72). Default true. */
  readonly serverFaults?: boolean;
  /** `[XY]` under `$like:` is a character class (L-79). Default true. */
  readonly likeClasses?: boolean;
}

export type RecordTest = (record: unknown) => boolean;

/**
 * Parses `text`, checks it against the listing's fields, and makes a test for records: plain objects, with dotted
 * fields as nested objects, null for absent, booleans also absent when false (L-45).
 *
 * Text compares without regard to case. `$ne:` and `$nin:` keep records without a value; the orderings never do.
 *
 * @throws FilterError with the message that the surface answers; `kind: "fault"` where the server answers 500.
 */
export function compileFilter(text: string, options: FilterOptions): RecordTest {
  return compileNode(parseFilter(text, options.surface), options);
}

/** As {@link compileFilter}, for a filter that is parsed already. */
export function compileNode(node: FilterNode, options: FilterOptions): RecordTest {
  if (node.kind === "comparison") return compileComparison(node, options);
  const tests = node.clauses.map((clause) => compileNode(clause, options));
  const [first, second] = tests;
  if (first && second && tests.length === 2)
    return node.kind === "and"
      ? (record) => first(record) && second(record)
      : (record) => first(record) || second(record);
  return node.kind === "and"
    ? (record) => tests.every((test) => test(record))
    : (record) => tests.some((test) => test(record));
}

function compileComparison(node: FilterComparison, options: FilterOptions): RecordTest {
  const field = allowedField(node, options);
  const read = fieldReader(node.field);
  const kind = fieldKind(node.field, field, options.surface);
  const target: Target = { read, kind, nullIsFalse: field.type === "boolean" };
  if ("values" in node) return listTest(node, target);
  if (node.value === null) {
    const isNull: RecordTest = (record) => read(record) == null;
    if (node.operator === "eq" || node.operator === "like") return isNull;
    return node.operator === "ne" ? (record) => !isNull(record) : () => false;
  }
  if (isUnmatchable(node.value)) return node.operator === "ne" ? () => true : () => false;
  if (node.operator === "like") {
    const matches = likeMatcher(node.value, options.likeClasses ?? true);
    return (record) => {
      const value = read(record);
      return value != null && matches(String(value).toLowerCase());
    };
  }
  return orderTest(node.operator, node.value, node.field, target);
}

interface Target {
  readonly read: (record: unknown) => unknown;
  readonly kind: FieldKind;
  readonly nullIsFalse: boolean;
}

function allowedField(node: FilterComparison, options: FilterOptions): FilterField {
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

function orderTest(
  operator: "eq" | "ne" | "gt" | "gte" | "lt" | "lte",
  value: string,
  name: string,
  { read, kind, nullIsFalse }: Target,
): RecordTest {
  const wanted = kind.parse(value);
  if (wanted === undefined) {
    if (operator === "ne") throw unknownMember(value, name);
    return () => false;
  }
  const compare = (test: (found: Comparable) => boolean, absent: boolean): RecordTest => {
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

function listTest(
  node: { operator: "in" | "nin"; field: string; values: readonly FilterValue[] },
  { read, kind, nullIsFalse }: Target,
): RecordTest {
  const wanted = new Set<Comparable>();
  for (const value of node.values) {
    if (value === null || isUnmatchable(value)) continue;
    const parsed = kind.parse(value);
    if (parsed !== undefined) wanted.add(parsed);
    else if (node.operator === "nin") throw unknownMember(value, node.field);
  }
  const nulls = node.values.includes(null);
  const isIn: RecordTest = (record) => {
    const found = read(record);
    return found == null && (nulls || !nullIsFalse) ? nulls : wanted.has(kind.read(found));
  };
  return node.operator === "in" ? isIn : (record) => !isIn(record);
}

/** Recorded for `$ne:` only; `$eq:` with an unknown name just finds nothing (O-19). */
function unknownMember(value: string, name: string): FilterError {
  return new FilterError("value", `Requested value '${value}' was not found`, name);
}
