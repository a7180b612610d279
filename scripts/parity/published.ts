import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** A published schema or property, as recorded. */
export interface PublishedSchema {
  type?: string;
  ref?: string;
  format?: string;
  nullable?: boolean;
  readOnly?: boolean;
  default?: unknown;
  enum?: unknown[];
  values?: Record<string, string>;
  items?: PublishedSchema;
  required?: string[];
  additionalProperties?: boolean;
  properties?: Record<string, PublishedSchema>;
  minimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
  minItems?: number;
  maxItems?: number;
  pattern?: string;
  filter?: string[];
  sort?: boolean;
  requiresModule?: string;
  "x-cursor-page-size"?: number;
  "x-max-file-upload-size-in-bytes"?: string;
}

export interface PublishedParameter extends PublishedSchema {
  name: string;
  in: string;
}

/**
 * An error is the name of its schema, an empty answer is `null`, and any other answer is a schema for each content
 * type.
 */
export type PublishedResponse = string | null | Record<string, PublishedSchema>;

export interface PublishedOperation {
  method: string;
  path: string;
  tag: string;
  parameters?: (Omit<PublishedParameter, "required"> & { required?: boolean })[];
  body?: { contentType: string; required: boolean; schema: PublishedSchema };
  responses: Record<string, PublishedResponse>;
}

export interface PublishedService {
  service: string;
  version: string;
  baseUrl: string;
  tags: { name: string; "error-codes"?: string[]; "required-roles"?: string[] }[];
  operations: PublishedOperation[];
  schemas: Record<string, PublishedSchema>;
}

/** Reads every recorded service of a folder. */
export function readPublished(folder: string): PublishedService[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(".json"))
    .sort()
    .map((name) => JSON.parse(readFileSync(join(folder, name), "utf8")) as PublishedService);
}
