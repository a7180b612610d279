import { invalid } from "../errors/invalid.ts";
import { isObject } from "../utils/is-object.ts";
import { kindOf, tagOf } from "../utils/kind-of.ts";

/** The path of the body itself. */
export const wholeBody = "the body";

/** How many objects a value may be in. Much deeper ones would overflow the stack. */
const deepest = 200;

const refuse = (path: string, found: string, advice: string): never =>
  invalid(`${path || "The body"} is ${found}, which JSON cannot hold: ${advice}`, path || wholeBody);

const refuseNull = (path: string): never =>
  invalid(
    `${path || "The body"} is null (or NaN), which e-conomic refuses (L-14): leave the property out.`,
    path || wholeBody,
  );

const refuseDate = (path: string): never =>
  invalid(
    `${path || "The body"} is a Date, and which day that is depends on a time zone: send danishDay(date), or date.toISOString() for a point in time.`,
    path || wholeBody,
  );

/** Whether an object is sent as the properties that can be seen of it. Everything else would be sent as `{}`. */
const hasProperties = (value: object): boolean => ["Object", "Array"].includes(tagOf(value));

/** Returns what `toJSON` makes of an object, as `JSON.stringify` would. Bytes are not asked: a `Buffer` becomes an object. */
function replaced(value: Record<string, unknown>, name: string): unknown {
  return typeof value.toJSON === "function" && !ArrayBuffer.isView(value) ? value.toJSON(name) : value;
}

/**
 * Returns a copy of a body that holds nothing but JSON. Properties that are `undefined` are left out, `toJSON` is called
 * once. A `Date` is refused: which day it is depends on a time zone, and its JSON is yesterday after midnight in Denmark.
 * @param path where the value is, such as `lines[2].unit`; empty for the body itself.
 * @param above the objects that the value is in.
 * @throws ValidationError that names the path of what `JSON.stringify` would drop, empty or fail on.
 */
export function toJson(body: unknown, path = "", name = "", above: readonly unknown[] = []): unknown {
  if (above.includes(body))
    return refuse(path, "an object that is inside itself", "send a copy without the circle.");
  if (above.length > deepest)
    return refuse(path, `inside more than ${deepest} objects`, "send a flatter one.");
  if (tagOf(body) === "Date") return refuseDate(path);
  const value = isObject(body) ? replaced(body, name) : body;
  switch (typeof value) {
    case "string":
    case "boolean":
      return value;
    case "number":
      return Number.isFinite(value) ? value : refuseNull(path);
    case "bigint":
      return refuse(path, "a BigInt", "send a number or a text.");
    case "object":
      break;
    default:
      return refuse(path, kindOf(value), "leave it out.");
  }
  if (value === null) return refuseNull(path);
  if ("then" in value && typeof value.then === "function")
    return refuse(path, "a promise", "await it first.");
  if (!hasProperties(value)) return refuse(path, kindOf(value), "send a plain object, a list or a text.");
  return Array.isArray(value)
    ? listToJson(value, path, [...above, body])
    : objectToJson(value, path, [...above, body]);
}

function listToJson(list: readonly unknown[], path: string, above: readonly unknown[]): unknown[] {
  // `Array.from` visits holes as well. In a list, JSON makes null of them and of `undefined`.
  return Array.from(list, (item, index) => {
    const here = `${path}[${index}]`;
    return item === undefined ? refuseNull(here) : toJson(item, here, `${index}`, above);
  });
}

function objectToJson(object: object, path: string, above: readonly unknown[]): object {
  const properties = Object.entries(object).flatMap(([name, value]) => {
    if (value === undefined) return [];
    const json = toJson(value, path === "" ? name : `${path}.${name}`, name, above);
    return [[name, json] as const];
  });
  // Defines its properties, so that one named `__proto__` stays one.
  return Object.fromEntries(properties);
}
