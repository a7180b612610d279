import { expect, test } from "vitest";
import type { Schema } from "../open-api.ts";
import { serviceDocument } from "../testing/documents.ts";
import { listingShape } from "./listing.ts";

const item: Schema = { $ref: "#/components/schemas/Thing" };
const document = serviceDocument({}, { Thing: { type: "object" }, Things: { type: "array", items: item } });
const object = (properties: Record<string, Schema>): Schema => ({ type: "object", properties });
const list: Schema = { type: ["array", "null"], items: item };

const cursorResults = { ...object({ cursor: { type: "string" }, items: list }), "x-cursor-page-size": 1000 };
const collection = object({ collection: list, pagination: {} });

test.each<[string, string[], Schema, object]>([
  ["a cursor result", ["cursor", "filter"], cursorResults, { style: "cursor", item, pageSize: 1000 }],
  ["an array with paging", ["skipPages", "pageSize"], list, { style: "paged", item, pageSize: undefined }],
  ["REST's envelope", ["skippages", "pagesize"], collection, { style: "rest", item, pageSize: undefined }],
  [
    "REST's envelope, pages not described",
    ["skippages", "pagesize"],
    object({ collection: list }),
    { style: "rest", item },
  ],
  ["a plain array", [], list, { style: "plain", item, pageSize: undefined }],
  ["a plain array by reference", [], { $ref: "#/components/schemas/Things" }, { style: "plain", item }],
])("%s is recognised by its shape", (_, parameters, answer, shape) => {
  expect(listingShape(document, parameters, answer)).toMatchObject(shape);
});

test.each<[string, string[], Schema | undefined]>([
  ["one object", [], object({ items: list })],
  ["a number, filtered", ["filter"], { type: "integer" }],
  ["nothing", [], undefined],
])("%s is not a listing", (_, parameters, answer) => {
  expect(listingShape(document, parameters, answer)).toBeUndefined();
});

test.each<[string, string[], Schema, string]>([
  ["an array with pageSize only", ["pageSize"], list, "This one has only pagesize"],
  ["an array with a cursor", ["cursor"], list, "This one has only cursor"],
  ["a cursor result without the parameter", [], cursorResults, "in an unknown way"],
  ["a cursor parameter without the result", ["cursor"], object({ items: list }), "in an unknown way"],
  ["a collection that does not page", [], object({ collection: list }), "in an unknown way"],
  ["paging parameters on an object", ["pageSize", "skipPages"], object({}), "in an unknown way"],
])("%s is reported as an error", (_, parameters, answer, message) => {
  expect(listingShape(document, parameters, answer)).toContain(message);
});
