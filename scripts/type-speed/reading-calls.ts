import type { Call } from "./calls.ts";

interface Parameter {
  $ref?: string;
  name: string;
  in: string;
  required?: boolean;
  schema?: { type?: string | string[]; enum?: unknown[] };
}

interface Document {
  paths: Record<string, { parameters?: Parameter[]; get?: { parameters?: Parameter[] } }>;
  components?: { parameters?: Record<string, Parameter> };
}

/** The bundled documents, by name: `booked-entries`. */
export type Documents = ReadonlyMap<string, Document>;

/** A call of each GET that needs nothing but whole numbers in its path. The services take turns. */
export function readingCalls(documents: Documents): Call[] {
  const byService = [...documents].map(([name, document]) => {
    const member = name.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
    return Object.keys(document.paths).flatMap((path) => callOf(member, document, path) ?? []);
  });
  const longest = Math.max(...byService.map((calls) => calls.length));
  return Array.from({ length: longest }, (_, turn) => byService.flatMap((calls) => calls[turn] ?? [])).flat();
}

function callOf(member: string, document: Document, path: string): Call | undefined {
  const { get, parameters = [] } = document.paths[path] ?? {};
  if (get === undefined) return undefined;
  const required = [...parameters, ...(get.parameters ?? [])]
    .map((parameter) => document.components?.parameters?.[lastSegment(parameter.$ref)] ?? parameter)
    .filter((parameter) => parameter.required);
  const isWhole = ({ in: place, schema }: Parameter) =>
    place === "path" && schema?.type === "integer" && !schema.enum;
  if (!required.every(isWhole)) return undefined;
  const values = Object.fromEntries(required.map(({ name }) => [name, 1]));
  return { member, verb: "get", path, ...(required.length > 0 && { options: { path: values } }) };
}

const lastSegment = (reference = ""): string => reference.split("/").at(-1) ?? "";
