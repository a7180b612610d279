import { child, isNode, type Node } from "../parity/own-specs.ts";
import { type Comparison, compareBothWays, compareSchema } from "./compare-schemas.ts";
import type { Recorded, RecordedFile } from "./recorded.ts";
import type { Placed } from "./rest-spec.ts";

const plain = ["eq", "ne", "gt", "gte", "lt", "lte", "in", "nin"];
const paging = ["skippages", "pagesize", "filter", "sort"];

/** Compares a published file with the operation that it belongs to. */
export function compareFile(to: Comparison, recorded: RecordedFile): void {
  const path = to.spec.pathOf(recorded.segments);
  const name = `${recorded.method} ${path ?? `/${recorded.segments.join("/")}`}`;
  const item = path === undefined ? undefined : to.spec.pathItem(path);
  const operation = item?.node[recorded.method.toLowerCase()];
  to.tally.count("operations with a published file", name, isNode(operation));
  if (path === undefined || item === undefined || !isNode(operation)) return;
  const parameters = to.spec.parameters(item, operation);
  for (const [, parameter] of path.matchAll(/\{(\w+)\}/g)) {
    const isThere = parameters.some((own) => own.in === "path" && own.name === parameter);
    to.tally.count("parameters", `${name} ${parameter}`, isThere);
  }
  const schema = schemaOf(to, operation, recorded.method, item.file);
  to.tally.count("bodies and answers", name, schema !== undefined);
  if (schema !== undefined) compareSchema(to, name, recorded, schema);
  const collection = recorded.properties?.collection?.items;
  if (recorded.method === "GET" && collection !== undefined) {
    compareListing(to, name, collection, operation, parameters);
  }
}

/** Counts an operation that no published file describes. */
export function compareListed(to: Comparison, { method, path }: { method: string; path: string }): void {
  const operation = to.spec.pathItem(path)?.node[method.toLowerCase()];
  to.tally.count("operations without one", `${method} ${path}`, isNode(operation));
}

function schemaOf(to: Comparison, operation: Node, method: string, file: string): Placed | undefined {
  const holder =
    method === "GET" ? child(child(operation, "responses"), "200") : child(operation, "requestBody");
  const placed = to.spec.resolve({ node: holder, file });
  const schema = child(child(placed.node, "content"), "application/json").schema;
  return isNode(schema) ? { node: schema, file: placed.file } : undefined;
}

function compareListing(
  to: Comparison,
  name: string,
  item: Recorded,
  operation: Node,
  parameters: Node[],
): void {
  for (const parameter of paging) {
    const isThere = parameters.some((own) => own.in === "query" && own.name === parameter);
    to.tally.count("parameters", `${name} ${parameter}`, isThere);
  }
  const listing = child(operation, "x-listing");
  const filterable = child(listing, "filterable");
  const published = [...fields(item)];
  const filters = published.filter(([, field]) => field.filter === true);
  const names = filters.map(([field]) => field);
  compareBothWays(to.tally, "filterable fields", name, names, Object.keys(filterable));
  for (const [field, schema] of filters) {
    const own = filterable[field];
    compareBothWays(
      to.tally,
      "filter operators",
      `${name} ${field}`,
      operators(schema),
      Array.isArray(own) ? own : [],
    );
  }
  const sortable = published.filter(([, field]) => field.sort === true).map(([field]) => field);
  const own = listing.sortable;
  compareBothWays(to.tally, "sortable fields", name, sortable, Array.isArray(own) ? own : []);
  const byDefault = published.filter(([, field]) => field.defaultSort !== undefined).map(([field]) => field);
  const sort = parameters.find((parameter) => parameter.name === "sort");
  if (byDefault.length > 0) {
    to.tally.same("default sorting", name, byDefault.join(","), child(sort, "schema").default);
  }
}

/**
 * Returns the operators that a published filter flag stands for. Booleans and enumerations have equality only (L-73).
 */
function operators(field: Recorded): string[] {
  if (field.enum !== undefined || field.type === "boolean") return ["eq", "ne"];
  const isText = field.type === "string" && field.format !== "full-date" && field.format !== "date";
  return isText ? [...plain, "like"] : plain;
}

/** Lists every property of an item with its dotted name. */
function* fields(item: Recorded, prefix = ""): Generator<[string, Recorded]> {
  for (const [property, schema] of Object.entries(item.properties ?? {})) {
    yield [prefix + property, schema];
    yield* fields(schema, `${prefix}${property}.`);
  }
}
