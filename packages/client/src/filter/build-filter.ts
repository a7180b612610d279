import { ValidationError } from "../core/errors.ts";
import type { RawExpression } from "../types/filter.ts";
import { dateText } from "./dates.ts";

const operators = ["eq", "ne", "lt", "lte", "gt", "gte", "like", "in", "nin"];

/** More than this the servers refuse (S-11). */
const maxListValues = 200;

/**
 * Filter or sort text in e-conomic's own grammar, taken as it is: the way out of the typed forms. Escape values in it
 * yourself (`$` and `)` are written `$$` and `$)`).
 */
export const raw = (text: string): RawExpression => ({ raw: text });

/**
 * A filter object as the text that the servers parse, `undefined` when there is nothing to filter by.
 *
 * Throws a ValidationError, before anything is sent, for what no server would understand as meant: an `undefined` value (it
 * would widen the listing silently), an unknown operator, an empty or too long list, NaN, a field name with grammar in it.
 */
export function buildFilter(filter: unknown): string | undefined {
  if (filter === undefined) return undefined;
  if (isRaw(filter)) return filter.raw;
  return clausesOf(filter, "filter").join("$and:") || undefined;
}

/** Is it the work of `raw()`? */
export const isRaw = (value: unknown): value is RawExpression =>
  typeof (value as RawExpression | null)?.raw === "string";

/** The clauses of one object, all of which must hold. */
function clausesOf(filter: unknown, where: string): string[] {
  if (isRaw(filter)) return [`(${filter.raw})`];
  return entriesOf(filter, where).flatMap(([key, value]) => {
    const here = `${where}.${key}`;
    if (key === "and" || key === "or") {
      if (!Array.isArray(value) || !value.length) fail(here, "must be a list of filters, one at least");
      const parts = (value as unknown[]).map((part, index) => {
        const clauses = clausesOf(part, `${here}[${index}]`);
        return clauses.length ? clauses : fail(`${here}[${index}]`, "says nothing");
      });
      return key === "and"
        ? parts.flat()
        : joined(
            parts.map((clauses) => joined(clauses, "and")),
            key,
          );
    }
    if (!/^\w+(\.\w+)*$/.test(key)) fail(here, "is not a field name");
    return conditions(key, value, here);
  });
}

/** The clauses of one field. */
function conditions(field: string, value: unknown, where: string): string[] {
  if (typeof value !== "object" || value === null || value instanceof Date) {
    return [`${field}$eq:${literal(value, "eq", field, where)}`];
  }
  const entries = entriesOf(value, where);
  if (!entries.length) fail(where, "says nothing");
  return entries.flatMap(([operator, operand]) => {
    const here = `${where}.${operator}`;
    if (!operators.includes(operator)) fail(here, `is no operator; there are ${operators.join(", ")}`);
    return operator.endsWith("in")
      ? listed(field, operator, operand, here)
      : `${field}$${operator}:${literal(operand, operator, field, here)}`;
  });
}

function listed(field: string, operator: string, values: unknown, where: string): string | string[] {
  if (!Array.isArray(values) || !values.length || values.length > maxListValues) {
    fail(
      where,
      `must be a list of 1 to ${maxListValues} values (S-11); split a longer one into several listings`,
    );
  }
  const literals = (values as unknown[]).map((value, index) =>
    literal(value, operator, field, `${where}[${index}]`),
  );
  // In a list "," and "]" end a value and no escape keeps them (L-78): such a list is spelt out.
  if (literals.every((text) => /^[^,\]]+$/.test(text))) return `${field}$${operator}:[${literals}]`;
  return operator === "in"
    ? joined(
        literals.map((text) => `${field}$eq:${text}`),
        "or",
      )
    : literals.map((text) => `${field}$ne:${text}`);
}

/** One value. `$` and `)` must be escaped, `(` and `*` may be, `[` and `]` must not (L-78, L-80). */
function literal(value: unknown, operator: string, field: string, where: string): string {
  if (value === null) return "$null:";
  if (typeof value === "string") {
    // Under $like: "*" is the wildcard, and "[…]" a set of characters, in which a bracket stands for itself (L-79).
    return operator === "like"
      ? value.replace(/\\\*|[$()[]/g, (special) => (special === "[" ? "[[]" : `$${special.at(-1)}`))
      : value.replace(/[$()*]/g, "$$$&");
  }
  const text =
    value instanceof Date
      ? dateText(value, field, operator)
      : /^(boolean|number|bigint)$/.test(typeof value)
        ? String(value)
        : undefined;
  // "1e+21" and the like are not numbers to the servers.
  return text && /^(true|false|-?[\d.:TZ-]+)$/.test(text)
    ? text
    : fail(where, `is ${shown(value)}; give a string, a finite number, a boolean, a valid Date or null`);
}

const joined = (clauses: string[], joiner: string): string =>
  clauses.length > 1 ? `(${clauses.join(`$${joiner}:`)})` : `${clauses}`;

const shown = (value: unknown): string =>
  Array.isArray(value)
    ? "a list"
    : typeof value === "object" && value && !(value instanceof Date)
      ? "an object"
      : String(value);

function entriesOf(value: unknown, where: string): [string, unknown][] {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? Object.entries(value)
    : fail(where, `is ${shown(value)}; give an object ({ field: value }) or raw("…")`);
}

function fail(where: string, problem: string): never {
  const message = `${where} ${problem}.`;
  throw new ValidationError(message, { errors: [{ path: where, message }] });
}
