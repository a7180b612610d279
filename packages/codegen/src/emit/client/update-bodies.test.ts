import { expect, test } from "vitest";
import { deriveInputs } from "../../normalise/inputs.ts";
import type { OpenApi, PathItem, Schema } from "../../open-api.ts";
import { Findings } from "../../problem.ts";
import { reachedSchemas } from "../../read/reached-schemas.ts";
import { inPath, jsonBody, operation, read, serviceDocument } from "../../testing/documents.ts";
import { updateBodies } from "./update-bodies.ts";

function bodiesOf(document: OpenApi) {
  const { service } = read(document);
  if (service === undefined) throw new Error("The document has no service.");
  return updateBodies(
    service,
    deriveInputs(service, document, reachedSchemas(document), new Findings("things")),
  );
}

const ref = { $ref: "#/components/schemas/Thing" };
const line: Schema = {
  type: "object",
  properties: { quantity: { type: "number" }, sum: { type: "number", readOnly: true } },
};
const thing: Schema = {
  type: "object",
  required: ["name", "isBarred", "price", "groupNumber"],
  properties: {
    number: { type: "integer", readOnly: true },
    name: { type: "string" },
    isBarred: { type: "boolean" },
    price: { type: "number" },
    groupNumber: { type: "integer" },
    lastUpdated: { type: "string", readOnly: true },
    lines: { type: "array", items: line },
  },
};

/** Things that are changed through their collection. */
const things = (more: Record<string, PathItem> = {}, service?: string): OpenApi =>
  serviceDocument(
    {
      "/things": {
        get: operation("listThings", { type: "array", items: ref }),
        put: operation("changeThing", undefined, {
          requestBody: jsonBody(ref),
          "x-body-required": ["number"],
        }),
      },
      "/things/{number}": { get: operation("getThing", ref, { parameters: [inPath("number")] }) },
      ...more,
    },
    { Thing: thing },
    service,
  );

test("a body has its required, left-out (O-17) and read-only properties", () => {
  expect(bodiesOf(things())).toEqual({
    "/things": {
      required: ["name", "groupNumber", "number"],
      leftOut: { isBarred: false, price: 0 },
      without: ["lastUpdated", "lines.sum"],
    },
  });
});

test("REST does not leave properties out of its answers", () => {
  expect(bodiesOf(things({}, "rest"))["/things"]).toEqual({
    required: ["name", "isBarred", "price", "groupNumber", "number"],
    without: ["lastUpdated", "lines.sum"],
  });
});

test("a PUT of many records has no entry", () => {
  const put = operation("changeThings", undefined, {
    requestBody: jsonBody({ type: "object", properties: { things: { type: "array", items: ref } } }),
  });
  expect(Object.keys(bodiesOf(things({ "/things/bulk": { put } })))).toEqual(["/things"]);
});

test("a read-only property that only the answer has is included", () => {
  const read: Schema = {
    type: "object",
    properties: { name: { type: "string" }, age: { type: "integer", readOnly: true } },
  };
  const body: Schema = { type: "object", properties: { name: { type: "string" } } };
  const document = serviceDocument({
    "/things/{number}": {
      parameters: [inPath("number")],
      get: operation("getThing", read),
      put: operation("changeThing", undefined, { requestBody: jsonBody(body) }),
    },
  });
  expect(bodiesOf(document)).toEqual({ "/things/{number}": { without: ["age"] } });
});
