import { methods, type OpenApi, referenceName, type Schema } from "../open-api.ts";
import { deref, resolvePointer } from "./references.ts";

/** The component schemas that only answers of failure lead to, by name: all services share them. */
export function errorModels(document: OpenApi): Record<string, Schema> {
  const failures = new Set<string>();
  const others = new Set<string>();
  for (const path of Object.values(document.paths ?? {})) {
    for (const method of methods) {
      const { responses = {}, ...operation } = path[method] ?? {};
      collect(document, [path.parameters, operation], others);
      for (const [status, response] of Object.entries(responses)) {
        collect(document, deref(document, response), status.startsWith("2") ? others : failures);
      }
    }
  }
  return Object.fromEntries(
    Object.entries(document.components?.schemas ?? {}).filter(
      ([name]) => failures.has(name) && !others.has(name),
    ),
  );
}

/** Adds the names of all component schemas that the node leads to. */
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
