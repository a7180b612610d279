import type { Schema } from "../../open-api.ts";
import { commentWithExample, documentation } from "../documentation.ts";
import type { TypeText } from "../type-texts.ts";

/**
 * Returns the declaration of a model. A plain object becomes an interface, because interfaces keep their name in
 * error messages.
 */
export function modelText(
  name: string,
  schema: Schema,
  type: TypeText | undefined,
  example?: string,
): string {
  const words = [documentation(schema), schema.deprecated === true ? "@deprecated" : ""];
  const text = commentWithExample(words.filter(Boolean).join(" "), example);
  if (schema["x-enum-names"] !== undefined && schema.enum !== undefined) return text + enumText(name, schema);
  if (type?.isObject) return `${text}export interface ${name} ${type.text}\n`;
  return `${text}export type ${name} = ${type?.text ?? "unknown"};\n`;
}

/** Returns the text of an enumeration: a constant with the names of its values, and a type of the same name. */
function enumText(name: string, schema: Schema): string {
  const names = schema["x-enum-names"] ?? [];
  const values = schema.enum ?? [];
  const members = names.map((member, index) => `  ${member}: ${JSON.stringify(values[index])},\n`).join("");
  const union = values.map((value) => JSON.stringify(value)).join(" | ");
  return `export const ${name} = {\n${members}} as const;\nexport type ${name} = ${union};\n`;
}
