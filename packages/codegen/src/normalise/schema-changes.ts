import { compositions, type Schema } from "../open-api.ts";

/** Returns a copy of a schema in which `change` replaced each direct subschema. */
export function mapSubschemas(
  schema: Schema,
  change: (schema: Schema, segments: readonly string[]) => Schema,
): Schema {
  const result: Schema = { ...schema };
  if (schema.properties !== undefined) {
    result.properties = Object.fromEntries(
      Object.entries(schema.properties).map(([name, property]) => [
        name,
        change(property, ["properties", name]),
      ]),
    );
  }
  if (schema.items !== undefined) result.items = change(schema.items, ["items"]);
  if (typeof schema.additionalProperties === "object") {
    result.additionalProperties = change(schema.additionalProperties, ["additionalProperties"]);
  }
  for (const key of compositions) {
    const parts = schema[key];
    if (parts !== undefined) result[key] = parts.map((part, index) => change(part, [key, String(index)]));
  }
  return result;
}

/**
 * Returns the schema without `null`, which the servers refuse in bodies (L-14): a caller leaves the property out
 * instead. A choice with one remaining schema becomes that schema.
 */
export function withoutNull(schema: Schema): Schema {
  if (schema["x-allow-null"] === true) return schema;
  const { type, enum: values, ...rest } = schema;
  let result: Schema = rest;
  if (type !== undefined)
    result.type = Array.isArray(type) ? single(type.filter((name) => name !== "null")) : type;
  if (values !== undefined) result.enum = values.filter((value) => value !== null);
  for (const key of ["anyOf", "oneOf"] as const) {
    const parts = result[key]?.filter((part) => part.type !== "null");
    if (parts === undefined) continue;
    const [only, ...others] = parts;
    if (only !== undefined && others.length === 0) {
      const { [key]: _, ...siblings } = result;
      result = { ...only, ...siblings };
    } else {
      result[key] = parts;
    }
  }
  return result;
}

const single = (types: string[]): string | string[] => (types.length === 1 ? (types[0] ?? types) : types);
