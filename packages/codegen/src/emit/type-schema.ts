import { mapSubschemas } from "../normalise/schema-changes.ts";
import { compositions, type Schema, typesOf } from "../open-api.ts";
import { documentation } from "./documentation.ts";

const binaryMark = "x-binary";

/** Schemas whose type is one of the client's own, under the name by which generated files import it. */
export const marks = [{ test: (schema: object) => binaryMark in schema, type: "t.WebBlob" }];

/**
 * The schema reduced to what decides its type, with its documentation as `title`: openapi-typescript prints that one
 * as it is, whereas description, format, default and enum become tags that say nothing to a reader.
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

/** An enumeration as a choice of constants. */
function choice(schema: Schema): object {
  const values = (schema.enum ?? []).filter((value) => value !== null).map((value) => ({ const: value }));
  const nullable = typesOf(schema).includes("null") || schema.enum?.includes(null);
  return { anyOf: nullable ? [...values, { type: "null" }] : values };
}

const given = (entries: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(entries).filter(([, value]) => value !== undefined));
