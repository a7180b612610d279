/** Whether a value is an object (a list counts as one) rather than a primitive, a function or `null`. */
export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null;
