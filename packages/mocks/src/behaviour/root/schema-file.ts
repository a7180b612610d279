import { type Handler, ok } from "../../engine/call.ts";
import { notFound } from "../../errors/refusal.ts";
import type { JsonObject } from "../../store/entity.ts";
import { resolveSchema } from "../../table/schema.ts";
import type { Document, Operation, Schema } from "../../table/types.ts";

/** Returns the name of a published schema file: "GET /customers/{customerNumber}" -> "customers.customerNumber.get". */
const fileName = ({ method, path }: Operation): string =>
  [...path.split("/").filter(Boolean), method.toLowerCase()].join(".").replace(/[{}]/g, "");

/** Finds the schema of a file: that of the body of a write, or of the answer of a read. */
function described({ method, body, responses }: Operation): Schema | undefined {
  if (method !== "GET") return body?.schema;
  return Object.values(responses)[0]?.schema;
}

const deepest = 8;

/** Copies a schema in draft 03: without references, and with `required` on the properties. */
function draft03(document: Document, schema: Schema | undefined, depth = 0): JsonObject {
  const { properties, required = [], items, ...plain } = resolveSchema(document, schema);
  const rest = Object.fromEntries(Object.entries(plain).filter(([name]) => !name.startsWith("x-")));
  if (depth >= deepest) return rest as JsonObject;
  const below = Object.entries(properties ?? {}).map(([name, inner]) => {
    const described = draft03(document, inner, depth + 1);
    return [name, required.includes(name) ? { ...described, required: true } : described] as const;
  });
  return {
    ...rest,
    ...(properties === undefined ? {} : { properties: Object.fromEntries(below) }),
    ...(items === undefined ? {} : { items: draft03(document, items as Schema, depth + 1) }),
  } as JsonObject;
}

/** Answers the schema of an operation, without references: GET /schema/customers.get.schema.json. */
export const getSchema: Handler = ({ document, params }) => {
  const name = String(params.name).toLowerCase();
  const operation = document.operations.find((candidate) => fileName(candidate).toLowerCase() === name);
  const schema = operation && described(operation);
  if (operation === undefined || schema === undefined) throw notFound();
  return ok({
    $schema: "http://json-schema.org/draft-03/schema#",
    title: `${operation.method} ${operation.path}`,
    ...draft03(document, schema),
  });
};
