import { errorModels, errorsModule, mergeErrorModels } from "./emit/client/errors.ts";
import { eventTypesModule } from "./emit/client/event-types.ts";
import { serviceModule } from "./emit/client/service-module.ts";
import { servicesModule } from "./emit/client/services.ts";
import { tablesModule } from "./emit/client/tables.ts";
import { mockTables } from "./emit/mocks/tables.ts";
import { documentModules } from "./emit/openapi/document-modules.ts";
import { indexModules } from "./emit/openapi/index-modules.ts";
import { deriveInputs, type Inputs } from "./normalise/inputs.ts";
import type { OpenApi, Schema } from "./open-api.ts";
import { Findings, type Problem, SpecError } from "./problem.ts";
import { reachedSchemas } from "./read/reached-schemas.ts";
import { readService } from "./read/read-service.ts";
import type { Service } from "./read/service.ts";

/** Generated files: their text by name. */
export type Files = Map<string, string>;

/** What the emitters need to know about the documents. */
interface Specification {
  units: { service: Service; inputs: Inputs; errors: ReadonlySet<string> }[];
  errors: Record<string, Schema>;
}

/**
 * Reads and normalises bundled documents.
 *
 * @throws {SpecError} with every problem of every document.
 */
function readAll(documents: ReadonlyMap<string, OpenApi>): Specification {
  const problems: Problem[] = [];
  const specification: Specification = { units: [], errors: {} };
  for (const name of [...documents.keys()].sort()) {
    const document = documents.get(name);
    if (document === undefined) continue;
    const findings = new Findings(name);
    const service = readService(name, document, findings);
    if (service !== undefined) {
      const reached = reachedSchemas(document);
      const errors = errorModels(service.schemas, reached);
      mergeErrorModels(specification.errors, errors, findings);
      const inputs = deriveInputs(service, document, reached, findings);
      specification.units.push({ service, inputs, errors: new Set(Object.keys(errors)) });
    }
    problems.push(...findings.problems);
  }
  if (problems.length > 0) throw new SpecError(problems);
  return specification;
}

/** Returns the files of the client's `src/generated/`. */
export async function compileClient(documents: ReadonlyMap<string, OpenApi>): Promise<Files> {
  const { units, errors } = readAll(documents);
  const services = units.map(({ service }) => service);
  const files: Files = new Map();
  for (const { service, inputs, errors: own } of units) {
    files.set(`${service.document}.ts`, await serviceModule(service, inputs, own));
  }
  files.set("errors.ts", await errorsModule(errors));
  files.set("services.ts", servicesModule(services));
  files.set("tables.ts", tablesModule(units));
  files.set("event-types.ts", eventTypesModule(services));
  return files;
}

/** Returns the files of the mocks' `src/generated/`. */
export function compileMocks(documents: ReadonlyMap<string, OpenApi>): Files {
  return new Map([["tables.ts", mockTables(readAll(documents).units.map(({ service }) => service))]]);
}

/**
 * Returns the files of `packages/openapi/dist/`: each document as JSON, its standard types, and an index of all
 * documents.
 */
export async function compileOpenApi(documents: ReadonlyMap<string, OpenApi>): Promise<Files> {
  const services = readAll(documents).units.map(({ service }) => service);
  const files: Files = new Map(indexModules(services));
  for (const [name, document] of documents) {
    for (const [file, text] of await documentModules(name, document)) files.set(file, text);
  }
  return files;
}
