import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseDocument } from "yaml";
import { methods, type OpenApi } from "../open-api.ts";
import { type Problem, SpecError } from "../problem.ts";

/** An example for each body, by the id of its operation. */
type Examples = Record<string, unknown>;

/**
 * Puts the examples of `specs/examples/` into the documents. `examples/customers.yaml` has the examples of
 * `customers`, each under the id of its operation. They are not in the documents themselves because they follow the
 * overlays too.
 *
 * @returns new documents with their examples.
 * @throws {SpecError} if a file is not YAML, or if an example's operation does not exist or has no body.
 */
export function addExamples(
  documents: ReadonlyMap<string, OpenApi>,
  specs: string,
): ReadonlyMap<string, OpenApi> {
  const problems: Problem[] = [];
  const result = new Map<string, OpenApi>();
  for (const [name, document] of documents) {
    const file = join(specs, "examples", `${name}.yaml`);
    const examples = existsSync(file) ? readExamples(file, problems) : {};
    const { document: complete, unused } = withExamples(document, examples);
    for (const operationId of unused) {
      const reason = `${name} has no operation ${operationId} with a body.`;
      problems.push({ document: file, where: operationId, reason });
    }
    result.set(name, complete);
  }
  if (problems.length > 0) throw new SpecError(problems);
  return result;
}

function readExamples(file: string, problems: Problem[]): Examples {
  const document = parseDocument(readFileSync(file, "utf8"));
  for (const { message } of document.errors) {
    problems.push({ document: file, where: "", reason: message.split("\n")[0] ?? message });
  }
  return document.errors.length > 0 ? {} : ((document.toJS() ?? {}) as Examples);
}

function withExamples(document: OpenApi, examples: Examples): { document: OpenApi; unused: string[] } {
  const copy = structuredClone(document);
  const unused = new Set(Object.keys(examples));
  for (const item of Object.values(copy.paths ?? {})) {
    for (const method of methods) {
      const { operationId = "", requestBody } = item[method] ?? {};
      if (!unused.has(operationId) || requestBody === undefined || "$ref" in requestBody) continue;
      const [media] = Object.values(requestBody.content ?? {});
      if (media === undefined) continue;
      media.example = examples[operationId];
      unused.delete(operationId);
    }
  }
  return { document: copy, unused: [...unused] };
}
