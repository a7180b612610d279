import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { parse } from "yaml";
import type { Node } from "../parity/own-specs.ts";
import { differences } from "./differences.ts";
import { merge } from "./merge.ts";
import { neutral } from "./neutral.ts";
import { SpecFile } from "./spec-file.ts";
import { publishedForm } from "./testing/published-form.ts";

const common = parse(readFileSync("specs/common.yaml", "utf8")) as Node;
const names = fc.constantFrom("Alpha", "Beta", "Gamma");
const keys = fc.constantFrom("number", "name", "date", "kind", "total");
const operators = fc.uniqueArray(fc.constantFrom("eq", "ne", "gt", "like"), { maxLength: 3 });
const typed = fc.constantFrom<Node>(
  { type: "string", maxLength: 50 },
  { type: "string", format: "date-time" },
  { type: "integer", format: "int32", minimum: 0 },
  { type: ["integer", "null"], format: "int32", readOnly: true },
  { type: ["string", "null"] },
  { type: "integer", enum: [1, 2, 5] },
  { type: "string", enum: ["a", "b"] },
  { type: "array", items: { type: "integer" } },
);
const property = fc.tuple(typed, operators, fc.boolean()).map(
  ([schema, filter, sort]): Node => ({
    ...schema,
    ...(filter.length > 0 ? { "x-filterable": filter } : {}),
    ...(sort ? { "x-sortable": true } : {}),
  }),
);
const reference = names.map((name): Node => ({ $ref: `#/components/schemas/${name}` }));
const nullableReference = reference.map((schema): Node => ({ anyOf: [schema, { type: "null" }] }));
const schema = fc
  .tuple(
    fc.dictionary(keys, fc.oneof({ weight: 4, arbitrary: property }, reference, nullableReference), {
      noNullPrototype: true,
    }),
    fc.uniqueArray(keys),
  )
  .map(([properties, required]): Node => {
    const known = required.filter((key) => key in properties);
    return {
      type: "object",
      ...(known.length > 0 ? { required: known } : {}),
      ...(Object.keys(properties).length > 0 ? { properties } : {}),
    };
  });
const answers = fc.dictionary(fc.constantFrom("200", "201"), reference, {
  minKeys: 1,
  noNullPrototype: true,
});
const operation = fc
  .tuple(
    fc.constantFrom("A", "B"),
    fc.uniqueArray(fc.constantFrom("cursor", "filter", "year")),
    answers,
    fc.option(reference),
    fc.boolean(),
  )
  .map(
    ([tag, parameters, responses, body, deprecated]): Node => ({
      tags: [tag],
      ...(deprecated ? { deprecated } : {}),
      ...(parameters.length > 0
        ? { parameters: parameters.map((name) => ({ name, in: "query", schema: { type: "string" } })) }
        : {}),
      ...(body === null ? {} : { requestBody: { content: { "application/json": { schema: body } } } }),
      responses: Object.fromEntries(
        Object.entries(responses).map(([status, schema]) => [
          status,
          { description: "x", content: { "application/json": { schema } } },
        ]),
      ),
    }),
  );
const item = fc.dictionary(fc.constantFrom("get", "post", "delete"), operation, {
  minKeys: 1,
  noNullPrototype: true,
});
const tags = fc
  .dictionary(fc.constantFrom("A", "B"), fc.uniqueArray(fc.constantFrom("Sales", "SuperUser")), {
    noNullPrototype: true,
  })
  .map((roles) =>
    Object.entries(roles).map(([name, list]) => ({
      name,
      ...(list.length > 0 ? { "x-required-roles": list } : {}),
    })),
  );
const documents = fc
  .tuple(
    fc.dictionary(fc.constantFrom("/a", "/a/{number}", "/b"), item, { minKeys: 1, noNullPrototype: true }),
    schema,
    schema,
    schema,
    tags,
  )
  .map(
    ([paths, alpha, beta, gamma, tagList]): Node => ({
      openapi: "3.1.0",
      info: { title: "Made up", version: "1.0.0", "x-service": "madeapi" },
      servers: [{ url: "https://apis.e-conomic.com/madeapi/v1.0.0" }],
      tags: tagList,
      paths,
      components: { schemas: { Alpha: alpha, Beta: beta, Gamma: gamma } },
    }),
  );

const read = (document: Node) => neutral(document, "madeapi", "1.0.0");

test("a document in its published form is read as the document", () => {
  fc.assert(
    fc.property(documents, (document) => {
      expect(differences(read(document), read(publishedForm(document, "madeapi", "1.0.0")))).toEqual([]);
    }),
    { numRuns: 200 },
  );
});

test("whatever a publication changes, the merged document equals it", () => {
  fc.assert(
    fc.property(documents, documents, (ours, theirs) => {
      const merged = merge(JSON.stringify(ours), common, differences(read(ours), read(theirs)));
      const bundled = { ...(parse(merged) as Node) };
      const inlined = JSON.parse(JSON.stringify(bundled).replaceAll("common.yaml#", "#")) as Node;
      const withCommon = {
        ...inlined,
        components: { ...(common.components as Node), ...(inlined.components as Node) },
      };
      expect(differences(read(withCommon), read(theirs))).toEqual([]);
    }),
    { numRuns: 100 },
  );
});

test("without a change, no byte of the text changes", () => {
  for (const name of ["rest.yaml", ...readdirSync("specs/rest").map((file) => `rest/${file}`)]) {
    const text = readFileSync(`specs/${name}`, "utf8");
    expect([name, new SpecFile(text).text === text]).toEqual([name, true]);
  }
  for (const name of ["journals", "sales", "customers", "projects"]) {
    const text = readFileSync(`specs/${name}.yaml`, "utf8");
    expect(merge(text, common, []) === text).toBe(true);
  }
});
