import { fail } from "../errors/fail.ts";
import type { RawExpression } from "../types/filter.ts";
import { dateText } from "./dates.ts";

/**
 * Filter or sort text in e-conomic's own grammar, taken as it is: the way out of the typed forms. Escape
 * values in it yourself (`$` and `)` are written `$$` and `$)`).
 */
export const raw = (text: string): RawExpression => ({ raw: text });

/**
 * A filter object as the text that the servers parse; empty when there is nothing to filter by.
 *
 * Throws a ValidationError, before anything is sent, for what no server would understand as meant: an
 * `undefined` value (it would widen the listing silently), an unknown operator, an empty or too long list,
 * NaN, a field name with grammar in it.
 */
export const buildFilter = (filter: unknown = {}): string => {
  const clauses = clausesOf(filter, "filter");
  // Raw text by itself goes as it is.
  return clauses[1] ? clauses.join("$and:") : `${(filter as RawExpression).raw ?? clauses}`;
};

/** The clauses of one object, all of which must hold. */
const clausesOf = (filter: unknown, where: string): string[] => {
  if (Object(filter) !== filter) fail(where, 'must be { field: value } or raw("...")');
  return Object.entries(filter as object).flatMap(([key, value]) => {
    const here = `${where}.${key}`;
    if (key === "raw" && value) return `(${value})`;
    if (key !== "and" && key !== "or") return conditions(key, value, here);
    const parts = listOf(value, here).map((part) => joined(some(clausesOf(part, here), here), "and"));
    return key === "and" ? parts : joined(parts, key);
  });
};

/** The clauses of one field. */
const conditions = (field: string, value: unknown, where: string): string[] => {
  if (!/^\w+(\.\w+)*$/.test(field)) fail(where, "is no field");
  if (Object(value) !== value || value instanceof Date) value = { eq: value };
  const clauses = Object.entries(value as object).map(([operator, operand]) => {
    const here = `${where}.${operator}`;
    const text = (value: unknown) => literal(value, operator, field, here);
    if (/^(eq|ne|[lg]te?|like)$/.test(operator)) return `${field}$${operator}:${text(operand)}`;
    if (!/^n?in$/.test(operator)) fail(here, "is no operator: eq ne lt lte gt gte like in nin");
    const values = listOf(operand, here).map(text);
    // In a list "," and "]" end a value and no escape keeps them (L-78): such a list is spelt out.
    if (values.every((value) => /^[^,\]]+$/.test(value))) return `${field}$${operator}:[${values}]`;
    const [single, joiner] = operator === "in" ? ["eq", "or"] : ["ne", "and"];
    return joined(
      values.map((value) => `${field}$${single}:${value}`),
      joiner,
    );
  });
  return some(clauses, where);
};

/** What says nothing would widen the listing. */
const some = (clauses: string[], where: string): string[] =>
  clauses[0] ? clauses : fail(where, "says nothing");

/** More than 200 values the servers refuse (S-11). */
const listOf = (value: unknown, where: string): unknown[] =>
  Array.isArray(value) && value.length && value.length <= 200
    ? value
    : fail(where, "must be a list of 1 to 200 (S-11)");

/** One value. `$` and `)` must be escaped, `(` and `*` may be, `[` and `]` must not (L-78, L-80). */
const literal = (value: unknown, operator: string, field: string, where: string): string => {
  if (value === null) return "$null:";
  if (typeof value === "string") {
    // Under $like: "*" is the wildcard, and "[…]" a set of characters, in which a bracket stands for itself
    // (L-79).
    return value.replace(operator === "like" ? /\\\*|[$()[]/g : /[$()*]/g, (special) =>
      special === "[" ? "[[]" : `$${special.at(-1)}`,
    );
  }
  const text = value instanceof Date ? dateText(value, field, operator) : JSON.stringify(value);
  // NaN, Infinity and 1e+21 are no numbers to the servers.
  return /^(true|false|-?\d[\d.:TZ-]*)$/.test(text) ? text : fail(where, `is ${value}`);
};

const joined = (clauses: string[], joiner: string): string =>
  clauses[1] ? `(${clauses.join(`$${joiner}:`)})` : `${clauses}`;

/** Filter texts that must all hold; those that are empty do. */
export const allOf = (...texts: (string | undefined)[]): string => {
  const clauses = texts.filter(Boolean);
  return clauses[1] ? clauses.map((text) => `(${text})`).join("$and:") : `${clauses}`;
};
