import type { EventType, Method, Parameter, Schema } from "../open-api.ts";

/** A document as the emitters see it: all references are resolved, except those to schemas. */
export interface Service {
  /** `booked-entries` */
  document: string;
  /** `bookedEntries`, the name of its member on the client. */
  member: string;
  /** `bookedEntriesapi`, or `rest`. */
  service: string;
  version: string;
  title: string;
  description: string;
  host: string;
  /** `/bookedEntriesapi/v4.0.0`, or an empty text on REST. */
  basePath: string;
  tags: ServiceTag[];
  schemas: Record<string, Schema>;
  operations: Operation[];
  /** The events of webhooks; empty unless the service lists them. */
  eventTypes: readonly EventType[];
}

export interface ServiceTag {
  name: string;
  roles: readonly string[];
  errorCodes: readonly string[];
  module: string | undefined;
}

export interface Operation {
  id: string;
  method: Method;
  path: string;
  tag: string;
  /**
   * The app needs one of these roles. Roles, error codes and module are those of the operation, or those of its tag if
   * the operation has none.
   */
  roles: readonly string[];
  errorCodes: readonly string[];
  module: string | undefined;
  summary: string;
  deprecated: boolean;
  parameters: Required<Pick<Parameter, "name" | "in" | "required" | "schema">>[];
  body: Body | undefined;
  /** The answers with a 2xx status. */
  answers: Answer[];
  listing: Listing | undefined;
  /** Whether the call removes every record of a collection. */
  deletesAll: boolean;
  /** Whether the file may be answered 404 for a while although its record exists. */
  isAvailableLate: boolean;
  /** JSON pointer to the operation. */
  pointer: string;
}

export interface Body {
  contentType: string;
  /** As published. */
  schema: Schema;
  /** Properties that this operation needs although the schema does not require them. */
  required: readonly string[];
  /** From `specs/examples/`. */
  example?: unknown;
  pointer: string;
}

export interface Answer {
  status: string;
  contentType: string | undefined;
  schema: Schema | undefined;
}

export type ListingStyle = "cursor" | "paged" | "rest" | "plain";

export interface Listing {
  style: ListingStyle;
  item: Schema;
  /** Items of a page, if their number is fixed. */
  pageSize: number | undefined;
  /** The most items that a page can have, whether the number is fixed or the caller chooses it. */
  maxPageSize: number | undefined;
  fields: Field[];
  /** The order without a `sort`, if it is published. */
  defaultSort: readonly string[];
  /** Whether the server can count the items. */
  countable: boolean;
}

/** A property of a listing's items that can be filtered or sorted by. */
export interface Field {
  /** Nested names have dots: `customer.customerNumber`. */
  name: string;
  /** The text that an editor shows, from the property's schema. */
  description?: string;
  operators: readonly string[];
  sortable: boolean;
  /** Operators that the server answers with 500, as recorded. */
  failsOn: readonly string[];
  value: FieldValue;
}

export interface FieldValue {
  type: "string" | "number" | "boolean" | "date" | "date-time" | "enum";
  /** The name of the enumeration's schema, if it has one. */
  schema?: string;
  values?: readonly (string | number)[];
  names?: readonly string[];
}
