import { invalid } from "../errors/invalid.ts";
import { kindOf } from "../utils/kind-of.ts";
import { isWellFormed } from "../utils/well-formed.ts";

/** Checks that JavaScript writes a number in digits, unlike NaN, Infinity and 1e+21. */
const isInDigits = (value: number): boolean => /^-?\d+(\.\d+)?$/.test(`${value}`);

const isWritable = (value: unknown): value is string | number | boolean =>
  typeof value === "boolean" ||
  (typeof value === "number" && isInDigits(value)) ||
  (typeof value === "string" && isWellFormed(value));

/** Encodes one value. Throws a ValidationError for values whose text a server cannot read, such as "[object Object]". */
function queryText(value: unknown, path: string): string {
  if (isWritable(value)) return encodeURIComponent(value);
  if (typeof value === "string") invalid(`${path} contains half of a character (a lone surrogate).`, path);
  if (typeof value === "number")
    invalid(`${path} is ${value}, which cannot be written in digits: send another number, or a text.`, path);
  const advice = value instanceof Date ? " Send danishDay(date) or date.toISOString()." : "";
  return invalid(
    `${path} must be a text, number or boolean, or a list of these: it is ${kindOf(value)}.${advice}`,
    path,
  );
}

/** Returns the values of one name. Refuses an empty list: without the parameter, the listing would be wider. */
function valuesOf(value: unknown, path: string): readonly unknown[] {
  if (value === undefined) return [];
  if (!Array.isArray(value)) return [value];
  if (value.length === 0) invalid(`${path} is an empty list: leave it out.`, path);
  return value;
}

/**
 * Turns query parameters into text. The name of a list is repeated for each value, and `undefined` is left out.
 * @param ownQuery the query of the path, which is added at the end.
 * @throws ValidationError for a value that servers would misread: a `Date`, an object, `null`, NaN, an empty list.
 */
export function serializeQuery(query: Readonly<Record<string, unknown>>, ownQuery = ""): string {
  const pairs = Object.entries(query).flatMap(([name, value]) => {
    const path = `query.${name}`;
    return valuesOf(value, path).map((item) => `${queryText(name, path)}=${queryText(item, path)}`);
  });
  return [...pairs, ...(ownQuery === "" ? [] : [ownQuery])].join("&");
}
