import { type Schema, typesOf } from "../open-api.ts";

/**
 * Returns the text that an editor shows for a property or model, as one paragraph: its description, then limits,
 * default and module, which its type does not show.
 */
export function documentation(schema: Schema): string {
  const parts = [
    sentence(schema.description ?? ""),
    range(schema.minimum, schema.maximum),
    length(schema.minLength, schema.maxLength, "characters"),
    length(schema.minItems, schema.maxItems, "items"),
    format(schema),
    schema.default === undefined ? "" : `Default: ${JSON.stringify(schema.default)}.`,
    schema["x-requires-module"] === undefined ? "" : `Needs the module ${schema["x-requires-module"]}.`,
  ];
  return parts.filter((part) => part !== "").join(" ");
}

/** Returns a JSDoc comment, or nothing for an empty text. */
export const comment = (text: string, indent = ""): string =>
  text === "" ? "" : `${indent}/** ${text.replaceAll("*/", "*\\/")} */\n`;

/** Returns a JSDoc comment, with an example of a value if there is one. */
export function commentWithExample(text: string, example: string | undefined, indent = ""): string {
  if (example === undefined) return comment(text, indent);
  const lines = [...(text === "" ? [] : [text]), `@example ${example}`];
  const body = lines.map((line) => `${indent} * ${line.replaceAll("*/", "*\\/")}\n`).join("");
  return `${indent}/**\n${body}${indent} */\n`;
}

/** Puts the text on one line and ends it with a full stop. */
export function sentence(text: string): string {
  const line = text.replaceAll(/\s+/g, " ").trim();
  return line === "" || /[.!?:]$/.test(line) ? line : `${line}.`;
}

function range(minimum: number | undefined, maximum: number | undefined): string {
  if (minimum !== undefined && minimum === maximum) return `Exactly ${minimum}.`;
  if (minimum !== undefined && maximum !== undefined) return `${minimum} to ${maximum}.`;
  if (minimum !== undefined) return `At least ${minimum}.`;
  return maximum === undefined ? "" : `At most ${maximum}.`;
}

function length(minimum: number | undefined, maximum: number | undefined, unit: string): string {
  if (minimum === 1 && maximum === undefined) return "Not empty.";
  const numbers = range(minimum, maximum);
  return numbers === "" ? "" : numbers.replace(/\.$/, ` ${unit}.`);
}

function format(schema: Schema): string {
  if (!typesOf(schema).includes("string")) return "";
  if (schema.format === "date") return "A date, `YYYY-MM-DD`.";
  if (schema.format === "date-time") return "A time, `YYYY-MM-DDThh:mm:ssZ`.";
  return schema.pattern === undefined ? "" : `Matches \`${schema.pattern}\`.`;
}
