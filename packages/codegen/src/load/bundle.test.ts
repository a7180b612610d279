import { expect, test } from "vitest";
import { directoryWith, thrownBy } from "../testing/documents.ts";
import { bundle } from "./bundle.ts";
import { findSources } from "./documents.ts";

const document = `openapi: 3.1.0
info: { title: A, version: 1.0.0 }
paths:
  /x:
    get:
      operationId: getX
      responses:
        "200": { description: ok, content: { application/json: { schema: { $ref: "#/components/schemas/X" } } } }
        "400": { $ref: "common.yaml#/components/responses/BadRequest" }
components:
  schemas:
    X: { type: object, properties: { a: { type: string }, b: { type: string } } }
`;

const common = `components:
  schemas:
    Problem: { type: object }
  responses:
    BadRequest: { description: bad, content: { application/json: { schema: { $ref: "#/components/schemas/Problem" } } } }
`;

const overlay = (target: string, change = "update: { type: integer }") =>
  `overlay: 1.1.0\ninfo: { title: O, version: 1.0.0 }\nactions:\n  - target: ${target}\n    description: "T-1: so"\n    ${change}\n`;

const bundled = (files: Record<string, string>) => {
  const specs = directoryWith({ "common.yaml": common, "a.yaml": document, ...files });
  return bundle(findSources(specs));
};

test("each document is bundled with the shared parts and its own overlays only", async () => {
  const documents = await bundled({
    "b.yaml": document,
    "overlays/a.yaml": overlay("$.components.schemas.X.properties.a"),
  });
  const schemas = (name: string) => documents.get(name)?.components?.schemas;
  expect([...documents.keys()]).toEqual(["a", "b"]);
  expect(schemas("a")?.X?.properties?.a).toEqual({ type: "integer" });
  expect(schemas("b")?.X?.properties?.a).toEqual({ type: "string" });
  expect(schemas("a")?.Problem).toEqual({ type: "object" });
  expect(documents.get("a")).not.toHaveProperty("x-guard");
});

test("an overlay may refer to shared parts", async () => {
  const change = 'update: { anyOf: [{ $ref: "../common.yaml#/components/schemas/Problem" }] }';
  const documents = await bundled({
    "overlays/a.yaml": overlay("$.components.schemas.X.properties.a", change),
  });
  const property = documents.get("a")?.components?.schemas?.X?.properties?.a;
  expect(property?.anyOf).toEqual([{ $ref: "#/components/schemas/Problem" }]);
});

test.each([
  ["nothing", "$.components.schemas.Y", "selects 0"],
  ["more than one node", "$.components.schemas.X.properties.*", "selects 2"],
])("an overlay action that selects %s fails with file and line", async (_, target, selects) => {
  const { message } = await thrownBy(() => bundled({ "overlays/a.yaml": overlay(target, "remove: true") }));
  expect(message).toMatch(/overlays\/a\.yaml 4:5\n/);
  expect(message).toContain(`The target ${target} must select exactly one node, but it ${selects}.`);
});

test("a reference that leads nowhere fails with file, line and pointer", async () => {
  const { message } = await thrownBy(() => bundled({ "a.yaml": document.replace("schemas/X", "schemas/Y") }));
  expect(message).toMatch(
    /a\.yaml 8:\d+ #\/paths\/~1x\/get\/responses\/200\/content\/application~1json\/schema\n/,
  );
  expect(message).toContain('$ref: "#/components/schemas/Y"');
});

test("a schema with the name of a shared one is refused, not renamed", async () => {
  const clash = document.replace("    X: {", "    Problem: { type: string }\n    X: {");
  expect((await thrownBy(() => bundled({ "a.yaml": clash }))).message).toContain("Problem");
});
