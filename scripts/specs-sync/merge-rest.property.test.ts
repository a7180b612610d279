import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { stringify } from "yaml";
import { child, type Node } from "../parity/own-specs.ts";
import { differences } from "./differences.ts";
import { mergeRest } from "./merge-rest.ts";
import { neutralOwnRest, neutralRest, operationsOf } from "./neutral-rest.ts";
import { readRest } from "./read-rest.ts";
import { RestFiles } from "./rest-files.ts";
import { draft03Files } from "./testing/draft-03.ts";

const keys = fc.constantFrom("number", "name", "date", "kind", "total", "lines");
const value = fc.constantFrom<Node>(
  { type: "string", maxLength: 50 },
  { type: "string", maxLength: 20, readOnly: true },
  { type: "string", format: "date" },
  { type: "integer", minimum: 0 },
  { type: "number", multipleOf: 0.01 },
  { type: "boolean" },
  { type: "string", enum: ["a", "b"] },
  { type: "string", enum: ["a", "b", "c"] },
  { type: "array", items: { type: "string" } },
);
/** Generates objects with these properties, some of which are required. */
const objectOf = (property: fc.Arbitrary<Node>) =>
  fc
    .tuple(fc.dictionary(keys, property, { minKeys: 1, noNullPrototype: true }), fc.uniqueArray(keys))
    .map(([properties, names]): Node => {
      const required = names.filter((name) => name in properties);
      return { type: "object", ...(required.length > 0 ? { required } : {}), properties };
    });
const part = objectOf(value);
const referenceToShared = fc.constantFrom("Alpha", "Beta").map((name): Node => ({ $ref: name }));
const schemaOf = (references: fc.Arbitrary<Node>) =>
  objectOf(
    fc.oneof(
      { weight: 5, arbitrary: value },
      part,
      part.map((items): Node => ({ type: "array", items })),
      references,
    ),
  );

interface Operation {
  schema: Node;
  fields: string[];
  sorts: string[];
}
type Routes = Record<string, Record<string, Operation>>;
/** A REST document: its operations and their shared schemas. */
interface Made {
  routes: Routes;
  shared: Record<string, Node>;
}

const routesOf = (schema: fc.Arbitrary<Node>) => {
  const fields = fc.uniqueArray(keys);
  const operation = fc.record({ schema, fields, sorts: fields });
  const item = fc.dictionary(fc.constantFrom("get", "post", "put"), operation, {
    minKeys: 1,
    noNullPrototype: true,
  });
  return fc.dictionary(
    fc.constantFrom("/things", "/things/{thingNumber}", "/things/{thingNumber}/parts", "/units"),
    item,
    { minKeys: 1, noNullPrototype: true },
  );
};
const unshared = fc.record<Made>({ routes: routesOf(schemaOf(part)), shared: fc.constant({}) });
const sharing = fc.record<Made>({
  routes: routesOf(fc.oneof(schemaOf(referenceToShared), referenceToShared)),
  shared: fc.record({ Alpha: part, Beta: part }),
});

const resourceOf = (route: string) => route.split("/")[1] ?? "";

/**
 * Writes the document as the files of `specs/`: schemas of operations in the file of their resource, shared ones in
 * another.
 */
function textsOf({ routes, shared }: Made): Map<string, string> {
  const contents: Record<string, { paths: Node; components: { schemas: Record<string, Node> } }> = {};
  const index: Node = {};
  for (const [route, item] of Object.entries(routes)) {
    const name = `rest/${resourceOf(route)}.yaml`;
    contents[name] ??= { paths: {}, components: { schemas: {} } };
    const { paths, components } = contents[name];
    paths[route] = ownItem(route, item, components.schemas, shared);
    index[route] = { $ref: `${name}#/paths/${route.replaceAll("/", "~1")}` };
  }
  const tags = [...new Set(Object.keys(routes).map(resourceOf))].map((name) => ({ name }));
  const common = { parameters: {}, schemas: { ...shared, MetaData: {}, Pagination: {} } };
  const files: Record<string, object> = {
    "rest.yaml": { openapi: "3.1.0", tags, paths: index },
    "rest/common.yaml": { components: common },
    ...contents,
  };
  return new Map(
    Object.entries(files).map(([name, content]) => [
      name,
      stringify(content, { aliasDuplicateObjects: false }).replaceAll(
        /\$ref: (Alpha|Beta)/g,
        "$ref: common.yaml#/components/schemas/$1",
      ),
    ]),
  );
}

