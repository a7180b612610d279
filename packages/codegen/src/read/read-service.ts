import {
  methods,
  type OpenApi,
  type Parameter,
  type RawOperation,
  type RequestBody,
  type Response,
} from "../open-api.ts";
import type { Findings } from "../problem.ts";
import { pointer } from "../problem.ts";
import { checkExtensions } from "./extensions.ts";
import { listingFields } from "./fields.ts";
import { listingShape } from "./listing.ts";
import { checkReferences, deref } from "./references.ts";
import type { Answer, Body, Listing, Operation, Service, ServiceTag } from "./service.ts";

/** `booked-entries` -> `bookedEntries` */
export const camelCase = (name: string): string =>
  name.replaceAll(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());

/** Reads a bundled document; what is wrong with it goes to `findings`. */
export function readService(name: string, document: OpenApi, findings: Findings): Service | undefined {
  checkReferences(document, findings);
  if (findings.problems.length > 0) return undefined;
  checkExtensions(document, findings);

  const { info } = document;
  const service = info["x-service"] ?? "";
  const { host, basePath } = server(document, service, findings);
  const tags = (document.tags ?? []).map(
    (tag): ServiceTag => ({
      name: tag.name,
      roles: tag["x-required-roles"] ?? [],
      errorCodes: tag["x-error-codes"] ?? [],
    }),
  );
  const operations = readOperations(document, tags, findings);
  checkIds(operations, findings);
  return {
    document: name,
    member: camelCase(name),
    service,
    version: info.version,
    title: info.title,
    description: info.description ?? "",
    host,
    basePath,
    tags,
    schemas: document.components?.schemas ?? {},
    operations,
  };
}

function server(document: OpenApi, service: string, findings: Findings): { host: string; basePath: string } {
  const url = document.servers?.[0]?.url ?? "";
  const basePath = service === "rest" ? "" : `/${service}/v${document.info.version}`;
  const host = service === "rest" ? "restapi.e-conomic.com" : "apis.e-conomic.com";
  if (service === "")
    findings.add(pointer("info"), "`x-service` must name the service, as `customersapi` or `rest`.");
  else if (url !== `https://${host}${basePath}`) {
    findings.add(
      pointer("servers"),
      `The first server must be https://${host}${basePath}, from x-service and version; it is ${url}.`,
    );
  }
  return { host, basePath };
}

function checkIds(operations: readonly Operation[], findings: Findings): void {
  const seen = new Map<string, Operation>();
  for (const operation of operations) {
    const other = seen.get(operation.id);
    if (other === undefined) seen.set(operation.id, operation);
    else findings.add(operation.pointer, `The operationId ${operation.id} is also that of ${other.pointer}.`);
  }
}

function readOperations(document: OpenApi, tags: readonly ServiceTag[], findings: Findings): Operation[] {
  const paths = Object.keys(document.paths ?? {});
  return Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
    methods.flatMap((method): Operation[] => {
      const raw = item[method];
      if (raw === undefined) return [];
      const where = pointer("paths", path, method);
      const tag = tags.find(({ name }) => name === raw.tags?.[0]);
      if (raw.operationId === undefined) findings.add(where, "An operation has an operationId.");
      if (tag === undefined)
        findings.add(where, "The first tag of an operation must be one of the document's tags.");
      const parameters = readParameters(document, [...(item.parameters ?? []), ...(raw.parameters ?? [])]);
      checkPath(path, parameters, where, findings);
      const answers = readAnswers(document, raw);
      return [
        {
          id: raw.operationId ?? "",
          method,
          path,
          tag: tag?.name ?? "",
          roles: raw["x-required-roles"] ?? tag?.roles ?? [],
          errorCodes: raw["x-error-codes"] ?? tag?.errorCodes ?? [],
          module: raw["x-requires-module"],
          summary: raw.summary ?? "",
          description: raw.description ?? "",
          deprecated: raw.deprecated ?? false,
          parameters,
          body: readBody(document, raw, where),
          answers,
          listing:
            method === "get"
              ? readListing(document, raw, parameters, answers, path, paths, where, findings)
              : undefined,
          pointer: where,
        },
      ];
    }),
  );
}

function readParameters(
  document: OpenApi,
  parameters: NonNullable<RawOperation["parameters"]>,
): Operation["parameters"] {
  const byName = new Map<string, Operation["parameters"][number]>();
  for (const entry of parameters) {
    const { name, in: place, required, schema, description, deprecated } = deref<Parameter>(document, entry);
    byName.set(`${place} ${name}`, {
      name,
      in: place,
      required: place === "path" || (required ?? false),
      schema: {
        ...schema,
        ...(description === undefined ? {} : { description }),
        ...(deprecated === true ? { deprecated } : {}),
      },
    });
  }
  return [...byName.values()];
}

function checkPath(
  path: string,
  parameters: Operation["parameters"],
  where: string,
  findings: Findings,
): void {
  const inPath = [...path.matchAll(/\{([^}]+)\}/g)].map(([, name = ""]) => name).sort();
  const declared = parameters
    .filter((parameter) => parameter.in === "path")
    .map(({ name }) => name)
    .sort();
  if (inPath.join() !== declared.join()) {
    findings.add(where, `The path has the parameters [${inPath}], the operation declares [${declared}].`);
  }
}

function readBody(document: OpenApi, raw: RawOperation, where: string): Body | undefined {
  if (raw.requestBody === undefined) return undefined;
  const contents = Object.entries(deref<RequestBody>(document, raw.requestBody).content ?? {});
  const [contentType, media] = contents.find(([type]) => type === "application/json") ?? contents[0] ?? [];
  if (contentType === undefined) return undefined;
  return {
    contentType,
    schema: media?.schema ?? {},
    required: raw["x-body-required"] ?? [],
    pointer: `${where}/requestBody`,
  };
}

function readAnswers(document: OpenApi, raw: RawOperation): Answer[] {
  return Object.entries(raw.responses ?? {})
    .filter(([status]) => status.startsWith("2"))
    .map(([status, entry]): Answer => {
      const contents = Object.entries(deref<Response>(document, entry).content ?? {});
      const [contentType, media] = contents.find(([type]) => type.includes("json")) ?? contents[0] ?? [];
      return { status, contentType, schema: media?.schema };
    });
}

function readListing(
  document: OpenApi,
  raw: RawOperation,
  parameters: Operation["parameters"],
  answers: readonly Answer[],
  path: string,
  paths: readonly string[],
  where: string,
  findings: Findings,
): Listing | undefined {
  const answer = answers.find(({ contentType }) => contentType?.includes("json"));
  const query = parameters.filter((parameter) => parameter.in === "query").map(({ name }) => name);
  const shape = listingShape(document, query, answer?.schema);
  if (typeof shape === "string") findings.add(where, shape);
  if (typeof shape !== "object") return undefined;
  const countPath = `${path.replace(/\/paged$/, "")}/count`;
  return {
    ...shape,
    defaultSort: raw["x-listing"]?.defaultSort ?? [],
    fields: listingFields(document, shape.item, raw["x-listing"], where, findings),
    countable: shape.style === "rest" || (shape.style !== "plain" && paths.includes(countPath)),
  };
}
