import { invalid } from "../errors/invalid.ts";
import { showValue } from "../utils/show-value.ts";
import { isWellFormed } from "../utils/well-formed.ts";
import { dateText } from "./dates.ts";

/** Escapes a text. `$` and `)` must be escaped, `(` and `*` may be, `[` and `]` must not be (L-78, L-80). */
const escapeText = (text: string): string => text.replace(/[$()*]/g, (special) => `$${special}`);

/**
 * Escapes a pattern for `$like:`. In the given text, `*` is the wildcard and `\*` the character. For the servers, `[…]` is a
 * set of characters, so the character `[` is sent as the set `[[]` (L-79).
 */
const escapePattern = (text: string): string =>
  text.replace(/\\\*|[$()[]/g, (special) => {
    if (special === "[") return "[[]";
    return special === "\\*" ? "$*" : `$${special}`;
  });

/**
 * Checks that a text is a number, a boolean, a day or a point in time, as REST and the services read them. NaN and
 * 1e+21 are refused.
 */
const isReadable = (text: string): boolean =>
  text === "true" || text === "false" || /^-?\d[\d.:TZ-]*$/.test(text);

/** Returns a number or boolean as text, and `undefined` for other values: the text of `[1]` would look like that of 1. */
const textOf = (value: unknown): string | undefined =>
  typeof value === "number" || typeof value === "boolean" ? `${value}` : undefined;

/**
 * Returns one value of a filter as text.
 * @throws ValidationError for a value that the servers cannot read: `undefined`, NaN, an object.
 */
export function filterValue(value: unknown, operator: string, field: string, where: string): string {
  if (value === null) return "$null:";
  if (typeof value === "string") {
    if (!isWellFormed(value)) invalid(`${where} contains half of a character (a lone surrogate).`, where);
    return operator === "like" ? escapePattern(value) : escapeText(value);
  }
  const text = value instanceof Date ? dateText(value, field, operator) : textOf(value);
  if (text !== undefined && isReadable(text)) return text;
  const shown = value instanceof Date ? `${value}` : showValue(value);
  const advice = Array.isArray(value) ? " To match one of several values, use { in: [ … ] }." : "";
  return invalid(`${where} must be a text, number, boolean, Date or null: it is ${shown}.${advice}`, where);
}
