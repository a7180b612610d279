/** Writes JSON with the servers' number literals: `-1600.0` and `100.000000`, which `JSON.stringify` cannot write. */
import { exact } from "./decimal.ts";

/**
 * The decimals of a value: their smallest number of fractional digits, or the shape of an object's properties. An array
 * has the shape of its items. Numbers that are not in the shape are written as usual.
 */
export type DecimalShape = number | { readonly [property: string]: DecimalShape };

/** Does the same as `JSON.stringify(value)`, except for the decimals that `shape` contains. */
export function renderJson(value: unknown, shape?: DecimalShape): string {
  return write(value, shape) ?? "null";
}

function write(value: unknown, shape: DecimalShape | undefined): string | undefined {
  if (shape === undefined) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map((item) => write(item, shape) ?? "null").join(",")}]`;
  if (typeof shape === "number")
    return typeof value === "number" ? decimalLiteral(value, shape) : JSON.stringify(value);
  if (typeof value !== "object" || value === null || "toJSON" in value) return JSON.stringify(value);
  // Neighbouring properties without a shape are stringified together. They are the majority, and this is twice as fast.
  const parts: string[] = [];
  let plain: Record<string, unknown> = {};
  const flush = () => {
    const text = JSON.stringify(plain).slice(1, -1);
    if (text !== "") parts.push(text);
    plain = {};
  };
  for (const [name, inner] of Object.entries(value)) {
    const own = Object.hasOwn(shape, name);
    // Assigning `__proto__` would set the prototype.
    if (!own && name !== "__proto__") {
      plain[name] = inner;
      continue;
    }
    const written = write(inner, own ? shape[name] : undefined);
    if (written === undefined) continue;
    flush();
    parts.push(`${JSON.stringify(name)}:${written}`);
  }
  flush();
  return `{${parts.join(",")}}`;
}

/**
 * Writes a number with at least `digits` fractional digits and no exponent. A number that is not finite is `null`, as
 * in JSON.
 */
export function decimalLiteral(value: number, digits: number): string {
  if (!Number.isFinite(value)) return "null";
  const short = String(value);
  const text = short.includes("e") ? exact(value).toFixed() : short;
  const dot = text.indexOf(".");
  const missing = digits - (dot < 0 ? 0 : text.length - dot - 1);
  return missing <= 0 ? text : `${text}${dot < 0 ? "." : ""}${"0".repeat(missing)}`;
}
