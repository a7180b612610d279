import { methods, type Schema } from "../../open-api.ts";
import type { Answer, Operation, Service } from "../../read/service.ts";
import { comment, commentWithExample, sentence } from "../documentation.ts";
import type { TypeText } from "../type-texts.ts";
import type { Filters } from "./filters.ts";

type Types = ReadonlyMap<string, TypeText>;

/** The query parameters that `list` sets itself. */
const listing = new Set(["filter", "sort", "cursor", "pagesize", "skippages"]);
const filtering = new Set(["filter", "sort"]);

/** Returns the schemas of the call table's anonymous parts, by the key under which their types are looked up. */
export function callSchemas(service: Service, bodies: ReadonlyMap<string, Schema>): Record<string, Schema> {
  const schemas: Record<string, Schema> = {};
  for (const operation of service.operations) {
    for (const [part, schema] of Object.entries(parts(operation, bodies))) {
      if (schema !== undefined) schemas[`${operation.id}.${part}`] = schema;
    }
  }
  return schemas;
}

/**
 * Returns whether the schema under this key is sent as a body or a query, where `undefined` counts as left out. A
 * parameter of the path must have a value.
 */
export const isSent = (key: string): boolean => /\.(body|query|listQuery)$/.test(key);

function parts(
  operation: Operation,
  bodies: ReadonlyMap<string, Schema>,
): Record<string, Schema | undefined> {
  const answers = operation.answers.filter(isJson).map(({ status, schema }) => [`data${status}`, schema]);
  return {
    path: parameters(operation, "path", new Set()),
    query: parameters(operation, "query", operation.method === "get" ? filtering : new Set()),
    listQuery: operation.listing && parameters(operation, "query", listing),
    body: bodies.get(operation.id),
    item: operation.listing?.item,
    ...Object.fromEntries(answers),
  };
}

function parameters(
  operation: Operation,
  place: "path" | "query",
  without: ReadonlySet<string>,
): Schema | undefined {
  const chosen = operation.parameters.filter(
    (parameter) => parameter.in === place && !without.has(parameter.name.toLowerCase()),
  );
  if (chosen.length === 0) return undefined;
  return {
    type: "object",
    properties: Object.fromEntries(chosen.map(({ name, schema }) => [name, schema])),
    required: chosen.filter(({ required }) => required).map(({ name }) => name),
  };
}

const isJson = ({ contentType, schema }: Answer) =>
  contentType?.includes("json") === true && schema !== undefined;

/**
 * Returns the text of the interface `Api`, which maps verb and path to the options and the data of a call.
 *
 * @param examples the examples of bodies, by operation id.
 */
export function callTableText(
  service: Service,
  types: Types,
  filters: Filters,
  examples: ReadonlyMap<string, string>,
): string {
  const verbs = methods.map((method) => {
    const entries = service.operations
      .filter((operation) => operation.method === method)
      .map((operation) => entry(operation, callMembers(operation, types), examples.get(operation.id)));
    return block(method, entries);
  });
  const lists = service.operations
    .filter((operation) => operation.listing !== undefined)
    .map((operation) => entry(operation, listMembers(operation, types, filters)));
  return `export interface Api {\n${[...verbs, block("list", lists)].join("")}}\n`;
}

const block = (name: string, entries: readonly string[]): string =>
  entries.length === 0 ? `  ${name}: Record<never, never>;\n` : `  ${name}: {\n${entries.join("")}  };\n`;

function entry(operation: Operation, members: readonly (string | undefined)[], example?: string): string {
  const lines = members.filter((member) => member !== undefined).map((member) => `      ${member};\n`);
  return `${commentWithExample(callDocumentation(operation), example, "    ")}    ${JSON.stringify(operation.path)}: {\n${lines.join("")}    };\n`;
}

/**
 * Returns the text that an editor shows for a call: its summary, the roles and the module that it needs, and whether
 * it is deprecated.
 */
