import { resolveSchema } from "../table/schema.ts";
import type { Document, Schema } from "../table/types.ts";
import type { Call } from "./call.ts";

/**
 * Makes an answer in the shape of a schema, for operations without state. Properties named like a path parameter have
 * its value, links lead below the path, numbers are 0, lists are empty, and dates are the day of the mock's clock.
 */
export function sampleAnswer(call: Call, schema: Schema | undefined): unknown {
  return shape(call, call.document, schema, "", 0);
}

function shape(
  call: Call,
  document: Document,
  unresolved: Schema | undefined,
  name: string,
  depth: number,
): unknown {
  const schema = resolveSchema(document, unresolved);
  const named = call.params[name];
  if (named !== undefined && depth <= 1) return named;
  const type = typeof schema.type === "string" ? schema.type : schema.type?.find((part) => part !== "null");
  if (schema.properties !== undefined || type === "object") {
    if (depth > 4) return {};
    const object: Record<string, unknown> = {};
    for (const [property, inner] of Object.entries(schema.properties ?? {})) {
      const value = shape(call, document, inner, property, depth + 1);
      if (value !== undefined) object[property] = value;
    }
    return object;
  }
  if (type === "array") return [];
  if (schema.enum !== undefined) return schema.enum[0];
  if (schema.format === "uri") return uri(call, name);
  if (schema.format === "date-time") return `${new Date(call.now).toISOString().slice(0, 19)}Z`;
  if (schema.format === "date") return new Date(call.now).toISOString().slice(0, 10);
  if (type === "integer" || type === "number")
    return typeof schema.minimum === "number" ? Math.max(0, schema.minimum) : 0;
  if (type === "boolean") return undefined;
  return type === "string" ? undefined : undefined;
}

const kebab = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

const uri = (call: Call, name: string): string =>
  call.base +
  (name === "self" ? call.path : `${call.path === "/" ? "" : call.path}/${kebab(name)}`) +
  call.linkSuffix;
