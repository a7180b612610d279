/**
 * The operation table that codegen writes from the specifications. The router, the checks and the generic behaviour
 * work from it. One document is one published specification.
 */

/** A JSON Schema of the table. References such as "#/schemas/Name" are to its own document. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly enum?: readonly unknown[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly readOnly?: boolean;
  readonly [keyword: string]: unknown;
}

export interface Parameter {
  readonly name: string;
  readonly in: "path" | "query" | "header";
  readonly required: boolean;
  readonly schema: Schema;
}

export interface Content {
  readonly contentType?: string;
  readonly schema?: Schema;
}

export interface FilterField {
  readonly ops: readonly string[];
  readonly type: "string" | "number" | "boolean" | "date" | "date-time" | "enum";
  readonly names?: readonly string[];
  /** Operators on which the real server answers 500. */
  readonly failsOn?: readonly string[];
}

export type PagingStyle = "cursor" | "paged" | "rest" | "plain";

export interface Listing {
  readonly style: PagingStyle;
  readonly item: Schema;
  /** The number of items on one page of a cursor listing. */
  readonly pageSize?: number;
  readonly filters: Readonly<Record<string, FilterField>>;
  readonly sorts: readonly string[];
}

export type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

export interface Operation {
  readonly id: string;
  readonly method: Method;
  /** The published path, below the document's base path: "/Customers/{number}". */
  readonly path: string;
  readonly tag: string;
  /** The roles of which an app needs one; empty if every role is enough. */
  readonly roles: readonly string[];
  /** Module that the agreement must have. */
  readonly module?: string;
  readonly params: readonly Parameter[];
  readonly body?: { readonly contentType: string; readonly schema: Schema };
  /** The successful answers by status. */
  readonly responses: Readonly<Record<string, Content>>;
  readonly errorCodes: readonly string[];
  readonly listing?: Listing;
}

export interface Document {
  /** Name of the specification file: "rest", "customers", "sales". */
  readonly document: string;
  /** Name of the service in its URL: "customersapi". */
  readonly service: string;
  readonly version: string;
  readonly host: string;
  readonly basePath: string;
  readonly schemas: Readonly<Record<string, Schema>>;
  readonly operations: readonly Operation[];
}

/** The two families of servers: restapi.e-conomic.com, and the services of apis.e-conomic.com. */
export type Surface = "rest" | "apis";

export const surfaceOf = (document: Document): Surface => (document.document === "rest" ? "rest" : "apis");
