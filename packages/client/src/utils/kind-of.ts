/** Returns the name that a built-in object has in every realm and every library: `Map`, `Promise`, `Object`. */
export const tagOf = (value: unknown): string => Object.prototype.toString.call(value).slice(8, -1);

/** Returns whether a value is an object of named values, and not a list, a Map, a promise or another built-in object. */
export const isPlainObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && tagOf(value) === "Object";

/**
 * Returns whether a value is a form. It may be the platform's form, or the form of a library such as happy-dom, which is not
 * called `FormData`.
 */
export function isForm(value: unknown): value is FormData {
  if (typeof value !== "object" || value === null) return false;
  const { append, getAll, [Symbol.iterator]: iterate } = value as Partial<FormData>;
  const isFormLike = [append, getAll, iterate].every((method) => typeof method === "function");
  // The parameters of a URL have the same methods.
  return isFormLike && tagOf(value) !== "URLSearchParams";
}

/** Describes the kind of a value for a message, never its content. */
export function kindOf(value: unknown): string {
  if (value === null) return "null";
  switch (typeof value) {
    case "undefined":
      return "undefined";
    case "string":
      return "a text";
    case "function":
      return "a function";
    case "object":
      return kindOfObject(tagOf(value));
    default:
      return `a ${typeof value}`;
  }
}

function kindOfObject(tag: string): string {
  if (tag === "Object") return "an object";
  if (tag === "Array") return "a list";
  return /^([AEIO]|U(?!RL|int))/.test(tag) ? `an ${tag}` : `a ${tag}`;
}
