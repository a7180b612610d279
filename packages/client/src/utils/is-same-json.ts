import { isObject } from "./is-object.ts";

/**
 * Returns whether two JSON values are equal. The order of properties does not matter, and a property that is `undefined`
 * counts as missing.
 */
export function isSameJson(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (!isObject(a) || !isObject(b)) return false;
  return Object.keys({ ...a, ...b }).every((name) => isSameJson(a[name], b[name]));
}
