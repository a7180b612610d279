import type { Schema } from "../table/types.ts";
import type { DecimalShape } from "./render-json.ts";

/** Returns the smallest number of decimals for the property with this name. */
export type DigitsOf = (name: string) => number;

/** The amounts and rates of a sales document, in its own or in the base currency. */
const amount = /amount|price$|exchangeRate|remainder|currency$/i;

/** Numbers that identify something are whole even if published as `number`: a voucher's number is 2, not 2.0. */
const numbering = /Number$/;

/**
 * Returns how many decimals REST writes at least for each property: one (L-44), but six for the amounts and rates of
 * sales documents (L-107). The quantities and percentages of documents are assumed to have one. `amounts` replaces the
 * six.
 */
export function restDigits(resource: "document" | "other", amounts = 6): DigitsOf {
  return resource === "other" ? () => 1 : (name) => (amount.test(name) ? amounts : 1);
}

/**
 * Finds the decimals (`type: number`) of a response schema. Returns undefined if it has none, so that `JSON.stringify`
 * can render the whole value. `schemas` are those that `#/schemas/Name` refers to.
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
      // A schema that contains itself would never end, so the decimals inside it get no minimum.
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
