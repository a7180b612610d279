/** The value of a dotted field. */
export const keyOf = (item: unknown, field: string): unknown =>
  field
    .split(".")
    .reduce<unknown>((value, name) => (value as Record<string, unknown> | null | undefined)?.[name], item);
