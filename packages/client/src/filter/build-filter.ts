import { invalid } from "../errors/invalid.ts";
import { isObject } from "../utils/is-object.ts";
import { isPlainObject, kindOf } from "../utils/kind-of.ts";
import { nearest } from "../utils/nearest.ts";
import { showValue } from "../utils/show-value.ts";
import { isWellFormed } from "../utils/well-formed.ts";
import { filterValue } from "./filter-value.ts";

/** The operators that compare with one value. */
const valueOperators = new Set(["eq", "ne", "lt", "lte", "gt", "gte", "like"]);

/** The operators that take a list. */
const listOperators = new Set(["in", "nin"]);

/** The most values of a list: the servers refuse longer ones (S-11). */
const longestList = 200;

/** Joins clauses, and puts brackets around them if there are several. */
const joinClauses = (clauses: readonly string[], joiner: "and" | "or"): string =>
  clauses.length > 1 ? `(${clauses.join(`$${joiner}:`)})` : clauses.join("");

/** Returns a list of values or filters. Throws a ValidationError if it is empty, too long or not a list. */
function checkList(value: unknown, where: string): unknown[] {
  if (Array.isArray(value) && value.length > 0 && value.length <= longestList) return value;
  const found = Array.isArray(value) ? `has ${value.length} values` : `is ${showValue(value)}`;
  return invalid(`${where} must be a list of 1 to ${longestList} values (S-11): it ${found}.`, where);
}

/** Refuses an empty condition, because it would widen the listing. */
const checkClauses = (clauses: string[], where: string): string[] =>
  clauses.length > 0 ? clauses : invalid(`${where} has no condition: leave it out.`, where);

/** Returns the clause for `in` or `nin`. */
function listClause(field: string, operator: string, operand: unknown, where: string): string {
  const values = checkList(operand, where).map((value) => filterValue(value, operator, field, where));
  // In a list, "," and "]" end a value and cannot be escaped (L-78). A list that has them is sent as single comparisons.
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

/** Returns advice for an unknown operator. */
function adviceOnOperator(field: string, operator: string): string {
  const known = [...valueOperators, ...listOperators];
  const meant = nearest(operator, known);
  if (meant !== undefined) return `Did you mean ${meant}?`;
  return `The operators are ${known.join(", ")}. If ${operator} is a field, write "${field}.${operator}".`;
}

/** Returns the clauses of one field. */
function conditions(field: string, value: unknown, where: string): string[] {
  if (!/^\w+(\.\w+)*$/.test(field))
    invalid(`${where} must be a field such as name or customer.customerNumber.`, where);
  // An object that is not plain, such as a Map, counts as a value, because no operators can be read from it. Values
  // that are objects are refused later, except a Date.
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

/** Returns text in e-conomic's own grammar. Refuses an empty text, because it would widen the listing. */
function rawText(value: unknown, where: string): string {
  if (typeof value === "string" && value.trim() !== "" && isWellFormed(value)) return value;
  return invalid(
    `${where} must be a filter in e-conomic's grammar, such as "name$eq:Smed": it is ${showValue(value)}.`,
    where,
  );
}

/** Returns the clauses of one object. A record must match all of them. */
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
 * Turns a filter object into the text that the servers parse. Returns an empty text if the object has no conditions.
 * @throws ValidationError, before anything is sent, for a filter that a server would misread: an `undefined` value (it
 *   would widen the listing silently), an unknown operator, an empty or too long list, NaN, or a field name that contains
 *   characters of the grammar.
 */
export function buildFilter(filter: unknown = {}): string {
  const clauses = clausesOf(filter, "filter");
  if (clauses.length > 1) return clauses.join("$and:");
  // A filter of raw text alone is sent unchanged, without brackets.
  return isObject(filter) && typeof filter.raw === "string" ? filter.raw : clauses.join("");
}
