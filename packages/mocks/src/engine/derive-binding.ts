import type { Entity } from "../store/entity.ts";
import { kind } from "../store/kind.ts";
import { propertiesOf, resolveSchema, typeOf } from "../table/schema.ts";
import type { Document, Operation, Schema } from "../table/types.ts";
import { candidatesOf, parametersOf, shapeOf } from "./candidates.ts";
import type { Binding } from "./find-record.ts";
import type { Resource } from "./resource.ts";
import { schemaProjection } from "./schema-projection.ts";

/**
 * Makes a resource for a collection that belongs to no domain, from its published operations: one kind of record,
 * stored as it is sent. Returns undefined if the operations read and write no records.
 */
export function deriveBinding(document: Document, collection: string): Binding | undefined {
  const around = document.operations.filter((operation) =>
    candidatesOf(operation).some((candidate) => candidate.collection === collection),
  );
  const listing = around.find(
    (operation) =>
      shapeOf(operation.path).replace(/\/paged$/, "") === collection && operation.listing !== undefined,
  );
  const single = around.find((operation) => operation.method === "GET" && isItem(operation, collection));
  const create = around.find(
    (operation) => operation.method === "POST" && shapeOf(operation.path) === collection,
  );
  const schema = listing?.listing?.item ?? responseSchema(single) ?? create?.body?.schema;
  // A path with only a POST or a PUT is an action. A path with only a GET has links or figures.
  if (schema === undefined || (listing === undefined && (single === undefined || create === undefined)))
    return undefined;
  const path = (listing?.path ?? create?.path ?? "").replace(/\/paged$/, "");
  const owners = parametersOf(path);
  const keys = keyFields(document, schema, around, collection);
  const resource: Resource = {
    kind: kind<Entity>(`${document.document}${collection}`, ...owners, ...keys),
    numbering: callerNumbers(document, create, keys) ? "either" : "server",
    textNumbers: isTextKey(document, schema, keys.at(-1) ?? ""),
    endpoints: [],
  };
  const itemPath = `${path}/${keys.map((key) => `{${key}}`).join("/")}`;
  const endpoint = {
    document: document.document,
    path,
    key: keys,
    projection: schemaProjection(document, schema, { itemPath, keys }),
    ...(single === undefined
      ? {}
      : { single: schemaProjection(document, responseSchema(single) ?? schema, { itemPath, keys }) }),
  };
  return { resource: { ...resource, endpoints: [endpoint] }, endpoint };
}

function responseSchema(operation: Operation | undefined): Schema | undefined {
  return operation === undefined ? undefined : Object.values(operation.responses)[0]?.schema;
}

const isItem = (operation: Operation, collection: string): boolean =>
  candidatesOf(operation).some(
    (candidate) => candidate.action === "get" && candidate.collection === collection,
  );

/**
 * Finds the properties that identify a record: the path parameters of its single operations, the body of its DELETE
 * (O-40), or otherwise the first property that is named like a number.
 */
function keyFields(
  document: Document,
  schema: Schema,
  around: readonly Operation[],
  collection: string,
): string[] {
  const properties = Object.keys(propertiesOf(document, schema));
  const depth = parametersOf(around[0]?.path ?? "").length;
  for (const operation of around) {
    const candidate = candidatesOf(operation).find(
      (entry) => entry.collection === collection && entry.keys > 0,
    );
    if (candidate === undefined) continue;
    const names = parametersOf(operation.path).slice(-candidate.keys);
    const known = names.map((name) =>
      properties.find((property) => property.toLowerCase() === name.toLowerCase()),
    );
    if (known.every((name) => name !== undefined)) return known;
    if (names.length === 1) return [numberLike(properties) ?? names[0] ?? "number"];
    return names;
  }
  const removal = around.find((operation) => operation.method === "DELETE" && operation.body !== undefined);
  const composite = Object.keys(propertiesOf(document, removal?.body?.schema)).filter((name) =>
    properties.includes(name),
  );
  if (composite.length > 0) return composite;
  return [numberLike(properties) ?? properties[depth] ?? "number"];
}

const numberLike = (properties: readonly string[]): string | undefined =>
  properties.find((name) => name === "number" || name === "id") ??
  properties.find((name) => /(Number|Code|Id)$/.test(name));

/** Returns whether the body of a create has the key, so that the caller can choose it. */
function callerNumbers(document: Document, create: Operation | undefined, keys: readonly string[]): boolean {
  if (create?.body === undefined) return false;
  const properties = propertiesOf(document, create.body.schema);
  return keys.some((key) => {
    const property = properties[key];
    return (
      property !== undefined &&
      resolveSchema(document, property).readOnly !== true &&
      property.readOnly !== true
    );
  });
}

/** Returns whether the published key is text, so that assigned numbers are text too. */
const isTextKey = (document: Document, schema: Schema, key: string): boolean =>
  typeOf(document, propertiesOf(document, schema)[key]) === "string";
