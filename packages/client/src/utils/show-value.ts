/** The most characters of a text that a message shows. */
const longestText = 60;

/** Describes a caller's value for a message: a text in quotes, an object only by its kind. */
export function showValue(value: unknown): string {
  switch (typeof value) {
    case "string":
      return JSON.stringify(value.length > longestText ? `${value.slice(0, longestText)}…` : value);
    case "object":
      if (value === null) return "null";
      return Array.isArray(value) ? "a list" : "an object";
    case "function":
      return "a function";
    case "symbol":
      return "a symbol";
    default:
      // A number, a boolean, a BigInt or undefined.
      return String(value);
  }
}
