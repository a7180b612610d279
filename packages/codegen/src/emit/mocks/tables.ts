import { mapSubschemas } from "../../normalise/schema-changes.ts";
import type { Schema } from "../../open-api.ts";
import type { Field, Listing, Operation, Service } from "../../read/service.ts";

/** Keys that mean nothing to a server. */
const prose = new Set(["description", "title", "example", "examples", "deprecated"]);

/** Extensions that the listings' own tables hold, or that no table needs. */
const extensions = new Set([
  "x-filterable",
  "x-sortable",
  "x-fails-on",
  "x-published-pattern",
  "x-cursor-page-size",
]);

/**
 * Returns the text of the mocks' `src/generated/tables.ts`: every document with its operations and published schemas.
 */
export function mockTables(services: readonly Service[]): string {
  const json = JSON.stringify(services.map(documentTable));
  return [
    "// Generated from specs/ by economic-codegen. Change specs/, not this file.",
    "",
    "/** All documents. They are JSON text, because engines parse it several times as fast as an object literal of this size. */",
    `export const documents: readonly unknown[] = JSON.parse(${quoted(json)});`,
    "",
    "/** The events of webhooks, as `GET /EventTypes` lists them. */",
    `export const eventTypes = ${JSON.stringify(services.flatMap(eventTypeTables), null, 2)} as const;`,
    "",
  ].join("\n");
}

const eventTypeTables = ({ eventTypes }: Service): object[] =>
  eventTypes.map(({ name, description, mergeFields }) => ({
    name,
    description,
    mergeFields: mergeFields.map((field) => ({ fieldName: field.fieldName, description: field.description })),
  }));

function documentTable(service: Service): object {
  return {
    document: service.document,
    service: service.service,
    version: service.version,
    host: service.host,
    basePath: service.basePath,
    schemas: Object.fromEntries(
      Object.entries(service.schemas).map(([name, schema]) => [name, plain(schema)]),
    ),
    operations: service.operations.map(operationTable),
  };
}

function operationTable(operation: Operation): object {
  const { id, method, path, tag, roles, module, parameters, body, answers, errorCodes, listing } = operation;
  return {
    id,
    method: method.toUpperCase(),
    path,
    tag,
    roles,
    module,
    params: parameters
      .filter((parameter) => parameter.in === "path" || parameter.in === "query")
      .map(({ name, in: place, required, schema }) => ({ name, in: place, required, schema: plain(schema) })),
    body: body && {
      contentType: body.contentType,
      schema: plain(body.schema),
      ...(body.required.length > 0 ? { required: body.required } : {}),
    },
    responses: Object.fromEntries(
      answers.map(({ status, contentType, schema }) => [
        status,
        { contentType, schema: schema && plain(schema) },
      ]),
    ),
    errorCodes,
    listing: listing && listingTable(listing),
  };
}

function listingTable({ style, item, pageSize, countable, fields, defaultSort }: Listing): object {
  return {
    style,
    item: plain(item),
    pageSize,
    countable,
    filters: Object.fromEntries(
      fields.filter(({ operators }) => operators.length > 0).map((field) => [field.name, filterTable(field)]),
    ),
    sorts: fields.filter(({ sortable }) => sortable).map(({ name }) => name),
    ...(defaultSort.length > 0 ? { defaultSort } : {}),
  };
}

function filterTable({ operators, value, failsOn }: Field): object {
  return {
    ops: operators,
    type: value.type,
    values: value.values,
    names: value.names,
    ...(failsOn.length > 0 ? { failsOn } : {}),
  };
}

/** Turns a schema into JSON Schema without prose, whose references lead into the table's own `schemas`. */
function plain(schema: Schema): Schema {
  const { $ref, ...rest } = mapSubschemas(schema, plain);
  const kept = Object.entries(rest).filter(([key]) => !prose.has(key) && !extensions.has(key));
  return {
    ...($ref === undefined ? {} : { $ref: $ref.replace("#/components/schemas/", "#/schemas/") }),
    ...Object.fromEntries(kept),
  };
}

/** Puts text in single quotes, which JSON rarely holds. In double quotes a sixth of the file would be backslashes. */
const quoted = (text: string) => `'${text.replaceAll(/[\\']/g, "\\$&")}'`;
