import type { Schema } from "../open-api.ts";

/**
 * Returns the property that names the record which a reference points to, such as `customerGroupNumber`: the one that stands
 * first, beside the link `self`. `undefined` for a schema that is not a reference, or that demands one of the two already.
 */
function keyOfReference({ properties = {}, required = [] }: Schema): string | undefined {
  const [key = ""] = Object.keys(properties);
  const isReference = properties.self !== undefined && key !== "self" && properties[key]?.format !== "uri";
  return isReference && !required.includes(key) && !required.includes("self") ? key : undefined;
}

/**
 * Returns a reference as a choice of the key and the link: as published, both are optional, and an empty one would be refused.
 * The choice by link leaves the key out, so that an editor finds one property of that name, and its description. Other
 * schemas are returned as they are.
 */
export function referenceSchema(schema: Schema): Schema {
  const key = keyOfReference(schema);
  if (key === undefined) return schema;
  const { description, ...rest } = schema;
  const { [key]: _, ...others } = schema.properties ?? {};
  const required = schema.required ?? [];
  const byKey: Schema = { ...rest, required: [...required, key] };
  const byLink: Schema = { ...rest, properties: others, required: [...required, "self"] };
  return { ...(description === undefined ? {} : { description }), anyOf: [byKey, byLink] };
}
