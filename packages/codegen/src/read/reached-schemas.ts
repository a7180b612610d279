import { methods, type OpenApi, referenceName } from "../open-api.ts";
import { deref, resolvePointer } from "./references.ts";

/** The names of the component schemas that requests, answers and failures of a document refer to. */
export interface ReachedSchemas {
  /** The schemas of parameters and bodies. */
  requests: ReadonlySet<string>;
  /** The schemas of answers with a 2xx status. */
  answers: ReadonlySet<string>;
  /** The schemas of all other answers. */
  failures: ReadonlySet<string>;
}

/** Finds the component schemas that requests, answers and failures refer to, directly or through others. */
export function reachedSchemas(document: OpenApi): ReachedSchemas {
  const reached = { requests: new Set<string>(), answers: new Set<string>(), failures: new Set<string>() };
  for (const path of Object.values(document.paths ?? {})) {
    collect(document, path.parameters, reached.requests);
    for (const method of methods) {
      const { responses = {}, ...operation } = path[method] ?? {};
      collect(document, operation, reached.requests);
      for (const [status, response] of Object.entries(responses)) {
        collect(
          document,
          deref(document, response),
          status.startsWith("2") ? reached.answers : reached.failures,
        );
      }
    }
  }
  return reached;
}

/** Adds the names of all component schemas that the node refers to, directly or through others. */
function collect(document: OpenApi, node: unknown, names: Set<string>): void {
  if (typeof node !== "object" || node === null) return;
  if ("$ref" in node && typeof node.$ref === "string") {
    const name = referenceName({ $ref: node.$ref });
    if (name !== undefined && names.has(name)) return;
    if (name !== undefined) names.add(name);
    collect(document, resolvePointer(document, node.$ref), names);
  }
  for (const value of Object.values(node)) collect(document, value, names);
}
