import { resolveSchema } from "../table/schema.ts";
import type { Document, Schema } from "../table/types.ts";

/**
 * Returns a copy of `value` with the properties that the schema publishes and does not mark as read-only. The servers
 * silently drop the others (S-05, S-06). Values that the schema does not describe as objects or arrays stay as they
 * are. `demanded` properties stay even if they are read-only: they select the record, in the body or in each item of a
 * bulk body.
 */
export function writablePart(
  document: Document,
  schema: Schema,
  value: unknown,
  demanded: readonly string[] = [],
): unknown {
  if (typeof value !== "object" || value === null) return value;
  const { properties, items } = resolveSchema(document, schema);
  if (Array.isArray(value))
    return items ? value.map((item) => writablePart(document, items, item, demanded)) : value;
  if (!properties) return value;
  const isOwn = demanded.some((name) => Object.hasOwn(properties, name));
  const kept: Record<string, unknown> = {};
  for (const [name, inner] of Object.entries(value)) {
    const property = Object.hasOwn(properties, name) ? properties[name] : undefined;
    if (property && (property.readOnly !== true || (isOwn && demanded.includes(name))))
      kept[name] = writablePart(document, property, inner, isOwn || !Array.isArray(inner) ? [] : demanded);
  }
  return kept;
}
