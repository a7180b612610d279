import { invalid } from "../errors/invalid.ts";
import { showValue } from "../utils/show-value.ts";
import { isWellFormed } from "../utils/well-formed.ts";
import { dateText } from "./dates.ts";

/** Writes a text: `$` and `)` must be escaped, `(` and `*` may be, `[` and `]` must not (L-78, L-80). */
const escapeText = (text: string): string => text.replace(/[$()*]/g, (special) => `$${special}`);

/**
 * Writes a text for `$like:`, where `*` is the wildcard and `\*` the character, and where `[…]` is a set of characters, in
 * which a bracket stands for itself (L-79).
 */
const escapePattern = (text: string): string =>
  text.replace(/\\\*|[$()[]/g, (special) => {
    if (special === "[") return "[[]";
    return special === "\\*" ? "$*" : `$${special}`;
  });

/** Numbers, booleans, days and points in time as both surfaces read them. NaN and 1e+21 are not among them. */
const isReadable = (text: string): boolean =>
  text === "true" || text === "false" || /^-?\d[\d.:TZ-]*$/.test(text);

/** Writes a number or boolean as text; `undefined` for everything else: a list of one number would look like the number. */
const textOf = (value: unknown): string | undefined =>
  typeof value === "number" || typeof value === "boolean" ? `${value}` : undefined;

/**
 * Writes one value of a filter.
 * @throws ValidationError for a value that the servers cannot read: `undefined`, NaN, an object.
 */
export function filterValue(value: unknown, operator: string, field: string, where: string): string {
  if (value === null) return "$null:";
  if (typeof value === "string") {
    if (!isWellFormed(value)) invalid(`${where} has half of a character in it (a lone surrogate).`, where);
    return operator === "like" ? escapePattern(value) : escapeText(value);
  }
  const text = value instanceof Date ? dateText(value, field, operator) : textOf(value);
  if (text !== undefined && isReadable(text)) return text;
  const shown = value instanceof Date ? `${value}` : showValue(value);
  const advice = Array.isArray(value) ? " For one of several values use { in: [ … ] }." : "";
  return invalid(`${where} must be a text, number, boolean, Date or null: it is ${shown}.${advice}`, where);
}
