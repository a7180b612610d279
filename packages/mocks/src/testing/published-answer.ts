/** Answers held against the schemas that the table publishes for them. */
import { Ajv } from "ajv";
import { documents } from "../table/tables.ts";
import type { Document, Operation } from "../table/types.ts";

const ajv = new Ajv({
  strict: false,
  validateFormats: false,
  allErrors: true,
  multipleOfPrecision: 6,
  logger: false,
});

/** A document of the table. Throws when there is none of that name. */
export function documentNamed(name: string): Document {
  const found = documents.find(({ document }) => document === name);
  if (found === undefined) throw new Error(`the table has no document "${name}"`);
  return found;
}

/** The operation that answers a path, by its published spelling. */
export function operationOf(document: Document, method: string, path: string): Operation {
  const found = document.operations.find((each) => each.method === method && each.path === path);
  if (found === undefined) throw new Error(`${document.document} has no ${method} ${path}`);
  return found;
}

/**
 * How a success differs from what is published for it; empty when it does not. A service may leave out a required property
 * that is false or 0 (O-17).
 */
export function strayFrom(document: Document, operation: Operation, body: unknown): string[] {
  const schema = Object.values(operation.responses)[0]?.schema;
  if (schema === undefined) return [];
  const validate = ajv.compile({ schemas: document.schemas, allOf: [schema] });
  if (validate(body)) return [];
  return (validate.errors ?? [])
    .filter(({ keyword }) => document.document === "rest" || keyword !== "required")
    .map(({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`);
}
