import { invalid } from "../errors/invalid.ts";
import { isObject } from "../utils/is-object.ts";
import { kindOf, tagOf } from "../utils/kind-of.ts";

/** The path that errors report for the body itself. */
export const wholeBody = "the body";

/** The deepest nesting of objects. Much deeper ones would overflow the stack. */
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
    `${path || "The body"} is a Date, whose day depends on the time zone: send danishDay(date), or date.toISOString() for a point in time.`,
    path || wholeBody,
  );

/** Checks that JSON sends an object's properties or items. Other objects, such as a Map, would be sent as `{}`. */
const hasProperties = (value: object): boolean => ["Object", "Array"].includes(tagOf(value));

/** Calls `toJSON` as `JSON.stringify` does, but not for bytes: a `Buffer` would become an object. */
function replaced(value: Record<string, unknown>, name: string): unknown {
  return typeof value.toJSON === "function" && !ArrayBuffer.isView(value) ? value.toJSON(name) : value;
}

/**
 * Returns a copy of a body as plain JSON values. Properties that are `undefined` are left out. `toJSON` is called once. A `Date`
 * is refused, because its day depends on a time zone: just after midnight in Denmark, its JSON has the day before.
 * @param path the place of the value, such as `lines[2].unit`; empty for the body itself.
 * @param above the objects that contain the value.
 * @throws ValidationError for a value that `JSON.stringify` would drop, turn into `{}` or fail on. The error names its path.
 */
export function toJson(body: unknown, path = "", name = "", above: readonly unknown[] = []): unknown {
  if (above.includes(body))
    return refuse(path, "an object that contains itself", "send a copy without the circular reference.");
  if (above.length > deepest)
    return refuse(path, `nested in more than ${deepest} objects`, "send a flatter body.");
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
  // `Array.from` also visits holes. JSON would turn holes and `undefined` in a list into null.
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
  // `fromEntries` defines properties, so that a property named `__proto__` is kept.
  return Object.fromEntries(properties);
}
