import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { directoryWith, jsonBody, operation, serviceDocument, thrownBy } from "../testing/documents.ts";
import { addExamples } from "./examples.ts";

const things = serviceDocument({
  "/things": {
    get: operation("listThings", { type: "array", items: { type: "string" } }),
    post: operation("createThing", undefined, { requestBody: jsonBody({ type: "object" }) }),
  },
});
const documents = new Map([["things", things]]);
const bodyOf = (from: ReadonlyMap<string, typeof things>) =>
  from.get("things")?.paths?.["/things"]?.post?.requestBody;

describe("examples of bodies", () => {
  test("each stands beside the schema of its body; the document passed in is unchanged", () => {
    const specs = directoryWith({ "examples/things.yaml": "createThing:\n  name: Lamp\n" });
    const expected = {
      content: { "application/json": { schema: { type: "object" }, example: { name: "Lamp" } } },
    };
    expect(bodyOf(addExamples(documents, specs))).toEqual(expected);
    expect(bodyOf(documents)).toEqual(jsonBody({ type: "object" }));
  });

  test("a document without a file of examples has none", () => {
    expect(bodyOf(addExamples(documents, directoryWith({})))).toEqual(jsonBody({ type: "object" }));
  });

  test.each([
    ["an operation that does not exist", "createThong: {}", "createThong"],
    ["an operation without a body", "listThings: {}", "listThings"],
    ["text that is not YAML", "createThing: {", ""],
  ])("%s is a problem that names file and operation", async (_what, text, where) => {
    const specs = directoryWith({ "examples/things.yaml": text });
    expect(await thrownBy(() => addExamples(documents, specs))).toMatchObject({
      name: "SpecError",
      problems: [{ document: join(specs, "examples/things.yaml"), where }],
    });
  });
});
