import { ValidationError } from "../errors/errors.ts";

/** The value of a dotted field. */
export const keyOf = (item: unknown, field: string): unknown =>
  field
    .split(".")
    .reduce<unknown>((value, name) => (value as Record<string, unknown> | null | undefined)?.[name], item);

/**
 * The key of the item that comes after one with the key `last`. Throws when it is none: a number has to be above (also
 * above a cursor, which is a text), a text another one, capitals aside, as the server compares (§6.1); how texts
 * follow one another is the server's to say.
 */
export const nextKey = (item: unknown, field: string, last: unknown): unknown => {
  const key = keyOf(item, field);
  const isNext =
    typeof key === "number"
      ? key > ((last as number) ?? -Infinity)
      : typeof key === "string" &&
        typeof last !== "number" &&
        key.toLowerCase() !== (last as string | undefined)?.toLowerCase();
  if (isNext) return key;
  throw new ValidationError(
    `by: ${field} is ${key} after ${last}; it must be a key, different on every item`,
  );
};
