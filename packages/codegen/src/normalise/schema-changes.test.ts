import { expect, test } from "vitest";
import type { Schema } from "../open-api.ts";
import { mapSubschemas, withoutNull } from "./schema-changes.ts";

test.each<[string, Schema, Schema]>([
  ["a type list", { type: ["string", "null"], maxLength: 5 }, { type: "string", maxLength: 5 }],
  ["a longer type list", { type: ["string", "integer", "null"] }, { type: ["string", "integer"] }],
  ["an enumeration", { type: ["string", "null"], enum: ["a", null] }, { type: "string", enum: ["a"] }],
  ["a nullable reference", { anyOf: [{ $ref: "#/a" }, { type: "null" }] }, { $ref: "#/a" }],
  [
    "one with a description",
    { description: "d", oneOf: [{ type: "null" }, { $ref: "#/a" }] },
    { description: "d", $ref: "#/a" },
  ],
  [
    "a choice of several schemas",
    { anyOf: [{ $ref: "#/a" }, { $ref: "#/b" }, { type: "null" }] },
    { anyOf: [{ $ref: "#/a" }, { $ref: "#/b" }] },
  ],
  ["a schema without null", { type: "string" }, { type: "string" }],
])("null is removed from %s (L-14)", (_, schema, expected) => {
  expect(withoutNull(schema)).toEqual(expected);
});

test("null stays where an overlay allows it", () => {
  const schema: Schema = { type: ["string", "null"], "x-allow-null": true };
  expect(withoutNull(schema)).toEqual(schema);
});

test("each direct subschema is passed with its place, and the original does not change", () => {
  const schema: Schema = {
    properties: { a: { type: "string" } },
    items: { type: "number" },
    additionalProperties: { type: "boolean" },
    allOf: [{ type: "object" }],
    required: ["a"],
  };
  const copy = structuredClone(schema);
  const places: string[] = [];
  const result = mapSubschemas(schema, (part, segments) => {
    places.push(segments.join("/"));
    return { ...part, description: "seen" };
  });
  expect(places).toEqual(["properties/a", "items", "additionalProperties", "allOf/0"]);
  expect(result.allOf).toEqual([{ type: "object", description: "seen" }]);
  expect(result.required).toEqual(["a"]);
  expect(schema).toEqual(copy);
});
