import { invalid } from "../errors/invalid.ts";
import { isObject } from "../utils/is-object.ts";
import { showValue } from "../utils/show-value.ts";

/**
 * Returns the value of a field of an item, such as `customer.customerNumber`; `undefined` if the item does not have
 * the field.
 */
export const keyOf = (item: unknown, field: string): unknown =>
  field.split(".").reduce((value: unknown, name) => (isObject(value) ? value[name] : undefined), item);

/**
 * Returns whether a key may follow another one. A number has to be higher (also than a cursor, which is a text). A
 * text has to differ in more than upper and lower case, because the server ignores case when it compares. The order of
 * texts is not checked, because the server decides it.
 */
function mayFollow(key: unknown, last: unknown): boolean {
  if (typeof key === "number") return last === undefined || key > Number(last);
  if (typeof key !== "string" || typeof last === "number") return false;
  return typeof last !== "string" || key.toLowerCase() !== last.toLowerCase();
}

/** Returns the key of the item that follows the key `last`. Throws a ValidationError if it is not a key. */
export function nextKey(item: unknown, field: string, last: unknown): unknown {
  const key = keyOf(item, field);
  return mayFollow(key, last) ? key : refuseKey(field, last, key);
}

/** Throws the ValidationError for a field whose values show that it is not a key. */
export function refuseKey(field: string, last: unknown, key: unknown): never {
  const order = last === undefined ? "" : `after ${showValue(last)} `;
  const found =
    key !== undefined && key === last
      ? `the server sent two items with ${showValue(key)}`
      : `${order}an item has ${showValue(key)}`;
  return invalid(
    `${field} cannot be the key to read by: ${found}. ` +
      "A key must be a number or text that differs on every item, and texts must differ in more than upper and lower case.",
    "by",
  );
}
