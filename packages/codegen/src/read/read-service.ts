import type { OpenApi } from "../open-api.ts";
import { type Findings, pointer } from "../problem.ts";
import { checkExtensions } from "./extensions.ts";
import { readOperations } from "./operations.ts";
import { checkReferences } from "./references.ts";
import type { Service, ServiceTag } from "./service.ts";

/** Reads a bundled document, and adds its problems to `findings`. */
export function readService(name: string, document: OpenApi, findings: Findings): Service | undefined {
  checkReferences(document, findings);
  if (findings.problems.length > 0) return undefined;
  checkExtensions(document, findings);
  const tags = (document.tags ?? []).map(
    (tag): ServiceTag => ({
      name: tag.name,
      roles: tag["x-required-roles"] ?? [],
      errorCodes: tag["x-error-codes"] ?? [],
      module: tag["x-requires-module"],
    }),
  );
  return {
    document: name,
    member: camelCase(name),
    service: document.info["x-service"] ?? "",
    version: document.info.version,
    title: document.info.title,
    description: document.info.description ?? "",
    ...readServer(document, findings),
    tags,
    schemas: document.components?.schemas ?? {},
    operations: readOperations(document, tags, findings),
    eventTypes: Object.values(document.paths ?? {}).flatMap(({ get }) => get?.["x-event-types"] ?? []),
  };
}

/** Reads host and base path. They follow from service and version, and the document must have the same. */
function readServer(document: OpenApi, findings: Findings): { host: string; basePath: string } {
  const { version, "x-service": service } = document.info;
  if (service === undefined) {
    findings.add(pointer("info"), "`x-service` must name the service, such as `customersapi` or `rest`.");
  }
  const isRest = service === "rest";
  const host = isRest ? "restapi.e-conomic.com" : "apis.e-conomic.com";
  const basePath = isRest ? "" : `/${service}/v${version}`;
  const url = document.servers?.[0]?.url;
  if (service !== undefined && url !== `https://${host}${basePath}`) {
    findings.add(
      pointer("servers"),
      `By x-service and version, the server's URL should be https://${host}${basePath}, but it is ${url}.`,
    );
  }
  return { host, basePath };
}

/** `booked-entries` -> `bookedEntries` */
const camelCase = (name: string): string =>
  name.replaceAll(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
