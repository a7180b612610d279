import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { findCircle, importGraph, sourceFiles } from "../../../scripts/lib/import-graph.ts";

const src = join(import.meta.dirname, "../src");
const files = sourceFiles(src);
const textOf = (file: string): string => readFileSync(join(src, file), "utf8");

test("imports have no circles, not even for types", () => {
  const graph = importGraph(src);
  expect(graph.get("index.ts")).toContain("client/create-economic.ts");
  expect(findCircle(graph)).toEqual([]);
});

test("only one file imports openapi-fetch", () => {
  expect(files.filter((file) => textOf(file).includes('"openapi-fetch"'))).toEqual(["request/http.ts"]);
});

test("no file evaluates text as code", () => {
  expect(files.filter((file) => /\beval\(|\bnew Function\(/.test(textOf(file)))).toEqual([]);
});