function callDocumentation({ summary, roles, module, deprecated }: Operation): string {
  const [first, ...others] = roles;
  const needed = others.length === 0 ? `the role ${first}` : `one of the roles ${roles.join(", ")}`;
  return [
    sentence(summary),
    first === undefined ? "" : `Needs ${needed}.`,
    module === undefined ? "" : `Needs the module ${module}.`,
    deprecated ? "@deprecated" : "",
  ]
    .filter((part) => part !== "")
    .join(" ");
}

/**
 * Returns the summary, roles, module and deprecation of a call as members of the type of its entry. They are types
 * because an editor shows no documentation at a path, which is a literal, and shows the same documentation of the
 * method for all paths. But it prints the type of the path's entry at the method, and in the hints while a call is
 * being typed.
 */
function about({ summary, roles, module, deprecated }: Operation): string[] {
  return [
    `does: ${JSON.stringify(sentence(summary))}`,
    ...(roles.length === 0 ? [] : [`roles: ${roles.map((role) => JSON.stringify(role)).join(" | ")}`]),
    ...(module === undefined ? [] : [`module: ${JSON.stringify(module)}`]),
    ...(deprecated ? ["deprecated: true"] : []),
  ];
}

function callMembers(operation: Operation, types: Types): (string | undefined)[] {
  const type = (part: string) => types.get(`${operation.id}.${part}`)?.text;
  return [
    ...about(operation),
    option(operation, "path", type("path")),
    option(operation, hasRequired(operation) ? "query" : "query?", type("query")),
    option(operation, "body", bodyType(operation, type("body"))),
    option(operation, "everything", operation.deletesAll ? "true" : undefined),
    member("data", dataType(operation, types)),
  ];
}

function listMembers(operation: Operation, types: Types, filters: Filters): (string | undefined)[] {
  const type = (part: string) => types.get(`${operation.id}.${part}`)?.text;
  const sorts = operation.listing?.fields.filter(
    ({ sortable }) => sortable && operation.listing?.style !== "cursor",
  );
  return [
    ...about(operation),
    option(operation, "path", type("path")),
    option(operation, "query?", type("listQuery")),
    member("item", type("item")),
    member("style", JSON.stringify(operation.listing?.style)),
    member("filter", takes(operation, "filter") ? filters.nameFor(operation) : "never"),
    member(
      "sort",
      takes(operation, "sort") && sorts?.length
        ? sorts.map(({ name }) => JSON.stringify(name)).join(" | ")
        : "never",
    ),
  ];
}

const member = (name: string, type: string | undefined) =>
  type === undefined ? undefined : `${name}: ${type.replaceAll("\n", "\n      ")}`;

/**
 * Documents an option with the text of its call. Editors show the documentation of options, but none at the path,
 * which is a literal.
 */
function option(operation: Operation, name: string, type: string | undefined): string | undefined {
  const text = member(name, type);
  return text === undefined ? undefined : `${comment(callDocumentation(operation))}      ${text}`;
}

const takes = (operation: Operation, parameter: string) =>
  operation.parameters.some(({ name }) => name.toLowerCase() === parameter);

const hasRequired = (operation: Operation) =>
  operation.parameters.some((parameter) => parameter.in === "query" && parameter.required);

function bodyType(operation: Operation, type: string | undefined): string | undefined {
  if (type === undefined) return undefined;
  const { contentType = "" } = operation.body ?? {};
  if (contentType.startsWith("multipart/")) return "t.MultipartBody";
  return contentType.includes("json") ? type : "t.WebBlob | Uint8Array";
}

/**
 * Returns the type of the data in all answers with a 2xx status. It is a union if, say, both 200 with a body and 204
 * without one were seen.
 */
function dataType(operation: Operation, types: Types): string {
  const kinds = operation.answers.map((answer) => {
    if (answer.contentType === undefined) return "undefined";
    if (isJson(answer)) return types.get(`${operation.id}.data${answer.status}`)?.text ?? "unknown";
    return answer.contentType.startsWith("text/") ? "string" : "Uint8Array";
  });
  return [...new Set(kinds)].join(" | ") || "undefined";
}
