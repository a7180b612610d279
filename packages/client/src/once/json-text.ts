/**
 * Turns a value into JSON text that reads back as the same value. Properties that are `undefined` are left out.
 * @param where names the value in the message of an error: `the result of call()`.
 * @throws TypeError for a part of the value that JSON would lose or change. The message names the place of the part.
 */
export function jsonText(value: unknown, where: string): string {
  refuseLoss(value, where, []);
  return JSON.stringify(value);
}

function refuseLoss(value: unknown, where: string, parents: readonly unknown[]): void {
  const lost = lossOf(value, parents);
  if (lost) throw new TypeError(`${where} is ${lost}, which JSON cannot hold. Use plain data instead.`);
  if (typeof value !== "object" || value === null) return;
  const inner = [...parents, value];
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) {
      // JSON has no `undefined`: in a list it would become `null`.
      if (item === undefined) throw new TypeError(`${where}[${index}] is undefined. Use null instead.`);
      refuseLoss(item, `${where}[${index}]`, inner);
    }
    return;
  }
  for (const [name, item] of Object.entries(value))
    if (item !== undefined) refuseLoss(item, `${where}.${name}`, inner);
}

/** Describes a value that JSON would lose or change. Returns `undefined` for a value that JSON keeps. */
function lossOf(value: unknown, parents: readonly unknown[]): string | undefined {
  switch (typeof value) {
    case "string":
    case "boolean":
      return;
    case "number":
      return Number.isFinite(value) ? undefined : String(value);
    case "object":
      if (parents.includes(value)) return "a circular reference";
      return value === null || Array.isArray(value) || isPlain(value) ? undefined : nameOf(value);
    default:
      return value === undefined ? "undefined" : `a ${typeof value}`;
  }
}

/** Returns whether an object is plain, whatever its realm, and not an instance of a class. */
function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

const nameOf = (value: object): string => `a ${value.constructor?.name || "class instance"}`;
