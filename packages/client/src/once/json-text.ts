/**
 * Turns a value into JSON text that reads back as the same value. Properties that are `undefined` are left out.
 * @param where what the value is, for the message: `call()`.
 * @throws TypeError that names the place of what JSON would lose or change.
 */
export function jsonText(value: unknown, where: string): string {
  refuseLoss(value, where, []);
  return JSON.stringify(value);
}

function refuseLoss(value: unknown, where: string, parents: readonly unknown[]): void {
  const lost = lossOf(value, parents);
  if (lost) throw new TypeError(`${where} is ${lost}, which JSON cannot hold. Return plain data instead`);
  if (typeof value !== "object" || value === null) return;
  const inner = [...parents, value];
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) {
      // JSON has no `undefined`: in a list it would become `null`.
      if (item === undefined) throw new TypeError(`${where}[${index}] is undefined. Return null instead`);
      refuseLoss(item, `${where}[${index}]`, inner);
    }
    return;
  }
  for (const [name, item] of Object.entries(value))
    if (item !== undefined) refuseLoss(item, `${where}.${name}`, inner);
}

/** Says what a value is that JSON would lose or change; nothing for one that it keeps. */
function lossOf(value: unknown, parents: readonly unknown[]): string | undefined {
  switch (typeof value) {
    case "string":
    case "boolean":
      return;
    case "number":
      return Number.isFinite(value) ? undefined : String(value);
    case "object":
      if (parents.includes(value)) return "a circle";
      return value === null || Array.isArray(value) || isPlain(value) ? undefined : nameOf(value);
    default:
      return value === undefined ? "undefined" : `a ${typeof value}`;
  }
}

/** Whether an object is a literal, of this realm or of another, and not of a class. */
function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

const nameOf = (value: object): string => `a ${value.constructor?.name || "class instance"}`;
