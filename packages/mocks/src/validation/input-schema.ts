/** Makes, of a published schema, the one that a request body is checked against. */
import type { Document, Schema } from "../table/types.ts";

export interface InputRules {
  /** Take `null` for properties that are published as nullable. The servers refuse it all the same (L-14). */
  readonly nulls: boolean;
  /** A missing integer counts as 0, so one with a minimum of 1 is as good as required (O-10, O-39). */
  readonly zeroWhenAbsent: boolean;
}

/** Marks what was nullable, since its absence is then reported in other words (O-27). */
export const nullableMark = "x-nullable";
/** Largest number of decimals, checked exactly; `multipleOf: 0.01` would stumble over binary fractions. */
export const decimalsKeyword = "x-decimals";

/** Bounds and texts that mean the same to the servers and to the checker. */
const kept = [
  "$ref",
  "const",
  "enum",
  "exclusiveMaximum",
  "exclusiveMinimum",
  "maxItems",
  "maxLength",
  "maximum",
  "minItems",
  "minLength",
  "minimum",
  "pattern",
] as const;

const checkedFormats = ["date", "date-time", "full-date", "int32"];

/**
 * Read-only properties may hold anything and are never required (S-06), unknown ones are let through (S-05), `null`
 * is refused unless the rules say otherwise. The result carries, under `schemas`, what its references lead to.
 */
export function inputSchema(document: Document, schema: Schema, rules: InputRules): Schema {
  const reached: Record<string, Schema> = {};
  const pending: string[] = [];
  const visit = (source: Schema): Schema => {
    if (source.$ref !== undefined) pending.push(source.$ref.slice(source.$ref.lastIndexOf("/") + 1));
    return rewrite(source, rules, visit);
  };
  const root = visit(schema);
  for (let name = pending.pop(); name !== undefined; name = pending.pop()) {
    const target = document.schemas[name];
    if (target === undefined)
      throw new Error(`${document.document}: a body refers to the missing schema "${name}"`);
    if (Object.hasOwn(reached, name)) continue;
    reached[name] = {};
    reached[name] = visit(target);
  }
  return { ...root, schemas: reached };
}

function rewrite(source: Schema, rules: InputRules, visit: (schema: Schema) => Schema): Schema {
  if (source.readOnly === true) return {};
  const alternatives = source.anyOf ?? (source.oneOf as readonly Schema[] | undefined);
  const types = typesOf(source);
  const nullable = types.includes("null") || alternatives?.some((part) => part.type === "null") === true;
  const result: Record<string, unknown> = nullable ? { [nullableMark]: true } : {};
  for (const keyword of kept) if (source[keyword] !== undefined) result[keyword] = source[keyword];
  if (!rules.nulls && source.enum) result.enum = source.enum.filter((value) => value !== null);
  const wanted = types.filter((type) => rules.nulls || type !== "null");
  if (wanted.length > 0) result.type = wanted.length === 1 ? wanted[0] : wanted;
  if (source.format !== undefined && checkedFormats.includes(source.format)) result.format = source.format;
  const decimals = decimalsOf(source);
  if (decimals !== undefined) result[decimalsKeyword] = decimals;
  if (source.items) result.items = visit(source.items);
  if (source.allOf) result.allOf = source.allOf.map(visit);
  if (alternatives) Object.assign(result, rewriteAlternatives(alternatives, rules, visit));
  if (source.properties) Object.assign(result, rewriteProperties(source, source.properties, rules, visit));
  return result;
}

function typesOf({ type }: Schema): readonly string[] {
  return typeof type === "string" ? [type] : (type ?? []);
}

/** `anyOf: [X, null]` without the null is just X, so that complaints come from X and not from "none of these". */
function rewriteAlternatives(
  parts: readonly Schema[],
  rules: InputRules,
  visit: (schema: Schema) => Schema,
): Schema {
  const wanted = parts.filter((part) => rules.nulls || part.type !== "null").map(visit);
  const [only] = wanted;
  return wanted.length === 1 && only ? only : { anyOf: wanted };
}

function rewriteProperties(
  source: Schema,
  properties: Readonly<Record<string, Schema>>,
  { zeroWhenAbsent }: InputRules,
  visit: (schema: Schema) => Schema,
): Schema {
  const writable = Object.entries(properties).filter(([, property]) => property.readOnly !== true);
  const required = writable
    .filter(
      ([name, property]) => source.required?.includes(name) || (zeroWhenAbsent && refusesZero(property)),
    )
    .map(([name]) => name);
  return {
    properties: Object.fromEntries(writable.map(([name, property]) => [name, visit(property)])),
    ...(required.length > 0 ? { required } : {}),
  };
}

/** True for an integer that cannot be null and has a range without 0. */
export function refusesZero(schema: Schema): boolean {
  const { type, minimum, maximum } = schema;
  return (
    type === "integer" &&
    schema[nullableMark] !== true &&
    typeof minimum === "number" &&
    minimum >= 1 &&
    typeof maximum === "number"
  );
}

function decimalsOf(source: Schema): number | undefined {
  const published = source["x-max-decimals"] ?? source.maxDecimal;
  if (typeof published === "number") return published;
  const step = source.multipleOf;
  if (typeof step !== "number" || step >= 1) return undefined;
  return Math.round(-Math.log10(step));
}
