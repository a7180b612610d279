import { ownName } from "../parity/names.ts";
import { child, isNode, list, type Node } from "../parity/own-specs.ts";
import { byName, isSingleValue, neutralSchema, words } from "./neutral-schema.ts";

export const methods = ["get", "put", "post", "delete", "patch"] as const;

/**
 * Returns a document in the form in which it is compared and stored in `specs/published/`: an OpenAPI document
 * without texts and without our names, in a fixed order, with parameters and answers written out. In this form our
 * document equals Visma's of the same version.
 */
export function neutral(document: Node, service: string, version: string): Node {
  const schemas = Object.entries(child(child(document, "components"), "schemas"))
    .filter((entry): entry is [string, Node] => isNode(entry[1]) && !isSingleValue(entry[1]))
    .map(([name, schema]): [string, Node] => [ownName(name), neutralSchema(schema, document)]);
  const paths = Object.entries(child(document, "paths"))
    .filter((entry): entry is [string, Node] => isNode(entry[1]))
    .map(([path, item]): [string, Node] => [path, neutralItem(item, document)]);
  return {
    openapi: "3.1.0",
    info: { title: service, version },
    servers: [{ url: `https://apis.e-conomic.com/${service}/v${version}` }],
    tags: list(document, "tags")
      .filter(isNode)
      .map(neutralTag)
      .filter((tag) => Object.keys(tag).length > 1)
      .sort(byTag),
    paths: Object.fromEntries(paths.sort(byName)),
    components: { schemas: Object.fromEntries(schemas.sort(byName)) },
  };
}

/** Returns a tag with the roles, error codes and module of its operations. */
function neutralTag(tag: Node): Node {
  const result: Node = { name: tag.name };
  for (const key of ["x-required-roles", "x-error-codes"]) {
    const values = words(tag[key] ?? tag[key.slice(2)]);
    if (values.length > 0) result[key] = [...new Set(values)].sort();
  }
  if (typeof tag["x-requires-module"] === "string") result["x-requires-module"] = tag["x-requires-module"];
  return result;
}

const byTag = (a: Node, b: Node): number => (String(a.name) < String(b.name) ? -1 : 1);

function neutralItem(item: Node, document: Node): Node {
  const shared = list(item, "parameters");
  const operations = methods.flatMap((method): [string, Node][] => {
    const operation = item[method];
    return isNode(operation) ? [[method, neutralOperation(operation, shared, document)]] : [];
  });
  return Object.fromEntries(operations);
}

function neutralOperation(operation: Node, shared: unknown[], document: Node): Node {
  const result: Node = { tags: list(operation, "tags") };
  if (operation.deprecated === true) result.deprecated = true;
  const parameters = [...shared, ...list(operation, "parameters")].map((one) =>
    neutralParameter(one, document),
  );
  if (parameters.length > 0) result.parameters = parameters.sort(byPlace);
  if (operation.requestBody !== undefined) {
    const body = resolved(operation.requestBody, document);
    result.requestBody = {
      ...(body.required === true ? { required: true } : {}),
      ...neutralContent(body, document),
    };
  }
  result.responses = Object.fromEntries(
    Object.entries(child(operation, "responses"))
      .sort(byName)
      .map(([status, response]) => [
        status,
        { description: "-", ...neutralContent(resolved(response, document), document) },
      ]),
  );
  return result;
}

function neutralParameter(value: unknown, document: Node): Node {
  const parameter = resolved(value, document);
  return {
    name: parameter.name,
    in: parameter.in,
    ...(parameter.required === true ? { required: true } : {}),
    ...(parameter.deprecated === true ? { deprecated: true } : {}),
    schema: neutralSchema(parameter.schema, document),
  };
}

/** Returns the place and name of a parameter, which identify it within its operation. */
export const parameterKey = (parameter: Node): string => `${String(parameter.in)} ${String(parameter.name)}`;

const byPlace = (a: Node, b: Node): number => (parameterKey(a) < parameterKey(b) ? -1 : 1);

function neutralContent(holder: Node, document: Node): Node {
  const types = Object.entries(child(holder, "content")).sort(byName);
  if (types.length === 0) return {};
  const schemas = types.map(([type, media]) => [
    type,
    { schema: neutralSchema(isNode(media) ? media.schema : {}, document) },
  ]);
  return { content: Object.fromEntries(schemas) };
}

/** Returns the node itself, or the node of its document that it refers to. */
export function resolved(value: unknown, document: Node): Node {
  const node = isNode(value) ? value : {};
  if (typeof node.$ref !== "string") return node;
  const found = node.$ref
    .replace(/^#\//, "")
    .split("/")
    .reduce<unknown>(
      (at, key) => (isNode(at) ? at[key.replaceAll("~1", "/").replaceAll("~0", "~")] : undefined),
      document,
    );
  return isNode(found) ? found : {};
}
