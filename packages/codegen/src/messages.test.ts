/** The messages of the generator: each mistake of a document is a separate sentence, with a hint in parentheses. */
import { expect, test } from "vitest";
import { compileClient } from "./compile.ts";
import type { OpenApi, RawOperation, Schema } from "./open-api.ts";
import { SpecError } from "./problem.ts";
import { inPath, jsonBody, operation, serviceDocument, thrownBy } from "./testing/documents.ts";

const thing: Schema = { type: "object", properties: { name: { type: "string" } } };
const list: Schema = { type: "array", items: thing };
const document = (get: RawOperation, path = "/things"): OpenApi => serviceDocument({ [path]: { get } });
const putOf = (schema: Schema, rest: RawOperation = {}): OpenApi =>
  serviceDocument({
    "/things": { put: operation("updateThing", undefined, { requestBody: jsonBody(schema), ...rest }) },
    "/things/{number}": { get: operation("getThing", thing, { parameters: [inPath("number")] }) },
  });

const cases: readonly (readonly [reason: string, wrong: OpenApi])[] = [
  [
    "An operation needs an operationId.",
    document({ ...operation("", thing), operationId: undefined as never }),
  ],
  [
    'The first tag "Others" is not one of the document\'s tags.',
    document(operation("listThings", list, { tags: ["Others"] })),
  ],
  [
    "An operation needs a tag, which must be one of the document's tags.",
    document(operation("listThings", list, { tags: [] })),
  ],
  [
    "The path has the parameters [number], but the operation declares [].",
    document(operation("getThing", thing), "/things/{number}"),
  ],
  [
    "The operationId listThings is used already by #/paths/~1things/get.",
    serviceDocument({
      "/things": { get: operation("listThings", list) },
      "/things/all": { get: operation("listThings", list) },
    }),
  ],
  [
    "The reference #/components/responses/Nope cannot be resolved.",
    document({ ...operation("getThing"), responses: { 200: { $ref: "#/components/responses/Nope" } } }),
  ],
  [
    'x-sortable must be true, or absent (it is "yes").',
    document(
      operation("getThing", {
        type: "object",
        properties: { name: { type: "string", "x-sortable": "yes" as never } },
      }),
    ),
  ],
  [
    "x-listing is only for an operation that returns a list (this one does not).",
    document(operation("getThing", thing, { "x-listing": { sortable: [] } })),
  ],
  [
    "number selects the record to change, but is read-only (name it in x-body-required).",
    putOf({ type: "object", properties: { number: { type: "integer", readOnly: true } } }),
  ],
  ["The body's schema has no property nmae.", putOf(thing, { "x-body-required": ["nmae"] })],
];

test.each(cases)("%s", async (reason, wrong) => {
  const error = await thrownBy(() => compileClient(new Map([["things", wrong]])));
  expect(error).toBeInstanceOf(SpecError);
  expect((error as SpecError).problems.map((problem) => problem.reason)).toContain(reason);
});

test("a service and a version that do not match the address are reported", async () => {
  const wrong = serviceDocument({ "/things": { get: operation("listThings", list) } });
  wrong.info.version = "1.3.0";
  expect((await thrownBy(() => compileClient(new Map([["things", wrong]])))).message).toBe(
    "things #/servers\n  By x-service and version, the server's URL should be https://apis.e-conomic.com/thingsapi/v1.3.0, but it is https://apis.e-conomic.com/thingsapi/v1.2.0.",
  );
});
