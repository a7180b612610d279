/** Hand-made entries of the operation table. */
import type { Document, Operation, Schema } from "../table/types.ts";

export const date = { type: "string", format: "date" } as const;
export const identifier = { type: "integer", minimum: 1, maximum: 999_999_999 } as const;

/** An operation of the table with as little in it as can be. */
export function operation(
  method: Operation["method"],
  path: string,
  body?: Schema,
  params: Operation["params"] = [],
): Operation {
  return {
    id: `${method}${path}`,
    method,
    path,
    tag: "t",
    roles: [],
    params,
    responses: {},
    errorCodes: [],
    ...(body ? { body: { contentType: "application/json", schema: body } } : {}),
  };
}

/** A document of the table; named "rest" it is REST, anything else a service. */
export function documentOf(document: string, schemas: Record<string, Schema> = {}): Document {
  return { document, service: document, version: "1.0.0", host: "h", basePath: "", schemas, operations: [] };
}
