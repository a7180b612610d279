import { type Method, methods, type OpenApi, type RawOperation } from "../open-api.ts";
import { type Findings, pointer } from "../problem.ts";
import { listingFields } from "./fields.ts";
import { listingShape } from "./listing.ts";
import { readAnswers, readBody, readParameters } from "./operation-parts.ts";
import type { Listing, Operation, ServiceTag } from "./service.ts";

const problemOfTag = (first: string | undefined): string =>
  first === undefined
    ? "An operation needs a tag, which must be one of the document's tags."
    : `The first tag "${first}" is not one of the document's tags.`;

/** Reads the operations of a document in the document's order. */
export function readOperations(
  document: OpenApi,
  tags: readonly ServiceTag[],
  findings: Findings,
): Operation[] {
  const operations = Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
    methods.flatMap((method) => {
      const raw = item[method];
      if (raw === undefined) return [];
      const parameters = [...(item.parameters ?? []), ...(raw.parameters ?? [])];
      return [readOperation(document, tags, path, method, { ...raw, parameters }, findings)];
    }),
  );
  checkIds(operations, findings);
  checkAccess(operations, findings);
  return operations;
}

function readOperation(
  document: OpenApi,
  tags: readonly ServiceTag[],
  path: string,
  method: Method,
  raw: RawOperation,
  findings: Findings,
): Operation {
  const where = pointer("paths", path, method);
  const tag = tags.find(({ name }) => name === raw.tags?.[0]);
  if (raw.operationId === undefined) findings.add(where, "An operation needs an operationId.");
  if (tag === undefined) findings.add(where, problemOfTag(raw.tags?.[0]));
  const operation: Operation = {
    id: raw.operationId ?? "",
    method,
    path,
    tag: tag?.name ?? "",
    roles: raw["x-required-roles"] ?? tag?.roles ?? [],
    errorCodes: raw["x-error-codes"] ?? tag?.errorCodes ?? [],
    module: raw["x-requires-module"] ?? tag?.module,
    summary: raw.summary ?? "",
    deprecated: raw.deprecated ?? false,
    parameters: readParameters(document, raw.parameters ?? []),
    body: readBody(document, raw, where),
    answers: readAnswers(document, raw),
    listing: undefined,
    deletesAll: raw["x-deletes-all"] ?? false,
    isAvailableLate: raw["x-available-late"] ?? false,
    pointer: where,
  };
  checkPath(operation, findings);
  return method === "get"
    ? { ...operation, listing: readListing(document, raw, operation, findings) }
    : operation;
}

function checkIds(operations: readonly Operation[], findings: Findings): void {
  const seen = new Map<string, Operation>();
  for (const operation of operations) {
    const other = seen.get(operation.id);
    if (other === undefined) seen.set(operation.id, operation);
    else
      findings.add(operation.pointer, `The operationId ${operation.id} is used already by ${other.pointer}.`);
  }
}

/** Reports methods of one path with different roles or modules: the client looks both up by path. */
function checkAccess(operations: readonly Operation[], findings: Findings): void {
  const seen = new Map<string, Operation>();
  for (const operation of operations) {
    const { path, roles, module, pointer: where } = operation;
    const other = seen.get(path) ?? operation;
    seen.set(path, other);
    if (other.roles.join() !== roles.join() || other.module !== module) {
      findings.add(
        where,
        `All methods of a path need the same roles and module; ${other.pointer} needs others.`,
      );
    }
  }
}

function checkPath({ path, parameters, pointer: where }: Operation, findings: Findings): void {
  const inPath = [...path.matchAll(/\{([^}]+)\}/g)].map(([, name = ""]) => name).sort();
  const declared = parameters
    .flatMap((parameter) => (parameter.in === "path" ? [parameter.name] : []))
    .sort();
  if (inPath.join() !== declared.join()) {
    findings.add(where, `The path has the parameters [${inPath}], but the operation declares [${declared}].`);
  }
}

function readListing(
  document: OpenApi,
  raw: RawOperation,
  { path, parameters, answers, pointer: where }: Operation,
  findings: Findings,
): Listing | undefined {
  const answer = answers.find(({ contentType }) => contentType?.includes("json"));
  const query = parameters.filter((parameter) => parameter.in === "query").map(({ name }) => name);
  const shape = listingShape(document, query, answer?.schema);
  if (typeof shape === "string") findings.add(where, shape);
  if (typeof shape !== "object") {
    if (shape === undefined && raw["x-listing"] !== undefined)
      findings.add(
        `${where}/x-listing`,
        "x-listing is only for an operation that returns a list (this one does not).",
      );
    return undefined;
  }
  const countPath = `${path.replace(/\/paged$/, "")}/count`;
  const maximum = parameters.find(({ name }) => name.toLowerCase() === "pagesize")?.schema.maximum;
  return {
    ...shape,
    maxPageSize: shape.pageSize ?? maximum,
    defaultSort: raw["x-listing"]?.defaultSort ?? [],
    fields: listingFields(document, shape.item, raw["x-listing"], where, findings),
    countable:
      shape.style === "rest" || (shape.style !== "plain" && document.paths?.[countPath]?.get !== undefined),
  };
}
