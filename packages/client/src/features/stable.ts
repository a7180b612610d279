/** A value as text that does not depend on the order of its properties. */
export const stable = (value: unknown): string | undefined =>
  JSON.stringify(value, (_, inner: unknown) =>
    Object(inner) === inner && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner as object).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );

/** Whether two JSON values say the same. */
export const same = (a: unknown, b: unknown): boolean => stable(a) === stable(b);
