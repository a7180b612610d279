import { invalid } from "../errors/invalid.ts";
import { isObject } from "../utils/is-object.ts";
import { isPlainObject, kindOf } from "../utils/kind-of.ts";
import { nearest } from "../utils/nearest.ts";
import { showValue } from "../utils/show-value.ts";
import { isWellFormed } from "../utils/well-formed.ts";
import { filterValue } from "./filter-value.ts";

/** Operators that compare with one value. */
const valueOperators = new Set(["eq", "ne", "lt", "lte", "gt", "gte", "like"]);

/** Operators that take a list. */
const listOperators = new Set(["in", "nin"]);

/** The servers refuse longer lists (S-11). */
const longestList = 200;

/** Joins clauses, in brackets if there are several. */
const joinClauses = (clauses: readonly string[], joiner: "and" | "or"): string =>
  clauses.length > 1 ? `(${clauses.join(`$${joiner}:`)})` : clauses.join("");

/** Checks a list of values or filters. */
function checkList(value: unknown, where: string): unknown[] {
  if (Array.isArray(value) && value.length > 0 && value.length <= longestList) return value;
  const found = Array.isArray(value) ? `has ${value.length} values` : `is ${showValue(value)}`;
  return invalid(`${where} must be a list of 1 to ${longestList} values (S-11): it ${found}.`, where);
}

/** Refuses a condition that says nothing: it would widen the listing. */
const checkClauses = (clauses: string[], where: string): string[] =>
  clauses.length > 0 ? clauses : invalid(`${where} has no condition in it: leave it out.`, where);

/** Writes `in` and `nin`. */
function listClause(field: string, operator: string, operand: unknown, where: string): string {
  const values = checkList(operand, where).map((value) => filterValue(value, operator, field, where));
  // In a list "," and "]" end a value and no escape keeps them (L-78): such a list is written out.
  const fitsInList = values.every((value) => /^[^,\]]+$/.test(value));
  if (fitsInList) return `${field}$${operator}:[${values}]`;
  return operator === "in"
    ? joinClauses(
        values.map((value) => `${field}$eq:${value}`),
        "or",
      )
    : joinClauses(
        values.map((value) => `${field}$ne:${value}`),
        "and",
      );
}

/** Returns what to write instead of an operator that there is not. */
function adviceOnOperator(field: string, operator: string): string {
  const known = [...valueOperators, ...listOperators];
  const meant = nearest(operator, known);
  if (meant !== undefined) return `Did you mean ${meant}?`;
  return `The operators are ${known.join(", ")}. A field of ${field} is written "${field}.${operator}".`;
}

/** Returns the clauses of one field. */
function conditions(field: string, value: unknown, where: string): string[] {
  if (!/^\w+(\.\w+)*$/.test(field))
    invalid(`${where} must be a field such as name or customer.customerNumber.`, where);
  // A built-in object is refused as a value: a Map has no operators that could be seen.
  const isValue = !isPlainObject(value);
  const clauses = Object.entries(isValue ? { eq: value } : value).map(([operator, operand]) => {
    const here = `${where}.${operator}`;
    if (valueOperators.has(operator))
      return `${field}$${operator}:${filterValue(operand, operator, field, here)}`;
    if (listOperators.has(operator)) return listClause(field, operator, operand, here);
    return invalid(`${here} is not an operator. ${adviceOnOperator(field, operator)}`, here);
  });
  return checkClauses(clauses, where);
}

/** Checks text in e-conomic's own grammar. An empty one would widen the listing. */
function rawText(value: unknown, where: string): string {
  if (typeof value === "string" && value.trim() !== "" && isWellFormed(value)) return value;
  return invalid(
    `${where} must be a text in e-conomic's grammar that is not empty: it is ${showValue(value)}.`,
    where,
  );
}

/** Returns the clauses of one object, all of which must hold. */
function clausesOf(filter: unknown, where: string): string[] {
  if (!isPlainObject(filter))
    return invalid(
      `${where} must be { field: value } or raw("…"): it is ${isObject(filter) ? kindOf(filter) : showValue(filter)}.`,
      where,
    );
  return Object.entries(filter).flatMap(([name, value]) => {
    const here = `${where}.${name}`;
    if (name === "raw") return [`(${rawText(value, here)})`];
    if (name !== "and" && name !== "or") return conditions(name, value, here);
    const parts = checkList(value, here).map((part) =>
      joinClauses(checkClauses(clausesOf(part, here), here), "and"),
    );
    return name === "and" ? parts : [joinClauses(parts, "or")];
  });
}

/**
 * Writes a filter object as the text that the servers parse; empty if there is nothing to filter by.
 * @throws ValidationError, before anything is sent, for a filter that a server would not read as it was meant: an
 *   `undefined` value (it would widen the listing silently), an unknown operator, an empty or too long list, NaN, or a
 *   field name with grammar in it.
 */
export function buildFilter(filter: unknown = {}): string {
  const clauses = clausesOf(filter, "filter");
  if (clauses.length > 1) return clauses.join("$and:");
  // Raw text by itself goes as it is, without brackets.
  return isObject(filter) && typeof filter.raw === "string" ? filter.raw : clauses.join("");
}
