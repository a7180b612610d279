import { isObject } from "./is-object.ts";

/** Returns whether two JSON values are equal. The order of properties and properties that are `undefined` do not count. */
export function isSameJson(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (!isObject(a) || !isObject(b)) return false;
  return Object.keys({ ...a, ...b }).every((name) => isSameJson(a[name], b[name]));
}
