import type { Schema } from "../table/types.ts";
import type { DecimalShape } from "./render-json.ts";

/** Fractional digits of the decimal under this name: at least so many. */
export type DigitsOf = (name: string) => number;

/** What a sales document shows in its own or the base currency. */
const amount = /amount|price$|exchangeRate|remainder|currency$/i;

/** What numbers something is whole, also where it is published as `number`: a voucher's number is 2, not 2.0. */
const numbering = /Number$/;

/**
 * How many digits REST writes: one at least (L-44); six for the amounts and rates of sales documents (L-107). The two
 * recordings disagree on nothing else; quantities and percentages of documents are taken to have one. `amounts`: of
 * what has six, another number.
 */
export function restDigits(resource: "document" | "other", amounts = 6): DigitsOf {
  return resource === "other" ? () => 1 : (name) => (amount.test(name) ? amounts : 1);
}

/**
 * Finds the decimals (`type: number`) of a response schema. Undefined when it has none, so that rendering can leave the
 * whole value to `JSON.stringify`. `schemas` are those that `#/schemas/Name` refers to.
 */
export function decimalShape(
  schema: Schema,
  schemas: Readonly<Record<string, Schema>>,
  digitsOf: DigitsOf,
): DecimalShape | undefined {
  const visit = (part: Schema, name: string, inside: readonly string[]): DecimalShape | undefined => {
    if (part.$ref !== undefined) {
      const target = part.$ref.slice(part.$ref.lastIndexOf("/") + 1);
      const found = schemas[target];
      // A schema inside itself would have no end; its inner decimals are written as they come.
      return found && !inside.includes(target) ? visit(found, name, [...inside, target]) : undefined;
    }
    if (part.type === "number" || (Array.isArray(part.type) && part.type.includes("number")))
      return numbering.test(name) ? undefined : digitsOf(name);
    if (part.items) return visit(part.items, name, inside);
    const merged: Record<string, DecimalShape> = {};
    for (const composed of [...(part.allOf ?? []), ...(part.anyOf ?? [])]) {
      const shape = visit(composed, name, inside);
      if (typeof shape === "number") return shape;
      Object.assign(merged, shape);
    }
    for (const [property, inner] of Object.entries(part.properties ?? {})) {
      const shape = visit(inner, property, inside);
      if (shape !== undefined) merged[property] = shape;
    }
    return Object.keys(merged).length > 0 ? merged : undefined;
  };
  return visit(schema, "", []);
}
