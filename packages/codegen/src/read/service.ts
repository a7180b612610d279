import type { EventType, Method, Parameter, Schema } from "../open-api.ts";

/** A document as the emitters see it: everything resolved that is not a schema. */
export interface Service {
  /** `booked-entries` */
  document: string;
  /** `bookedEntries`, its name on the client. */
  member: string;
  /** `bookedEntriesapi`, or `rest`. */
  service: string;
  version: string;
  title: string;
  description: string;
  host: string;
  /** `/bookedEntriesapi/v4.0.0`, or nothing on REST. */
  basePath: string;
  tags: ServiceTag[];
  schemas: Record<string, Schema>;
  operations: Operation[];
  /** The events of webhooks, on the service that lists them. */
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
  /** Roles, error codes and module: its own, else its tag's. */
  roles: readonly string[];
  errorCodes: readonly string[];
  module: string | undefined;
  summary: string;
  deprecated: boolean;
  parameters: Required<Pick<Parameter, "name" | "in" | "required" | "schema">>[];
  body: Body | undefined;
  /** The answers of success, by status. */
  answers: Answer[];
  listing: Listing | undefined;
  /** Whether it removes every record of a collection. */
  deletesAll: boolean;
  /** Whether its file may not be found yet, although the record is there. */
  isAvailableLate: boolean;
  /** JSON pointer to it. */
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
  /** Items a page, where it is fixed. */
  pageSize: number | undefined;
  /** Items a page at most, whether that is fixed or the caller's choice. */
  maxPageSize: number | undefined;
  fields: Field[];
  /** The order when none is asked for, where it is published. */
  defaultSort: readonly string[];
  /** Whether the server can tell how many items there are. */
  countable: boolean;
}

/** A property of a listing's items that can be filtered or sorted by. */
export interface Field {
  /** Dotted where it is nested: `customer.customerNumber`. */
  name: string;
  /** What an editor shows of it, from the property's schema. */
  description?: string;
  operators: readonly string[];
  sortable: boolean;
  /** Operators that the server answers with 500, recorded facts. */
  failsOn: readonly string[];
  value: FieldValue;
}

export interface FieldValue {
  type: "string" | "number" | "boolean" | "date" | "date-time" | "enum";
  /** The named enumeration, where there is one. */
  schema?: string;
  values?: readonly (string | number)[];
  names?: readonly string[];
}
