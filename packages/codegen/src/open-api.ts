/** The part of OpenAPI 3.1 that the specifications use. `redocly lint` checks the documents; nothing here does. */
export interface OpenApi {
  openapi: string;
  info: { title: string; version: string; description?: string; "x-service"?: string };
  servers?: { url: string }[];
  tags?: Tag[];
  paths?: Record<string, PathItem>;
  components?: Components;
}

export interface Components {
  schemas?: Record<string, Schema>;
  parameters?: Record<string, Parameter>;
  responses?: Record<string, Response>;
  requestBodies?: Record<string, RequestBody>;
}

export interface Tag {
  name: string;
  description?: string;
  "x-required-roles"?: string[];
  "x-error-codes"?: string[];
  "x-requires-module"?: string;
}

export const methods = ["get", "post", "put", "patch", "delete"] as const;

export type Method = (typeof methods)[number];

export type PathItem = { parameters?: (Parameter | Reference)[] } & { [M in Method]?: RawOperation };

export interface RawOperation {
  operationId?: string;
  tags?: string[];
  summary?: string;
  description?: string;
  deprecated?: boolean;
  parameters?: (Parameter | Reference)[];
  requestBody?: RequestBody | Reference;
  responses?: Record<string, Response | Reference>;
  "x-required-roles"?: string[];
  "x-error-codes"?: string[];
  "x-requires-module"?: string;
  "x-listing"?: XListing;
  /** Properties that this operation's body must hold although the schema does not require them. */
  "x-body-required"?: string[];
  /** Whether the DELETE removes every record of a collection. */
  "x-deletes-all"?: boolean;
  /** Whether the file may be answered 404 for a while although its record exists. */
  "x-available-late"?: boolean;
  /** The known events of webhooks. It stands on the call that lists them. */
  "x-event-types"?: EventType[];
}

/** An event that a webhook can be registered for. */
export interface EventType {
  /** In capitals: `INVOICE_BOOKED`. */
  name: string;
  description: string;
  /** The event is known to exist, but its name is a guess. */
  isAssumed?: boolean;
  /** The placeholders of a webhook's template, and the property of the client's event that holds the value of each. */
  mergeFields: { fieldName: string; property: string; description: string }[];
}

/** The filters and sorts of one endpoint of REST. They replace all marks on the properties. */
export interface XListing {
  filterable?: Record<string, string[]>;
  sortable?: string[];
  /** What the server sorts by without a `sort`. */
  defaultSort?: string[];
  failsOn?: Record<string, string[]>;
  /** Schemas of fields that the item schema does not publish. */
  fields?: Record<string, Schema>;
}

export interface Reference {
  $ref: string;
}

export interface Parameter {
  name: string;
  in: "path" | "query" | "header" | "cookie";
  required?: boolean;
  deprecated?: boolean;
  description?: string;
  schema?: Schema;
}

export interface RequestBody {
  description?: string;
  content?: Record<string, MediaType>;
}

export interface MediaType {
  schema?: Schema;
  /** From `specs/examples/`. */
  example?: unknown;
}

export interface Response {
  description?: string;
  content?: Record<string, { schema?: Schema }>;
}

export interface Schema {
  $ref?: string;
  type?: string | string[];
  format?: string;
  description?: string;
  deprecated?: boolean;
  default?: unknown;
  const?: unknown;
  enum?: unknown[];
  required?: string[];
  readOnly?: boolean;
  properties?: Record<string, Schema>;
  additionalProperties?: boolean | Schema;
  items?: Schema;
  allOf?: Schema[];
  anyOf?: Schema[];
  oneOf?: Schema[];
  minimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
  minItems?: number;
  maxItems?: number;
  pattern?: string;
  "x-filterable"?: string[];
  "x-sortable"?: boolean;
  "x-fails-on"?: string[];
  "x-cursor-page-size"?: number;
  "x-requires-module"?: string;
  "x-enum-names"?: string[];
  /** Set by an overlay if a server accepts `null` in a body. */
  "x-allow-null"?: boolean;
  /** The body is a record as it was read, so no property of it becomes `never`. */
  "x-as-read"?: boolean;
  /** Set by the normaliser on properties that cannot be sent. */
  "x-never"?: true;
}

/** The keys of a schema that hold lists of further schemas. */
export const compositions = ["allOf", "anyOf", "oneOf"] as const;

const schemaPrefix = "#/components/schemas/";

/** Returns the name of the component schema that a schema refers to. */
export const referenceName = (schema: { $ref?: string }): string | undefined =>
  schema.$ref?.startsWith(schemaPrefix) ? schema.$ref.slice(schemaPrefix.length) : undefined;

/** Returns a reference to a component schema. */
export const schemaReference = (name: string): Schema => ({ $ref: schemaPrefix + name });

/** Returns the types of a schema as a list. */
export const typesOf = (schema: Schema): readonly string[] =>
  schema.type === undefined ? [] : Array.isArray(schema.type) ? schema.type : [schema.type];
