import { ownName, referenceName } from "./names.ts";
import { child, isNode, list, type Node, type OwnSpec } from "./own-specs.ts";
import type { PublishedSchema } from "./published.ts";
import type { Tally } from "./tally.ts";

const limits = ["minimum", "maximum", "minLength", "maxLength", "minItems", "maxItems"] as const;

/** Compares one schema, property or parameter with its publication. A miss is listed under `name`. */
export function compareSchema(
  tally: Tally,
  name: string,
  published: PublishedSchema,
  own: Node,
  spec: OwnSpec,
): void {
  const { schema, reference, isNullable } = flatten(own, spec);
  if (published.ref !== undefined) {
    tally.same("references", name, ownName(published.ref), reference);
  } else {
    tally.same(
      "types",
      name,
      published.type,
      list(schema, "type").find((type) => type !== "null") ?? schema.type,
    );
    compareLimits(tally, name, published, schema);
  }
  if (published.format !== undefined) tally.same("formats", name, published.format, schema.format);
  if (published.nullable === true || isNullable)
    tally.same("nullable", name, published.nullable ?? false, isNullable);
  if (published.readOnly === true || own.readOnly === true)
    tally.same("read-only", name, published.readOnly, own.readOnly);
  if (published.default !== undefined)
    tally.same("defaults", name, published.default, own.default ?? schema.default);
  for (const value of published.enum ?? []) {
    tally.count("enum values", `${name}: ${value}`, list(schema, "enum").includes(value));
  }
  compareValues(tally, name, published.values ?? {}, own, schema);
  compareMarkers(tally, name, published, own);
  if (published.items !== undefined) {
    compareSchema(tally, `${name}[]`, published.items, child(schema, "items"), spec);
  }
}

/** Resolves a reference to its target, and an `anyOf` with null to the other alternative. */
function flatten(
  own: Node,
  spec: OwnSpec,
): { schema: Node; reference: string | undefined; isNullable: boolean } {
  const alternatives = list(own, "anyOf").filter(isNode);
  const isNullable = alternatives.some(({ type }) => type === "null") || list(own, "type").includes("null");
  const plain = alternatives.find(({ type }) => type !== "null") ?? own;
  const reference = referenceName(plain.$ref);
  return { schema: reference === undefined ? plain : (spec.schema(reference) ?? {}), reference, isNullable };
}

function compareLimits(tally: Tally, name: string, published: PublishedSchema, schema: Node): void {
  for (const limit of limits) {
    sameIfEither(tally, `${name} ${limit}`, published[limit], schema[limit]);
  }
  sameIfEither(tally, `${name} pattern`, published.pattern, schema.pattern ?? schema["x-published-pattern"]);
  const size = published["x-max-file-upload-size-in-bytes"];
  sameIfEither(tally, `${name} file size`, size && Number(size), schema["x-max-file-upload-size-in-bytes"]);
}

function sameIfEither(tally: Tally, name: string, published: unknown, own: unknown): void {
  if (published !== undefined || own !== undefined) tally.same("limits", name, published, own);
}

/** Counts the names of numbered values. If the schema lists no numbers, its description has to explain them. */
function compareValues(
  tally: Tally,
  name: string,
  values: Record<string, string>,
  own: Node,
  schema: Node,
): void {
  const numbers = list(schema, "enum");
  for (const [value, meaning] of Object.entries(values)) {
    const named = list(schema, "x-enum-names")[numbers.indexOf(Number(value))] !== undefined;
    const told = new RegExp(`(^|\\s)${value}\\b`).test(String(own.description ?? ""));
    tally.count(
      "meanings of numbered values",
      `${name}: ${value} ${meaning}`,
      named || (numbers.length === 0 && told),
    );
  }
}

function compareMarkers(tally: Tally, name: string, published: PublishedSchema, own: Node): void {
  for (const operator of published.filter ?? []) {
    tally.count("filter operators", `${name} ${operator}`, list(own, "x-filterable").includes(operator));
  }
  for (const operator of list(own, "x-filterable")) {
    if (!published.filter?.includes(String(operator)))
      tally.count("filter operators", `${name} ${operator} is not published`, false);
  }
  if (published.sort === true || own["x-sortable"] !== undefined) {
    tally.same("sort flags", name, published.sort, own["x-sortable"]);
  }
  if (published.requiresModule !== undefined) {
    tally.same("required modules", name, published.requiresModule, own["x-requires-module"]);
  }
  const pageSize = published["x-cursor-page-size"];
  if (pageSize !== undefined) tally.same("page sizes", name, pageSize, own["x-cursor-page-size"]);
}

/** Compares the named schemas of a service, and their properties. */
export function compareSchemas(
  tally: Tally,
  service: string,
  schemas: Record<string, PublishedSchema>,
  spec: OwnSpec,
): void {
  for (const [publishedName, published] of Object.entries(schemas)) {
    const name = `${service} ${publishedName}`;
    const own = spec.schema(ownName(publishedName));
    tally.count("schemas", name, own !== undefined);
    if (own === undefined) continue;
    compareSchema(tally, name, published, own, spec);
    tally.same("closed schemas", name, published.additionalProperties, own.additionalProperties);
    for (const required of published.required ?? []) {
      tally.count("required properties", `${name}.${required}`, list(own, "required").includes(required));
    }
    for (const required of list(own, "required").filter(
      (one) => !published.required?.includes(String(one)),
    )) {
      tally.count("required properties", `${name}.${required} is published as optional`, false);
    }
    for (const [property, schema] of Object.entries(published.properties ?? {})) {
      const ownProperty = child(own, "properties")[property];
      tally.count("properties", `${name}.${property}`, isNode(ownProperty));
      if (!isNode(ownProperty)) continue;
      compareSchema(tally, `${name}.${property}`, schema, ownProperty, spec);
      tally.count("described properties", `${name}.${property}`, typeof ownProperty.description === "string");
    }
    for (const property of Object.keys(child(own, "properties"))) {
      if (published.properties?.[property] === undefined)
        tally.count("properties", `${name}.${property} is not published`, false);
    }
  }
}
