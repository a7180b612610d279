import { isObject } from "../store/entity.ts";
import { resolveSchema } from "../table/schema.ts";
import type { Document, Schema } from "../table/types.ts";
import type { Issue } from "./issue.ts";

/** A property of a body that its schema does not publish. */
export interface UnknownProperty {
  readonly path: Issue["path"];
  readonly name: string;
  /** The properties that the schema has at this place. */
  readonly known: readonly string[];
}

/**
 * Lists the properties of a body that its schema does not publish, at any depth. The servers drop them (S-05); a strict
 * mock and the ruling `unknownProperties` refuse them. Parts that the schema does not describe are accepted.
 */
export function unknownProperties(
  document: Document,
  schema: Schema | undefined,
  value: unknown,
  path: Issue["path"] = [],
): UnknownProperty[] {
  const { properties, items } = resolveSchema(document, schema);
  if (Array.isArray(value))
    return items === undefined
      ? []
      : value.flatMap((item, index) => unknownProperties(document, items, item, [...path, index]));
  if (properties === undefined || !isObject(value)) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    Object.hasOwn(properties, name)
      ? unknownProperties(document, properties[name], inner, [...path, name])
      : [{ path: [...path, name], name, known: Object.keys(properties) }],
  );
}
