import { expect, test } from "vitest";
import { compileMocks } from "../../compile.ts";
import type { OpenApi, Schema } from "../../open-api.ts";
import { inPath, jsonBody, operation, query, serviceDocument } from "../../testing/documents.ts";

const ref = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` });

const tables = async (document: OpenApi): Promise<{ documents: unknown; eventTypes: unknown }> => {
  const text = compileMocks(new Map([["things", document]])).get("tables.ts") ?? "";
  const script = text
    .replace(/^import .*$/m, "")
    .replace(": readonly unknown[]", "")
    .replace("] as const", "]");
  return import(`data:text/javascript,${encodeURIComponent(script)}`);
};

const thing: Schema = {
  type: "object",
  description: "A thing",
  required: ["name"],
  properties: {
    description: {
      type: "string",
      description: "Prose",
      pattern: "^it's\\d",
      "x-filterable": ["eq"],
      "x-fails-on": ["eq", "sort"],
    },
    kind: { ...ref("Kind"), "x-filterable": ["eq", "ne"], "x-sortable": true },
    number: { type: ["integer", "null"], readOnly: true, deprecated: true },
  },
};

test("the mocks' table has every operation as published, without prose", async () => {
  const document = serviceDocument(
    {
      "/things": {
        get: operation(
          "listThings",
          {
            type: "object",
            properties: { cursor: { type: "string" }, items: { type: "array", items: ref("Thing") } },
            "x-cursor-page-size": 1000,
          },
          { parameters: [query("cursor", { type: "string", maxLength: 50, description: "Prose" })] },
        ),
        put: operation("changeThing", undefined, {
          requestBody: jsonBody(ref("Thing")),
          "x-body-required": ["number"],
        }),
      },
      "/things/count": { get: operation("countThings", { type: "integer" }) },
      "/things/{number}": { delete: operation("deleteThing", undefined, { parameters: [inPath("number")] }) },
    },
    { Thing: thing, Kind: { type: "integer", enum: [1, 2], "x-enum-names": ["One", "Two"] } },
  );
  const common = { tag: "Things", roles: ["Sales"], errorCodes: ["ThingInUse", "ThingMissing"] };
  expect((await tables(document)).documents).toEqual([
    {
      document: "things",
      service: "thingsapi",
      version: "1.2.0",
      host: "apis.e-conomic.com",
      basePath: "/thingsapi/v1.2.0",
      schemas: {
        Thing: {
          type: "object",
          required: ["name"],
          properties: {
            description: { type: "string", pattern: "^it's\\d" },
            kind: { $ref: "#/schemas/Kind" },
            number: { type: ["integer", "null"], readOnly: true },
          },
        },
        Kind: { type: "integer", enum: [1, 2], "x-enum-names": ["One", "Two"] },
      },
      operations: [
        {
          ...common,
          id: "listThings",
          method: "GET",
          path: "/things",
          params: [
            { name: "cursor", in: "query", required: false, schema: { type: "string", maxLength: 50 } },
          ],
          responses: {
            "200": {
              contentType: "application/json",
              schema: {
                type: "object",
                properties: {
                  cursor: { type: "string" },
                  items: { type: "array", items: { $ref: "#/schemas/Thing" } },
                },
              },
            },
          },
          listing: {
            style: "cursor",
            item: { $ref: "#/schemas/Thing" },
            pageSize: 1000,
            countable: true,
            filters: {
              description: { ops: ["eq"], type: "string", failsOn: ["eq", "sort"] },
              kind: { ops: ["eq", "ne"], type: "enum", values: [1, 2], names: ["One", "Two"] },
            },
            sorts: ["kind"],
          },
        },
        {
          ...common,
          id: "changeThing",
          method: "PUT",
          path: "/things",
          params: [],
          body: {
            contentType: "application/json",
            schema: { $ref: "#/schemas/Thing" },
            required: ["number"],
          },
          responses: { "204": {} },
        },
        {
          ...common,
          id: "countThings",
          method: "GET",
          path: "/things/count",
          params: [],
          responses: { "200": { contentType: "application/json", schema: { type: "integer" } } },
        },
        {
          ...common,
          id: "deleteThing",
          method: "DELETE",
          path: "/things/{number}",
          params: [{ name: "number", in: "path", required: true, schema: { type: "integer" } }],
          responses: { "204": {} },
        },
      ],
    },
  ]);
});

test("the mocks' webhook events leave out the properties that only the client needs", async () => {
  const mergeField = { fieldName: "THINGNO", description: "Its number" };
  const event = { name: "THING_MADE", description: "A thing was made", mergeFields: [mergeField] };
  const get = operation("listEvents", { type: "array", items: { type: "string" } });
  const document = serviceDocument({
    "/events": {
      get: {
        ...get,
        "x-event-types": [
          { ...event, isAssumed: true, mergeFields: [{ ...mergeField, property: "thingNumber" }] },
        ],
      },
    },
  });
  expect((await tables(document)).eventTypes).toEqual([event]);
});
