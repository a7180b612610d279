import { child, isNode, list, type Node } from "../parity/own-specs.ts";
import { resolved } from "./neutral.ts";
import { byName, neutralSchema } from "./neutral-schema.ts";
import type { RestFile } from "./read-rest.ts";

/** The body or answer of an operation, and the filter and sort fields of its listing. */
interface RestOperation {
  schema: Node;
  filterable: string[];
  sortable: string[];
}

type Operations = Map<string, RestOperation>;

/** Names that the files spell differently than our paths. */
const aliases: Record<string, string> = {
  customerNo: "customerNumber",
  customergroupnumber: "customerGroupNumber",
  bookWithNumber: "bookedInvoiceNumber",
};

/** Returns published files in neutral form, with our paths that have the same segments. */
export function neutralRest(files: readonly RestFile[], ownPaths: readonly string[]): Node {
  const operations: Operations = new Map();
  for (const { method, segments, schema } of files) {
    const item = child(child(child(schema, "properties"), "collection"), "items");
    operations.set(`${method} ${pathOf(segments, ownPaths)}`, {
      schema: comparable(neutralSchema(fromDraft03(schema), {})),
      filterable: flaggedFields(item, ["filterable", "filter"]),
      sortable: flaggedFields(item, ["sortable", "sort"]),
    });
  }
  return documentOf(operations);
}

/**
 * Returns our REST document in the neutral form of the published files, with only the published operations (`get
 * /customers`), because Visma publishes no file for deletes, PDFs and attachments.
 *
 * @param document the bundled document, without overlays.
 */
export function neutralOwnRest(document: Node, published: ReadonlySet<string>): Node {
  const operations: Operations = new Map();
  for (const [path, item] of Object.entries(child(document, "paths"))) {
    for (const method of ["get", "post", "put"]) {
      const operation = isNode(item) ? item[method] : undefined;
      if (!published.has(`${method} ${path}`) || !isNode(operation)) continue;
      const own = schemaOf(operation, method, document);
      const schema = spelledOut(own, document);
      const fields = new Set(fieldNames(child(child(child(schema, "properties"), "collection"), "items")));
      const listing = child(operation, "x-listing");
      operations.set(`${method} ${path}`, {
        schema: neutralRestSchema(own, document),
        filterable: Object.keys(child(listing, "filterable")).filter((field) => fields.has(field)),
        sortable: list(listing, "sortable")
          .map(String)
          .filter((field) => fields.has(field)),
      });
    }
  }
  return documentOf(operations);
}

/**
 * Returns our schema in the form of REST's files: without references, without texts, and without the parts that the
 * files leave out.
 */
export const neutralRestSchema = (schema: Node, document: Node): Node =>
  comparable(neutralSchema(spelledOut(schema, document), document));

/** Returns the operations of a neutral document in the form `get /customers`. */
export const operationsOf = (document: Node): Set<string> =>
  new Set(
    Object.entries(child(document, "paths")).flatMap(([path, item]) =>
      Object.keys(isNode(item) ? item : {}).map((method) => `${method} ${path}`),
    ),
  );

function documentOf(operations: Operations): Node {
  const paths: Record<string, Node> = {};
  for (const [name, { schema, filterable, sortable }] of [...operations].sort(byName)) {
    const [method = "", path = ""] = name.split(" ");
    const content = { content: { "application/json": { schema } } };
    const body = method === "get" ? {} : { requestBody: content };
    const answer = { description: "-", ...(method === "get" ? content : {}) };
    const fields = {
      ...(filterable.length > 0 ? { "x-filterable-fields": filterable.sort() } : {}),
      ...(sortable.length > 0 ? { "x-sortable-fields": sortable.sort() } : {}),
    };
    paths[path] = {
      ...paths[path],
      [method]: { tags: [], ...body, responses: { "200": answer }, ...fields },
    };
  }
  return {
    openapi: "3.1.0",
    info: { title: "rest", version: "0.0.0" },
    servers: [{ url: "https://restapi.e-conomic.com" }],
    tags: [],
    paths,
    components: { schemas: {} },
  };
}

