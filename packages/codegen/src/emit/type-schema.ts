import { mapSubschemas } from "../normalise/schema-changes.ts";
import { compositions, type Schema, typesOf } from "../open-api.ts";
import { documentation } from "./documentation.ts";

const binaryMark = "x-binary";

/** The schemas whose type is one of the client's own, with the name under which generated files import it. */
export const marks = [{ test: (schema: object) => binaryMark in schema, type: "t.WebBlob" }];

/**
 * Reduces a schema to the parts that decide its type, with its documentation as `title`. openapi-typescript prints a
 * title word for word, but turns description, format, default and enum into tags that tell a reader nothing.
 */
export function forTypes(schema: Schema): object {
  const mapped = mapSubschemas(schema, forTypes);
  const { $ref, type, properties, required, items, additionalProperties, readOnly, deprecated } = mapped;
  const text = documentation(schema);
  return {
    ...(text === "" ? {} : { title: text }),
    ...given({ $ref, properties, required, items, additionalProperties, readOnly, deprecated }),
    ...(schema.enum === undefined ? given({ type, const: schema.const }) : choice(schema)),
    ...given(Object.fromEntries(compositions.map((key) => [key, mapped[key]]))),
    ...(schema["x-never"] === true ? { "x-never": true } : {}),
    ...(schema.format === "binary" ? { [binaryMark]: true } : {}),
  };
}

/** Turns an enumeration into a choice of constants. */
function choice(schema: Schema): object {
  const values = (schema.enum ?? []).filter((value) => value !== null).map((value) => ({ const: value }));
  const nullable = typesOf(schema).includes("null") || schema.enum?.includes(null);
  return { anyOf: nullable ? [...values, { type: "null" }] : values };
}

const given = (entries: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(entries).filter(([, value]) => value !== undefined));
