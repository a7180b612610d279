/** Returns whether a value is an object or a list, and not a primitive, a function or `null`. */
export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null;