function pathOf(segments: readonly string[], ownPaths: readonly string[]): string {
  const names = segments.map((segment) => aliases[segment] ?? segment);
  const own = ownPaths.find((path) => path.replaceAll(/[{}]/g, "") === `/${names.join("/")}`);
  // In a new path, parameters are numbers and codes, as their names show.
  return (
    own ??
    `/${names.map((name) => (/[a-z](Number|Code|Id|No|Year|Period)$/.test(name) ? `{${name}}` : name)).join("/")}`
  );
}

/**
 * Leaves out the parts that REST's files do not state, or state in several ways: modules (in words only), whether
 * further properties are allowed, `pagination` and `metaData`, and patterns beside the formats of dates and times.
 */
function comparable(schema: Node): Node {
  const { "x-requires-module": _, additionalProperties: __, pattern, ...rest } = schema;
  const properties = Object.entries(child(schema, "properties"))
    .filter(([name]) => name !== "pagination" && name !== "metaData")
    .map(([name, one]) => [name, comparable(one as Node)]);
  return {
    ...rest,
    ...(pattern === undefined || String(schema.format).startsWith("date") ? {} : { pattern }),
    ...(isNode(schema.properties) ? { properties: Object.fromEntries(properties) } : {}),
    ...(isNode(schema.items) ? { items: comparable(schema.items) } : {}),
  };
}

/** Converts a draft-03 schema. It marks each property as required, where newer drafts list the names. */
function fromDraft03(schema: Node): Node {
  const { required: _, maxDecimal, ...rest } = schema;
  const properties = Object.entries(child(schema, "properties")).filter((entry): entry is [string, Node] =>
    isNode(entry[1]),
  );
  const required = properties.filter(([, property]) => property.required === true).map(([name]) => name);
  const date = rest.format === "full-date" ? { format: "date" } : {};
  return {
    ...rest,
    ...date,
    ...(typeof maxDecimal === "number" ? { multipleOf: Number(`1e-${maxDecimal}`) } : {}),
    ...(properties.length > 0
      ? { properties: Object.fromEntries(properties.map(([name, one]) => [name, fromDraft03(one)])) }
      : {}),
    ...(required.length > 0 ? { required } : {}),
    ...(isNode(schema.items) ? { items: fromDraft03(schema.items) } : {}),
  };
}

/** Returns the dotted names of the properties that have one of these flags. */
function flaggedFields(schema: Node, flags: readonly string[], prefix = ""): string[] {
  return Object.entries(child(schema, "properties")).flatMap(([name, property]) => {
    if (!isNode(property)) return [];
    const own = flags.some((flag) => property[flag] === true) ? [prefix + name] : [];
    return [...own, ...flaggedFields(property, flags, `${prefix}${name}.`)];
  });
}

const fieldNames = (schema: Node, prefix = ""): string[] =>
  Object.entries(child(schema, "properties")).flatMap(([name, property]) => [
    prefix + name,
    ...(isNode(property) ? fieldNames(property, `${prefix}${name}.`) : []),
  ]);

function schemaOf(operation: Node, method: string, document: Node): Node {
  const holder = method === "get" ? child(operation, "responses")["200"] : operation.requestBody;
  return child(child(child(resolved(holder, document), "content"), "application/json"), "schema");
}

/** Returns a schema without references, because the files have none, and merges the members of `allOf`. */
export function spelledOut(schema: Node, document: Node): Node {
  const { $ref, ...beside } = schema;
  if (typeof $ref === "string") return spelledOut({ ...resolved(schema, document), ...beside }, document);
  const parts = list(schema, "allOf").map((part) => spelledOut(part as Node, document));
  const { allOf: _, ...own } = schema;
  const whole: Node = Object.assign({}, ...parts, own);
  const properties = Object.assign(
    {},
    ...parts.map((part) => child(part, "properties")),
    child(schema, "properties"),
  ) as Record<string, Node>;
  const required = [...parts, own].flatMap((part) => list(part, "required"));
  return {
    ...whole,
    ...(required.length > 0 ? { required: [...new Set(required)] } : {}),
    ...(Object.keys(properties).length > 0
      ? {
          properties: Object.fromEntries(
            Object.entries(properties).map(([name, one]) => [name, spelledOut(one, document)]),
          ),
        }
      : {}),
    ...(isNode(whole.items) ? { items: spelledOut(whole.items, document) } : {}),
  };
}
