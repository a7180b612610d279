import type { Inputs } from "../../normalise/inputs.ts";
import { referenceName } from "../../open-api.ts";
import type { Service } from "../../read/service.ts";

/** The examples of a service's bodies as source text. Each has one place in the generated module. */
export interface BodyExamples {
  /** Examples by the name of the body's model: the example of the first call with that body. */
  models: ReadonlyMap<string, string>;
  /** Examples by operation id, for bodies without a model. */
  calls: ReadonlyMap<string, string>;
}

/**
 * Finds a place for the example of each JSON body. Uploads are left out: their examples only describe a file in
 * words.
 */
export function bodyExamples({ operations }: Service, { bodies }: Inputs): BodyExamples {
  const models = new Map<string, string>();
  const calls = new Map<string, string>();
  for (const { id, body } of operations) {
    if (body?.example === undefined || !body.contentType.includes("json")) continue;
    const name = referenceName(bodies.get(id) ?? {});
    if (name === undefined || models.has(name)) calls.set(id, sourceText(body.example));
    else models.set(name, sourceText(body.example));
  }
  return { models, calls };
}

/** Writes a value as a person would write it in TypeScript, on one line. */
export function sourceText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(sourceText).join(", ")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const members = Object.entries(value).map(([key, one]) => `${keyText(key)}: ${sourceText(one)}`);
  return members.length === 0 ? "{}" : `{ ${members.join(", ")} }`;
}

const keyText = (key: string): string => (/^[A-Za-z_$][\w$]*$/.test(key) ? key : JSON.stringify(key));
