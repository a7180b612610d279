import { expect, test } from "vitest";
import { Findings } from "../problem.ts";
import { checkReferences, deref, resolvePointer } from "./references.ts";

const document = {
  paths: { "/a~b": { get: { id: 1 } } },
  components: {
    schemas: {
      A: { $ref: "#/components/schemas/B" },
      B: { type: "string" },
      Loop: { $ref: "#/components/schemas/Loop" },
      Lost: { items: { $ref: "#/components/schemas/C" } },
      Far: { $ref: "other.yaml#/A" },
    },
  },
};

test("the escapes of a pointer are decoded", () => {
  expect(resolvePointer(document, "#/paths/~1a~0b/get/id")).toBe(1);
});

test("references are followed to their end", () => {
  expect(deref(document, { $ref: "#/components/schemas/A" })).toEqual({ type: "string" });
});

test("references that lead nowhere, outside or in a circle are reported with their place", () => {
  const findings = new Findings("things");
  checkReferences(document, findings);
  expect(findings.problems.map(({ where, reason }) => `${where} ${reason}`)).toEqual([
    "#/components/schemas/Loop The reference #/components/schemas/Loop cannot be resolved.",
    "#/components/schemas/Lost/items The reference #/components/schemas/C cannot be resolved.",
    "#/components/schemas/Far The reference other.yaml#/A cannot be resolved.",
  ]);
});
