import { resolveSchema } from "../table/schema.ts";
import { type Document, type Operation, type Parameter, type Schema, surfaceOf } from "../table/types.ts";
import { apisIssue } from "./apis-wording.ts";
import type { Complaint } from "./complaint.ts";
import type { Issue } from "./issue.ts";
import { restIssue } from "./rest-wording.ts";

export interface ParameterInput {
  /** Path parameters by their published names, decoded. */
  readonly path: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
}

export interface ParameterResult {
  /** Values by their published names, as numbers and booleans if published so. Absent parameters are left out. */
  readonly values: Readonly<Record<string, string | number | boolean>>;
  readonly issues: readonly Issue[];
  /** On REST: whether a path parameter has the wrong type (`/customers/abc`), so that no record can exist there. */
  readonly notFound: boolean;
}

/** Parameters that `readPaging` reads, because their errors have other words. */
const listingNames = ["cursor", "filter", "pagesize", "skippages", "sort"];

/** Checks path and query parameters. Upper and lower case do not matter in the names of query parameters. */
export function checkParameters(
  operation: Operation,
  { path, query }: ParameterInput,
  document: Document,
): ParameterResult {
  const surface = surfaceOf(document);
  const byName = new Map(Array.from(query, ([name, text]) => [name.toLowerCase(), text]));
  const values: Record<string, string | number | boolean> = {};
  const issues: Issue[] = [];
  let notFound = false;
  for (const parameter of operation.params) {
    if (parameter.in === "header" || (parameter.in === "query" && isListing(operation, parameter))) continue;
    const text = parameter.in === "path" ? path[parameter.name] : byName.get(parameter.name.toLowerCase());
    const complaint = checkOne(parameter, resolveSchema(document, parameter.schema), text);
    if (typeof complaint !== "object") {
      if (complaint !== undefined) values[parameter.name] = complaint;
    } else if (parameter.in === "path" && surface === "rest") notFound = true;
    else issues.push(surface === "rest" ? restIssue(complaint) : apisIssue(complaint));
  }
  return { values, issues, notFound };
}

function isListing(operation: Operation, { name }: Parameter): boolean {
  return operation.listing !== undefined && listingNames.includes(name.toLowerCase());
}

/** Returns the value, or the issue with it; undefined when a value is neither sent nor required. */
function checkOne(
  { required, name }: Parameter,
  schema: Schema,
  text: string | undefined,
): string | number | boolean | Complaint | undefined {
  const complain = (keyword: string, value: unknown): Complaint => {
    return { keyword, path: [name], value, schema, limit: schema[keyword] };
  };
  if (text === undefined || text === "") return required ? complain("required", undefined) : undefined;
  const value = convert(schema, text);
  if (value === undefined) return complain("type", text);
  if (schema.enum !== undefined && !schema.enum.includes(value)) return complain("enum", value);
  if (typeof value === "number") {
    if (typeof schema.minimum === "number" && value < schema.minimum) return complain("minimum", value);
    if (typeof schema.maximum === "number" && value > schema.maximum) return complain("maximum", value);
  }
  if (typeof value === "string") {
    if (typeof schema.maxLength === "number" && value.length > schema.maxLength)
      return complain("maxLength", value);
    if (typeof schema.pattern === "string" && !new RegExp(schema.pattern).test(value))
      return complain("pattern", value);
  }
  return value;
}

function convert(schema: Schema, text: string): string | number | boolean | undefined {
  const type = typeof schema.type === "string" ? schema.type : schema.type?.find((name) => name !== "null");
  switch (type) {
    case "integer":
      return /^-?\d{1,15}$/.test(text) ? Number(text) : undefined;
    case "number":
      return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : undefined;
    case "boolean":
      return /^(true|false)$/i.test(text) ? text.toLowerCase() === "true" : undefined;
    default:
      return text;
  }
}
