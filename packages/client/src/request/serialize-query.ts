import { invalid } from "../errors/invalid.ts";
import { showValue } from "../utils/show-value.ts";
import { isWellFormed } from "../utils/well-formed.ts";

/** Whether a number is written in digits: NaN, Infinity and 1e+21 are not. */
const isInDigits = (value: number): boolean => /^-?\d+(\.\d+)?$/.test(`${value}`);

const isWritable = (value: unknown): value is string | number | boolean =>
  typeof value === "boolean" ||
  (typeof value === "number" && isInDigits(value)) ||
  (typeof value === "string" && isWellFormed(value));

/** Writes one value as text. Throws a ValidationError for what would be sent as a word of JavaScript's. */
function queryText(value: unknown, path: string): string {
  if (isWritable(value)) return encodeURIComponent(value);
  return invalid(
    `${path} must be a text, a number in digits or a boolean, or a list of these: it is ${showValue(value)}.`,
    path,
  );
}

/** Returns the values of one name. An empty list would drop the parameter, and with it what it narrows. */
function valuesOf(value: unknown, path: string): readonly unknown[] {
  if (value === undefined) return [];
  if (!Array.isArray(value)) return [value];
  if (value.length === 0) invalid(`${path} is an empty list: leave it out.`, path);
  return value;
}

/**
 * Writes query parameters as text. Lists repeat their name, and `undefined` is left out. What the path brings itself comes
 * last.
 * @throws ValidationError for a value that no server would read as meant: a `Date`, an object, `null`, NaN, an empty list.
 */
export function serializeQuery(query: Readonly<Record<string, unknown>>, ownQuery = ""): string {
  const pairs = Object.entries(query).flatMap(([name, value]) => {
    const path = `query.${name}`;
    return valuesOf(value, path).map((item) => `${queryText(name, path)}=${queryText(item, path)}`);
  });
  return [...pairs, ...(ownQuery === "" ? [] : [ownQuery])].join("&");
}
