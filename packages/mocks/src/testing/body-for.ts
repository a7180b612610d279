import { resolveSchema } from "../table/schema.ts";
import type { Document, Schema } from "../table/types.ts";

/** Makes a body that is valid for a published schema: every writable property, with small values. */
export function bodyFor(document: Document, schema: Schema, depth = 0): unknown {
  const resolved = resolveSchema(document, schema);
  const type =
    typeof resolved.type === "string" ? resolved.type : resolved.type?.find((name) => name !== "null");
  if (resolved.properties !== undefined) {
    const required = new Set(resolved.required ?? []);
    const body: Record<string, unknown> = {};
    for (const [name, property] of Object.entries(resolved.properties)) {
      const inner = resolveSchema(document, property);
      if (
        inner.readOnly === true ||
        property.readOnly === true ||
        name === "self" ||
        name === "objectVersion"
      )
        continue;
      if (depth > 0 && required.size > 0 && !required.has(name)) continue;
      body[name] = bodyFor(document, property, depth + 1);
    }
    return body;
  }
  if (resolved.enum !== undefined) return resolved.enum.find((value) => value !== null);
  if (type === "array") return [bodyFor(document, resolved.items ?? {}, depth + 1)];
  if (type === "boolean") return true;
  if (type === "integer" || type === "number")
    return typeof resolved.minimum === "number" ? Math.max(1, resolved.minimum) : 1;
  return text(resolved);
}

function text(schema: Schema): string {
  if (schema.format === "date") return "2026-08-14";
  if (schema.format === "date-time") return "2026-08-14T10:00:00Z";
  if (schema.format === "uri") return "https://example.test/";
  const pattern = typeof schema.pattern === "string" ? new RegExp(schema.pattern) : undefined;
  const length = typeof schema.minLength === "number" ? schema.minLength : 1;
  // A text of three letters is a currency.
  if (schema.maxLength === 3) return "DKK";
  const candidates = ["1".repeat(length), "DKK", "2026", "2026-08-14", "12", "5", "A"];
  return candidates.find((candidate) => pattern?.test(candidate) !== false) ?? "1";
}
