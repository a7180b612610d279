/** Derives the schema that a request body is checked against from the published schema. */
import type { Document, Schema } from "../table/types.ts";

export interface InputRules {
  /** Whether properties that are published as nullable may be `null`. The servers refuse it all the same (L-14). */
  readonly nulls: boolean;
  /** Whether a missing integer counts as 0. An integer with a minimum of 1 is then as good as required (O-10, O-39). */
  readonly zeroWhenAbsent: boolean;
  /**
   * Properties that this call must send although the schema may mark them as read-only, because they select the record.
   * They are in the body itself or, in a bulk body, in each item.
   */
  readonly demanded: readonly string[];
}

/** Marks properties that were nullable, because their absence is reported in other words (O-27). */
export const nullableMark = "x-nullable";
/** The largest number of decimals, checked exactly. `multipleOf: 0.01` would fail on binary fractions. */
export const decimalsKeyword = "x-decimals";

/** The keywords that are kept, because they mean the same to the servers and to the checker. */
const kept = [
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
 * Derives the schema of a body. Read-only properties may hold anything and are never required (S-06), unknown
 * properties are accepted (S-05), and `null` is refused unless the rules accept it. The schemas that it refers to are
 * under `schemas`.
 */
export function inputSchema(document: Document, schema: Schema, rules: InputRules): Schema {
  const reached: Record<string, Schema> = {};
  const pending: string[] = [];
  const visit: Visit = (source, demanded = []) => {
    if (source.$ref === undefined) return rewrite(source, rules, demanded, visit);
    const name = source.$ref.slice(source.$ref.lastIndexOf("/") + 1);
    // Only this body demands the properties, not other places with the same schema. So it gets a copy instead of a
    // reference.
    if (demanded.length > 0) return visit(named(document, name), demanded);
    pending.push(name);
    return { $ref: `#/schemas/${name}` };
  };
  const root = visit(schema, rules.demanded);
  for (let name = pending.pop(); name !== undefined; name = pending.pop()) {
    if (Object.hasOwn(reached, name)) continue;
    reached[name] = {};
    reached[name] = visit(named(document, name));
  }
  return { ...root, schemas: reached };
}

type Visit = (schema: Schema, demanded?: readonly string[]) => Schema;

function named(document: Document, name: string): Schema {
  const schema = document.schemas[name];
  if (schema === undefined)
    throw new Error(`${document.document}: a body refers to the missing schema "${name}"`);
  return schema;
}

function rewrite(source: Schema, rules: InputRules, demanded: readonly string[], visit: Visit): Schema {
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
  if (source.items) result.items = visit(source.items, demanded);
  if (source.allOf) result.allOf = source.allOf.map((part) => visit(part, demanded));
  if (alternatives) Object.assign(result, rewriteAlternatives(alternatives, rules, visit));
  if (source.properties)
    Object.assign(result, rewriteProperties(source, source.properties, rules, demanded, visit));
  return result;
}

function typesOf({ type }: Schema): readonly string[] {
  return typeof type === "string" ? [type] : (type ?? []);
}

/** Reduces `anyOf: [X, null]` to X when null is refused, so that complaints are about X and not about `anyOf`. */
function rewriteAlternatives(parts: readonly Schema[], rules: InputRules, visit: Visit): Schema {
  const wanted = parts.filter((part) => rules.nulls || part.type !== "null").map((part) => visit(part));
  const [only] = wanted;
  return wanted.length === 1 && only ? only : { anyOf: wanted };
}

function rewriteProperties(
  source: Schema,
  properties: Readonly<Record<string, Schema>>,
  { zeroWhenAbsent }: InputRules,
  demanded: readonly string[],
  visit: Visit,
): Schema {
  const isOwn = demanded.some((name) => Object.hasOwn(properties, name));
  const demands = (name: string) => isOwn && demanded.includes(name);
  const writable = Object.entries(properties).filter(
    ([name, property]) => demands(name) || property.readOnly !== true,
  );
  const isRequired = (name: string, property: Schema) =>
    demands(name) || source.required?.includes(name) || (zeroWhenAbsent && refusesZero(property));
  const required = writable.filter(([name, property]) => isRequired(name, property)).map(([name]) => name);
  return {
    properties: Object.fromEntries(
      writable.map(([name, property]) => [
        name,
        visit(property, isOwn || property.type !== "array" ? [] : demanded),
      ]),
    ),
    ...(required.length > 0 ? { required } : {}),
  };
}

/** Returns whether a schema is an integer that cannot be null and whose range excludes 0. */
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
