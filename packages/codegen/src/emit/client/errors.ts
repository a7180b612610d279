import { isDeepStrictEqual } from "node:util";
import type { Schema } from "../../open-api.ts";
import { type Findings, pointer } from "../../problem.ts";
import type { ReachedSchemas } from "../../read/reached-schemas.ts";
import { typeTexts } from "../type-texts.ts";
import { modelText } from "./models.ts";
import { banner } from "./service-module.ts";

/** Returns the models that only failures refer to. All services share them. */
export function errorModels(
  schemas: Record<string, Schema>,
  reached: ReachedSchemas,
): Record<string, Schema> {
  const own = (name: string) =>
    reached.failures.has(name) && !reached.answers.has(name) && !reached.requests.has(name);
  return Object.fromEntries(Object.entries(schemas).filter(([name]) => own(name)));
}

/** Adds the error models of one document to those of the others. Two models of one name must be equal. */
export function mergeErrorModels(
  all: Record<string, Schema>,
  own: Record<string, Schema>,
  findings: Findings,
): void {
  for (const [name, schema] of Object.entries(own)) {
    if (all[name] !== undefined && !isDeepStrictEqual(all[name], schema)) {
      findings.add(
        pointer("components", "schemas", name),
        "Another document has a different error model of this name.",
      );
    }
    all[name] = schema;
  }
}

/** Returns the text of `src/generated/errors.ts`: the models of the servers' refusals. */
export async function errorsModule(models: Record<string, Schema>): Promise<string> {
  const types = await typeTexts(models);
  const texts = Object.entries(models).map(([name, schema]) => modelText(name, schema, types.get(name)));
  return [banner, ...texts].join("\n");
}
