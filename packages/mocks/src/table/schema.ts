import type { Document, Schema } from "./types.ts";

/** Follows references and nullable wrappers (`anyOf: [$ref, null]`) to the schema itself. */
export function resolveSchema(document: Document, schema: Schema | undefined): Schema {
  let current = schema ?? {};
  for (let depth = 0; depth < 20; depth += 1) {
    if (current.$ref !== undefined) {
      current = document.schemas[current.$ref.slice(current.$ref.lastIndexOf("/") + 1)] ?? {};
    } else if (current.anyOf !== undefined && current.properties === undefined) {
      current = current.anyOf.find((part) => part.type !== "null") ?? {};
    } else if (current.allOf !== undefined && current.properties === undefined) {
      current = current.allOf.length === 1 ? (current.allOf[0] ?? {}) : mergeAll(document, current.allOf);
    } else {
      return current;
    }
  }
  return current;
}

function mergeAll(document: Document, parts: readonly Schema[]): Schema {
  const properties: Record<string, Schema> = {};
  const required: string[] = [];
  for (const part of parts) {
    const resolved = resolveSchema(document, part);
    Object.assign(properties, resolved.properties);
    required.push(...(resolved.required ?? []));
  }
  return { type: "object", properties, required };
}

/**
 * Returns the properties of a schema, with references followed. For a schema that is not an object, the result is
 * empty.
 */
export function propertiesOf(
  document: Document,
  schema: Schema | undefined,
): Readonly<Record<string, Schema>> {
  return resolveSchema(document, schema).properties ?? {};
}

/** Returns the plain type of a schema, without null: "integer", "object", ... */
export function typeOf(document: Document, schema: Schema | undefined): string | undefined {
  const { type } = resolveSchema(document, schema);
  return typeof type === "string" ? type : type?.find((name) => name !== "null");
}
