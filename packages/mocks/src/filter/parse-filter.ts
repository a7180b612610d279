import type { Surface } from "../table/types.ts";
import { type FilterNode, operators } from "./ast.ts";
import { FilterError } from "./filter-error.ts";
import {
  type Cursor,
  expected,
  type ReadingRulings,
  readList,
  readPattern,
  readScalar,
  readWild,
} from "./read-value.ts";

/** Filters with deeper nesting are refused, so that no text can exhaust the stack. The servers' limit is not known. */
const deepest = 100;

/**
 * Parses a filter as the servers do, without checking that its fields exist. The grammar is the same on both surfaces;
 * `surface` selects the wording where it differs. `$and:` binds tighter than `$or:`. The servers' own precedence is not
 * recorded, so use parentheses.
 *
 * @param rulings the rulings about reading a filter, from the option `rulings`.
 * @throws FilterError (`kind: "syntax"`) whose message says what was expected.
 */
export function parseFilter(
  text: string,
  surface: Surface = "apis",
  rulings: ReadingRulings = {},
): FilterNode {
  const cursor: Cursor = { text, rulings, at: 0 };
  const node = readGroup(cursor, surface, 0);
  if (cursor.at < text.length) throw expected("end of filter, or $) for a parenthesis in a value");
  return node;
}

function readGroup(cursor: Cursor, surface: Surface, depth: number): FilterNode {
  if (depth > deepest) throw expected(`at most ${deepest} nested parentheses`);
  return readJoined(cursor, "or", () => readJoined(cursor, "and", () => readOperand(cursor, surface, depth)));
}

function readJoined(cursor: Cursor, kind: "and" | "or", read: () => FilterNode): FilterNode {
  const clauses = [read()];
  for (skipSpaces(cursor); cursor.text.startsWith(`$${kind}:`, cursor.at); skipSpaces(cursor)) {
    cursor.at += kind.length + 2;
    clauses.push(read());
  }
  const [only] = clauses;
  return clauses.length === 1 && only ? only : { kind, clauses };
}

function readOperand(cursor: Cursor, surface: Surface, depth: number): FilterNode {
  skipSpaces(cursor);
  if (cursor.text[cursor.at] !== "(") return readComparison(cursor, surface);
  cursor.at += 1;
  const node = readGroup(cursor, surface, depth + 1);
  if (cursor.text[cursor.at] !== ")") throw expected(")");
  cursor.at += 1;
  return node;
}

const fieldName = /[A-Za-z_][\w.]*/y;
const operatorName = /\s*\$(\w+):/y;

function readComparison(cursor: Cursor, surface: Surface): FilterNode {
  const field = match(cursor, fieldName)?.[0];
  if (field === undefined) throw expected("property name");
  const name = match(cursor, operatorName)?.[1];
  const operator = operators.find((known) => known === name);
  if (!operator) throw expected(`operator, one of ${operators.map((known) => `$${known}:`).join(" ")}`);
  const start = { kind: "comparison", field } as const;
  if (operator === "like") return { ...start, operator, value: readPattern(cursor) };
  if ((operator === "eq" || operator === "ne") && cursor.rulings.asterisks === "everywhere")
    return { ...start, operator, value: readWild(cursor) };
  if (operator !== "in" && operator !== "nin") return { ...start, operator, value: readScalar(cursor) };
  return { ...start, operator, values: readList(cursor, (count) => tooManyValues(count, surface)) };
}

/**
 * Makes the error for a list with too many values (S-11). REST expects a `]` after the last value that fits. The
 * services report the limit, in the recorded text.
 */
function tooManyValues(count: number, surface: Surface): FilterError {
  if (surface === "rest") return expected("]");
  return new FilterError(
    "syntax",
    "The $in: and $nin: operators only allow filtering on arrays with less than '200' values. " +
      `Your array has ${count} values.`,
  );
}

function match(cursor: Cursor, pattern: RegExp): RegExpExecArray | null {
  pattern.lastIndex = cursor.at;
  const found = pattern.exec(cursor.text);
  if (found) cursor.at = pattern.lastIndex;
  return found;
}

function skipSpaces(cursor: Cursor): void {
  while (cursor.text[cursor.at] === " ") cursor.at += 1;
}
