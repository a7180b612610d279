/** The value of a dotted field. */
export const keyOf = (item: unknown, field: string): unknown =>
  field
    .split(".")
    .reduce<unknown>((value, name) => (value as Record<string, unknown> | null | undefined)?.[name], item);

/** What is wrong with a key that is to come after `before` and on no other item; `undefined` when nothing is. */
export const keyProblem = (field: string, key: unknown, before?: unknown): string | undefined =>
  (typeof key === "number" ? key > Number(before ?? -Infinity) : typeof key === "string" && key !== before)
    ? undefined
    : `by: ${field} is ${key} after ${before}; it must be a key, different on every item`;
