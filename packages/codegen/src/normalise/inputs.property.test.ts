import fc from "fast-check";
import { expect, test } from "vitest";
import type { Schema } from "../open-api.ts";
import { Findings } from "../problem.ts";
import { reachedSchemas } from "../read/reached-schemas.ts";
import { readService } from "../read/read-service.ts";
import { jsonBody, operation, serviceDocument } from "../testing/documents.ts";
import { deriveInputs } from "./inputs.ts";

const names = ["A", "B", "C"];
const keys = ["a", "b", "objectVersion"];

const reference = fc.constantFrom(...names).map((name): Schema => ({ $ref: `#/components/schemas/${name}` }));

/** Schemas of any nesting. Some are nullable, some refer to each other. */
const { schema } = fc.letrec<{ schema: Schema }>((tie) => ({
  schema: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom<Schema>({ type: "integer" }, { type: ["string", "null"] }),
    reference,
    reference.map((part): Schema => ({ anyOf: [part, { type: "null" }] })),
    tie("schema").map((items): Schema => ({ type: "array", items })),
    objectOf(tie("schema")),
  ),
}));

/** Objects that have some read-only properties. */
function objectOf(schemas: fc.Arbitrary<Schema>): fc.Arbitrary<Schema> {
  const property = fc
    .tuple(schemas, fc.boolean())
    .map(([own, readOnly]): Schema => (readOnly ? { ...own, readOnly } : own));
  return fc
    .dictionary(fc.constantFrom(...keys), property, { maxKeys: 3 })
    .map((properties): Schema => ({ type: "object", properties }));
}

const anyObject = objectOf(schema);

test("no input is null or read-only, and every PUT requires objectVersion, for any schema", () => {
  fc.assert(
    fc.property(anyObject, anyObject, anyObject, (A, B, C) => {
      const body = jsonBody({ $ref: "#/components/schemas/A" });
      const document = serviceDocument(
        {
          "/a": {
            get: operation("getA", { $ref: "#/components/schemas/A" }),
            put: operation("putA", undefined, { requestBody: body }),
          },
        },
        { A, B, C },
      );
      const findings = new Findings("things");
      const service = readService("things", document, findings);
      if (service === undefined) throw new Error(JSON.stringify(findings.problems));
      const { bodies, schemas } = deriveInputs(service, document, reachedSchemas(document), findings);
      expect(findings.problems).toEqual([]);
      const all = { ...document.components?.schemas, ...schemas };
      const sent = reachableFrom(bodies.get("putA") ?? {}, all);
      expect(JSON.stringify(sent)).not.toMatch(/"null"|readOnly/);
      const [root] = sent;
      if (root?.properties?.objectVersion !== undefined) expect(root.required).toContain("objectVersion");
    }),
    { numRuns: 300 },
  );
});

/** Returns the component schemas that a body refers to, with its own first. */
function reachableFrom(body: Schema, schemas: Record<string, Schema>): Schema[] {
  const found = new Map<string, Schema>();
  const visit = (node: unknown): void => {
    const text = JSON.stringify(node);
    for (const [, name = ""] of text.matchAll(/"#\/components\/schemas\/(\w+)"/g)) {
      const target = schemas[name];
      if (target === undefined || found.has(name)) continue;
      found.set(name, target);
      visit(target);
    }
  };
  visit(body);
  return [...found.values()];
}