function ownItem(
  route: string,
  item: Record<string, Operation>,
  schemas: Record<string, Node>,
  shared: Record<string, Node>,
): Node {
  const operations = Object.entries(item).map(([method, { schema, fields, sorts }]) => {
    const name = `${method}${route.replaceAll(/\W/g, "")}`;
    schemas[name] = isListing(method, route) ? pageOf(schema) : schema;
    const content = {
      content: { "application/json": { schema: { $ref: `#/components/schemas/${name}` } } },
    };
    const record = shared[String(schema.$ref)] ?? schema;
    const has = (field: string) => field in child(record, "properties");
    const listing = {
      filterable: Object.fromEntries(fields.filter(has).map((field) => [field, ["eq"]])),
      sortable: sorts.filter(has),
    };
    const operation = {
      tags: [resourceOf(route)],
      operationId: name,
      ...(isListing(method, route) ? { "x-listing": listing } : {}),
      ...(method === "get" ? {} : { requestBody: content }),
      responses: { "200": { description: "x", ...(method === "get" ? content : {}) } },
    };
    return [method, operation];
  });
  return Object.fromEntries(operations);
}

const isListing = (method: string, route: string) => method === "get" && !route.endsWith("}");
const pageOf = (items: Node): Node => ({
  type: "object",
  properties: { collection: { type: "array", items } },
});

/** Reads the document for a comparison. Every operation in it is published. */
function read(texts: ReadonlyMap<string, string>): Node {
  const { document } = new RestFiles(texts);
  return neutralOwnRest(document, operationsOf(document));
}

test("the files of a publication of REST are read as the document", () => {
  fc.assert(
    fc.property(sharing, (document) => {
      const own = read(textsOf(document));
      const published = withFiles(own, (folder) =>
        neutralRest(readRest(folder), Object.keys(child(own, "paths"))),
      );
      expect(differences(own, published)).toEqual([]);
    }),
    { numRuns: 100 },
  );
});

/** Calls a function with a folder of the published files of a document, and returns its result. */
function withFiles<T>(document: Node, use: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), "rest-property-"));
  try {
    for (const [name, text] of draft03Files(document)) writeFileSync(join(folder, name), text);
    return use(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/**
 * Merges one document into another as a synchronisation does, and returns the merged files and the remaining
 * differences.
 */
async function merged(ours: Made, theirs: Made) {
  const published = read(textsOf(theirs));
  const compare = async (texts: ReadonlyMap<string, string>) => differences(read(texts), published);
  const changes = await compare(textsOf(ours));
  return { changes, ...(await mergeRest(textsOf(ours), changes, compare)), compare };
}

test("whatever a publication of REST changes, the merged files equal it", async () => {
  await fc.assert(
    fc.asyncProperty(unshared, unshared, async (ours, theirs) => {
      expect((await merged(ours, theirs)).left).toEqual([]);
    }),
    { numRuns: 40 },
  );
});

test("if operations of REST share a schema, only changes of shared parts are left over", async () => {
  await fc.assert(
    fc.asyncProperty(sharing, sharing, async (ours, theirs) => {
      const { changes, left, texts, compare } = await merged(ours, theirs);
      const names = changes.map(({ path }) => path.join(" "));
      for (const { path } of left) {
        const [, route = "", method = ""] = path;
        expect(names).toContain(path.join(" "));
        expect(JSON.stringify(ours.routes[route]?.[method]?.schema)).toContain("$ref");
      }
      expect(await compare(texts)).toEqual(left);
    }),
    { numRuns: 40 },
  );
});
