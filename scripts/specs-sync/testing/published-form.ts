import { child, isNode, list, type Node } from "../../parity/own-specs.ts";
import { methods, resolved } from "../neutral.ts";
import { isSingleValue } from "../neutral-schema.ts";

/** The schema names of Visma that differ from ours. */
const theirNames: Record<string, string> = { ProblemDetailsError: "Error", EntryType: "EntryTypeNames" };

/**
 * Renders our bundled document as Visma publishes it: OpenAPI 3.0, HTML in texts, filters as one text, parameters and
 * errors written out at each operation, numbers as a pattern, and the version in the URL only.
 */
export function publishedForm(document: Node, service: string, version: string): Node {
  const paths = Object.entries(child(document, "paths")).map(([path, item]) => [
    path,
    publishedItem(item as Node, document),
  ]);
  const schemas = Object.entries(child(child(document, "components"), "schemas")).map(([name, schema]) => [
    theirNames[name] ?? name,
    publishedSchema(schema as Node, document),
  ]);
  return {
    openapi: "3.0.1",
    info: {
      title: `Visma e-conomic ${service}`,
      version: "v1",
      description: "<h1>Intro</h1><p>Some <b>words</b>.</p>",
    },
    servers: [{ url: `https://apis.e-conomic.com/${service}/v${version}` }],
    paths: Object.fromEntries(paths.reverse()),
    components: { schemas: Object.fromEntries(schemas.reverse()), securitySchemes: {} },
    tags: list(document, "tags")
      .filter(isNode)
      .map(({ name, "x-required-roles": roles, "x-error-codes": codes }) => ({
        name,
        description: "<p>A tag.</p>",
        ...(roles === undefined ? {} : { "x-required-roles": roles }),
        ...(codes === undefined ? {} : { "x-error-codes": codes }),
      })),
  };
}

function publishedItem(item: Node, document: Node): Node {
  const shared = list(item, "parameters");
  return Object.fromEntries(
    methods
      .filter((method) => isNode(item[method]))
      .map((method) => [method, publishedOperation(item[method] as Node, shared, document)]),
  );
}

function publishedOperation(operation: Node, shared: unknown[], document: Node): Node {
  const parameters = [...list(operation, "parameters"), ...shared]
    .map((one) => resolved(one, document))
    .reverse();
  const responses = Object.entries(child(operation, "responses")).map(([status, one]) => [
    status,
    publishedBody(resolved(one, document), document),
  ]);
  return {
    tags: operation.tags,
    summary: "Does <i>something</i>",
    operationId: `Vendor_${String(operation.operationId)}`,
    ...(operation.deprecated === true ? { deprecated: true } : {}),
    ...(parameters.length === 0
      ? {}
      : {
          parameters: parameters.map((one) => ({
            ...one,
            description: "<p/>",
            schema: publishedSchema(child(one, "schema"), document),
          })),
        }),
    ...(operation.requestBody === undefined
      ? {}
      : { requestBody: publishedBody(resolved(operation.requestBody, document), document) }),
    responses: Object.fromEntries(responses),
  };
}

function publishedBody(holder: Node, document: Node): Node {
  const types = Object.entries(child(holder, "content")).map(([type, media]) => [
    type,
    { schema: publishedSchema(child(media as Node, "schema"), document), example: { a: 1 } },
  ]);
  return {
    description: "Some answer",
    ...(holder.required === true ? { required: true } : {}),
    ...(types.length === 0 ? {} : { content: Object.fromEntries(types) }),
  };
}

/**
 * Writes a schema as OpenAPI 3.0, which has `nullable` in place of a `null` type, and puts a reference with other
 * keywords into `allOf`.
 */
function publishedSchema(own: Node, document: Node): Node {
  const alternatives = list(own, "anyOf").filter(isNode);
  const plain = alternatives.find(({ type }) => type !== "null");
  const { anyOf: _, ...beside } = own;
  const isNullable = alternatives.some(({ type }) => type === "null") || [own.type].flat().includes("null");
  const schema: Node = plain === undefined ? { ...own } : { ...plain, ...beside };
  const target = typeof schema.$ref === "string" ? resolved(schema, document) : undefined;
  const { $ref, description: __, "x-enum-names": ___, ...others } = schema;
  const marks = {
    ...filterText(others),
    description: "<p>Text, <code>x</code>.</p>",
    ...(isNullable ? { nullable: true } : {}),
  };
  if (target !== undefined && typeof target["x-published-pattern"] === "string") {
    const { enum: ____, ...number } = target;
    return { ...publishedSchema({ ...number, pattern: target["x-published-pattern"] }, document), ...marks };
  }
  if (
    target !== undefined &&
    Array.isArray(target.enum) &&
    target.type === "string" &&
    isSingleValue(target)
  ) {
    return { allOf: [{ $ref: theirReference($ref) }], enum: target.enum, ...marks };
  }
  if ($ref !== undefined)
    return Object.keys(others).length > 0 || isNullable
      ? { allOf: [{ $ref: theirReference($ref) }], ...marks }
      : { $ref: theirReference($ref) };
  return { ...marks, ...structure(schema, document) };
}

const theirReference = (reference: unknown): string => {
  const name = String(reference).split("/").at(-1) ?? "";
  return `#/components/schemas/${theirNames[name] ?? name}`;
};

function filterText(schema: Node): Node {
  const {
    "x-filterable": operators,
    "x-published-pattern": pattern,
    "x-requires-module": module,
    ...others
  } = schema;
  const filter = Array.isArray(operators) ? operators.join(", ") : "not filterable";
  return {
    ...others,
    "x-filterable": filter,
    ...(pattern === undefined ? {} : { pattern }),
    ...(module === undefined ? {} : { "x-requires-module": module }),
  };
}

function structure(schema: Node, document: Node): Node {
  const [type] = [schema.type].flat().filter((one) => one !== "null");
  const properties = Object.entries(child(schema, "properties")).map(([name, one]) => [
    name,
    publishedSchema(one as Node, document),
  ]);
  return {
    ...(type === undefined ? {} : { type }),
    ...(schema.items === undefined ? {} : { items: publishedSchema(schema.items as Node, document) }),
    ...(properties.length === 0 ? {} : { properties: Object.fromEntries(properties.reverse()) }),
  };
}
