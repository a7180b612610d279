import { readFileSync } from "node:fs";
import { join } from "node:path";
import { services } from "@org/visma-economic-openapi";

export const dist = join(import.meta.dirname, "../dist");
const methods = ["get", "post", "put", "patch", "delete"] as const;

/** The parts of a document that the tests need. */
export interface Document {
  openapi: string;
  info: { version: string; "x-service": string };
  servers: { url: string }[];
  paths: Record<string, { [M in (typeof methods)[number]]?: Operation }>;
  components: Record<string, Record<string, object>>;
}

export interface Schema {
  "x-as-read"?: boolean;
  $ref?: string;
  properties?: Record<string, Schema>;
  items?: Schema;
  readOnly?: boolean;
}

interface Operation {
  operationId: string;
  requestBody?: { content: Record<string, { schema: Schema; example?: unknown }> };
  "x-body-required"?: string[];
}

export interface BodyOperation {
  /** `customers createCustomer`. */
  name: string;
  document: Document;
  method: string;
  path: string;
  operation: Operation;
}

/** The documents by name, read from their JSON files as other tools do. */
export const documents: ReadonlyMap<string, Document> = new Map(
  Object.values(services).map(({ document }) => [
    document,
    JSON.parse(readFileSync(join(dist, `${document}.json`), "utf8")) as Document,
  ]),
);

/** Every operation of every document. */
export const operations: readonly BodyOperation[] = [...documents].flatMap(([file, document]) =>
  Object.entries(document.paths).flatMap(([path, item]) =>
    methods.flatMap((method) => {
      const operation = item[method];
      return operation === undefined
        ? []
        : [
            {
              name: `${file} ${operation.operationId}`,
              document,
              method: method.toUpperCase(),
              path,
              operation,
            },
          ];
    }),
  ),
);

/** Returns the schema that a reference leads to, or the schema itself. */
export function resolve(document: Document, schema: Schema): Schema {
  const name = schema.$ref?.split("/").at(-1);
  return name === undefined ? schema : (document.components.schemas?.[name] ?? {});
}
