import { invalid } from "../errors/invalid.ts";
import { isObject } from "../utils/is-object.ts";
import { kindOf, tagOf } from "../utils/kind-of.ts";

/** The path that errors report for the body itself. */
export const wholeBody = "the body";

/** The deepest nesting of objects. Much deeper ones would overflow the stack. */
const deepest = 200;

const passObject = "pass an object as body: { … }.";

/** @param bodyAdvice the advice if the value is the body itself. */
const refuse = (path: string, found: string, advice: string, bodyAdvice = advice): never =>
  path === ""
    ? invalid(`The body is ${found}, which JSON cannot hold: ${bodyAdvice}`, wholeBody)
    : invalid(`${path} is ${found}, which JSON cannot hold: ${advice}`, path);

/** Refuses `null`, and the values that JSON would turn into `null`. */
function refuseNull(path: string, value: unknown): never {
  if (path === "") return invalid(`The body is ${value}: ${passObject}`, wholeBody);
  const reason =
    value === null ? "which e-conomic refuses" : "which JSON turns into null and e-conomic refuses";
  const others = path.endsWith("]") ? "leave it out of the list" : "leave the property out";
  const advice = typeof value === "number" ? "send another number" : others;
  return invalid(`${path} is ${value}, ${reason} (L-14): ${advice}.`, path);
}

const refuseDate = (path: string): never =>
  path === ""
    ? invalid(`The body is a Date: ${passObject}`, wholeBody)
    : invalid(
        `${path} is a Date, whose day depends on the time zone: send danishDay(date), or date.toISOString() for a point in time.`,
        path,
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
      return Number.isFinite(value) ? value : refuseNull(path, value);
    case "bigint":
      return refuse(path, "a BigInt", "send a number or a text.", passObject);
    case "object":
      break;
    case "function":
      return refuse(
        path,
        "a function",
        "call it and pass its result, or leave it out.",
        "call it and pass its result.",
      );
    default:
      return refuse(path, kindOf(value), "leave it out.", passObject);
  }
  if (value === null) return refuseNull(path, value);
  if ("then" in value && typeof value.then === "function")
    return refuse(path, "a promise", "await it first.");
  if (!hasProperties(value))
    return refuse(path, kindOf(value), "send a plain object, a list or a text.", passObject);
  return Array.isArray(value)
    ? listToJson(value, path, [...above, body])
    : objectToJson(value, path, [...above, body]);
}

function listToJson(list: readonly unknown[], path: string, above: readonly unknown[]): unknown[] {
  // `Array.from` also visits holes. JSON would turn holes and `undefined` in a list into null.
  return Array.from(list, (item, index) => {
    const here = `${path}[${index}]`;
    return item === undefined ? refuseNull(here, item) : toJson(item, here, `${index}`, above);
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
