import { describe, expect, test } from "vitest";
import { documents } from "../table/tables.ts";
import { createValidator } from "./index.ts";

describe("every published body", () => {
  test.each(documents.map((document) => [document.document, document] as const))(
    "%s: compiles, accepts only objects or arrays, and words each complaint",
    (_, document) => {
      const validator = createValidator(document);
      const operations = document.operations.filter(
        ({ body }) => body?.contentType.includes("json") ?? false,
      );
      for (const operation of operations) {
        const issues = validator.body(operation, "text");
        expect([operation.id, issues.map(({ path }) => path)]).toEqual([operation.id, [[]]]);
        for (const issue of validator.body(operation, {}))
          expect([operation.id, issue.message]).toEqual([
            operation.id,
            expect.not.stringMatching(/undefined|\[object/),
          ]);
      }
    },
  );
});
