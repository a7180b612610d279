import { isDeepStrictEqual } from "node:util";
import { child, isNode, list, type Node } from "../parity/own-specs.ts";
import { parameterKey } from "./neutral.ts";
import { neutralSchema } from "./neutral-schema.ts";

/** The placeholder for the words that a new part still needs. Search for it after a synchronisation. */
export const lacksDescription = "Lacks a description.";
export const lacksSummary = "Lacks a summary";

/** Finds the placeholders for texts and names that a document still needs, each with its line. */
export const placeholdersIn = (text: string): string[] =>
  text
    .split("\n")
    .flatMap((line, index) =>
      (line.match(/Lacks a (description|summary)|\bUnnamed\w+/g) ?? []).map(
        (found) => `line ${index + 1}: ${found}`,
      ),
    );

/** Turns a neutral schema into a new part of our document. */
export function newSchema(neutral: Node, isDescribed = true): Node {
  const { type, properties, ...rest } = neutral;
  const described = isDescribed && neutral.$ref === undefined ? { description: lacksDescription } : {};
  const members = isNode(properties)
    ? {
        properties: Object.fromEntries(
          Object.entries(properties).map(([name, one]) => [name, newSchema(one as Node)]),
        ),
      }
    : {};
  return { ...(type === undefined ? {} : { type }), ...described, ...rest, ...members };
}

/** Returns a new parameter: a reference to one that we have, or written out. */
export function newParameter(neutral: Node, own: Node, common: Node): Node {
  for (const [prefix, document] of [
    ["", own],
    ["common.yaml", common],
  ] as const) {
    for (const [name, parameter] of Object.entries(child(child(document, "components"), "parameters"))) {
      if (
        isNode(parameter) &&
        parameterKey(parameter) === parameterKey(neutral) &&
        isSame(parameter, neutral, document)
      ) {
        return { $ref: `${prefix}#/components/parameters/${name}` };
      }
    }
  }
  const { schema, ...rest } = neutral;
  return { ...rest, description: lacksDescription, schema: newSchema(schema as Node, false) };
}

const isSame = (own: Node, neutral: Node, document: Node): boolean =>
  (own.required === true) === (neutral.required === true) &&
  isDeepStrictEqual(neutralSchema(own.schema, document), neutral.schema);

/** The shared responses by which our documents answer with an error. */
const sharedErrors: Record<string, string> = {
  "400": "BadRequest",
  "401": "Unauthorized",
  "403": "Forbidden",
  "404": "NotFound",
  "409": "Conflict",
  "429": "TooManyRequests",
  "500": "InternalServerError",
};

/** Returns a new answer. An error becomes a reference to the shared response. Any other answer is written out. */
export function newResponse(status: string, neutral: Node): Node {
  const shared = sharedErrors[status];
  if (shared !== undefined && child(neutral, "content")["application/problem+json"] !== undefined) {
    return { $ref: `common.yaml#/components/responses/${shared}` };
  }
  return { ...neutral, description: lacksDescription };
}

/** Returns a new operation, with an id like ours. */
export function newOperation(method: string, path: string, neutral: Node, own: Node, common: Node): Node {
  const parameters = list(neutral, "parameters").map((one) => newParameter(one as Node, own, common));
  const responses = Object.entries(child(neutral, "responses")).map(([status, one]) => [
    status,
    newResponse(status, one as Node),
  ]);
  return {
    tags: list(neutral, "tags"),
    operationId: operationId(method, path, operationIds(own)),
    summary: lacksSummary,
    description: lacksDescription,
    ...(neutral.deprecated === true ? { deprecated: true } : {}),
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(neutral.requestBody === undefined ? {} : { requestBody: neutral.requestBody }),
    responses: Object.fromEntries(responses),
  };
}

function operationIds(own: Node): Set<string> {
  const items = Object.values(child(own, "paths")).filter(isNode);
  return new Set(
    items.flatMap((item) =>
      Object.values(item).flatMap((one) => (isNode(one) ? [String(one.operationId)] : [])),
    ),
  );
}

const verbs: Record<string, string> = { post: "create", put: "update", delete: "delete", patch: "patch" };

/**
 * Makes an operation id: `GET /things/{number}` is `getThing`, `GET /things/paged` is `listThingsPaged`. A person may
 * improve it.
 */
export function operationId(method: string, path: string, taken: ReadonlySet<string>): string {
  const parts = path.split("/").filter((part) => part !== "");
  const suffix = ["paged", "count", "bulk"].find((word) => word === parts.at(-1));
  const named = parts.filter((part) => !part.startsWith("{") && part !== suffix);
  const isList = method === "get" && suffix !== "count" && !path.endsWith("}");
  const isPlural = isList || suffix === "count" || suffix === "bulk";
  const noun = named
    .map((part, index) => pascalCase(isPlural && index === named.length - 1 ? part : singular(part)))
    .join("");
  const verb =
    suffix === "count" ? "count" : method === "get" ? (isList ? "list" : "get") : (verbs[method] ?? method);
  const base =
    suffix === "bulk"
      ? `bulk${pascalCase(verb)}${noun}`
      : `${verb}${noun}${suffix === "paged" ? "Paged" : ""}`;
  let id = base;
  for (let count = 2; taken.has(id); count += 1) id = `${base}${count}`;
  return id;
}

/** Returns the singular of a word: `entries` is `entry`, `addresses` is `address`, `units` is `unit`. */
export const singular = (word: string): string =>
  word
    .replace(/([^aeiou])ies$/, "$1y")
    .replace(/(ss|x|ch|sh)es$/, "$1")
    .replace(/([^su])s$/, "$1");

export const pascalCase = (text: string): string =>
  text
    .replaceAll(/(?:^|[^A-Za-z0-9])([A-Za-z0-9])/g, (_, letter: string) => letter.toUpperCase())
    .replaceAll(/[^A-Za-z0-9]/g, "");
