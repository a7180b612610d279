/** Makes entries of the operation table by hand. */
import type { Document, Operation, Schema } from "../table/types.ts";

export const date = { type: "string", format: "date" } as const;
export const identifier = { type: "integer", minimum: 1, maximum: 999_999_999 } as const;

/** Makes an operation of the table with as little in it as possible. */
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

/** Makes a document of the table. The name "rest" makes it REST, any other name a service. */
export function documentOf(document: string, schemas: Record<string, Schema> = {}): Document {
  return { document, service: document, version: "1.0.0", host: "h", basePath: "", schemas, operations: [] };
}
