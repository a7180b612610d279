/** The value of a dotted field. */
export const keyOf = (item: unknown, field: string): unknown =>
  field
    .split(".")
    .reduce<unknown>((value, name) => (value as Record<string, unknown> | null | undefined)?.[name], item);

/** What to say of a value that does not make a field a key. */
export const noKey = (field: string, value: unknown, before: unknown): string =>
  `by: ${field} is ${value} after ${before}; it must be a key, different on every item`;
