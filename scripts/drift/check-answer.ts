import { child, isNode, list, type Node } from "../parity/own-specs.ts";
import { resolved } from "../specs-sync/neutral.ts";
import { findOperation } from "./find-operation.ts";
import type { Exchange } from "./read-traffic.ts";

/**
 * Returns where an answer differs from its document, such as `GET /customers/{customerNumber} 200 body.name:
 * undocumented`. The texts contain no values.
 */
export function checkAnswer(document: Node, { method, path, status, body }: Exchange): string[] {
  const found = findOperation(document, method, path);
  if (found === undefined) return [`${method} ${shapeOfPath(path)}: unknown operation`];
  const where = `${found.name} ${status}`;
  const responses = child(found.operation, "responses");
  const response = responses[status] ?? responses[`${String(status)[0]}XX`] ?? responses.default;
  if (response === undefined) return [`${where}: unknown status`];
  const content = child(resolved(response, document), "content");
  const media = content["application/json"] ?? content["application/problem+json"];
  if (!isNode(media) || body === undefined) return [];
  return [...new Set(checkValue(document, child(media, "schema"), body, "body"))].map(
    (line) => `${where} ${line}`,
  );
}

/** Hides the parts of an unknown path that look like keys, because they are somebody's data. */
const shapeOfPath = (path: string): string =>
  path
    .split("/")
    .map((part) => (/^[A-Za-z-]*$/.test(part) ? part : "…"))
    .join("/");

function checkValue(document: Node, schema: Node, value: unknown, at: string): string[] {
  const alternatives = [...list(schema, "anyOf"), ...list(schema, "oneOf")].filter(isNode);
  if (alternatives.length > 0) {
    const results = alternatives.map((one) => checkValue(document, one, value, at));
    return results.sort((a, b) => a.length - b.length)[0] ?? [];
  }
  const whole = flattened(document, schema);
  const types = [whole.type].flat().filter((type) => type !== undefined);
  const type = typeOf(value);
  const isRight =
    types.length === 0 || types.includes(type) || (type === "integer" && types.includes("number"));
  if (!isRight) return [`${at}: ${type}, documented as ${types.join(" or ")}`];
  if (Array.isArray(value))
    return value.flatMap((item) => checkValue(document, child(whole, "items"), item, `${at}[]`));
  return isNode(value) ? checkObject(document, whole, value, at) : [];
}

function checkObject(document: Node, schema: Node, value: Node, at: string): string[] {
  const properties = child(schema, "properties");
  const missing = list(schema, "required").filter((name) => !(String(name) in value));
  return [
    ...missing.map((name) => `${at}.${String(name)}: missing`),
    ...Object.entries(value).flatMap(([name, inner]) => {
      const property = properties[name];
      if (isNode(property)) return checkValue(document, property, inner, `${at}.${name}`);
      const isOpen = Object.keys(properties).length === 0 && schema.additionalProperties !== false;
      return isOpen ? [] : [`${at}.${name}: undocumented`];
    }),
  ];
}

/** Returns a schema with references resolved and the members of `allOf` merged. */
function flattened(document: Node, schema: Node): Node {
  const own = resolved(schema, document);
  const parts = list(own, "allOf").map((part) => flattened(document, part as Node));
  if (parts.length === 0) return own;
  const all = [...parts, own];
  return {
    ...Object.assign({}, ...parts),
    ...own,
    properties: Object.assign({}, ...all.map((part) => child(part, "properties"))),
    required: all.flatMap((part) => list(part, "required")),
  };
}

function typeOf(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  if (typeof value === "number") return Number.isInteger(value) ? "integer" : "number";
  return typeof value;
}
