import { expect, test } from "vitest";
import { compare } from "./compare.ts";

const ours = {
  info: { version: "1.0.0" },
  paths: { "/a": { get: {}, parameters: [] }, "/b": { delete: {} } },
  components: { schemas: { A: { properties: { name: {} } }, Kind: {} } },
};

test("the same document has no differences", () => {
  expect(compare(ours, structuredClone(ours))).toEqual([]);
});

test("operations and properties that came and went are named, and a new version", () => {
  const published = {
    info: { version: "1.1.0" },
    paths: { "/a": { get: {}, post: {} } },
    components: { schemas: { A: { properties: { title: {} } } } },
  };
  expect(compare(ours, published)).toEqual([
    "version 1.0.0 -> 1.1.0",
    "+ POST /a",
    "- DELETE /b",
    "+ A.title",
    "- A.name",
  ]);
});

test("an empty publication is not taken for an unchanged one", () => {
  expect(compare(ours, {})).toContain("- GET /a");
});
