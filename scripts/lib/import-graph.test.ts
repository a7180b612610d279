import { expect, test } from "vitest";
import { findCircle } from "./import-graph.ts";

test("findCircle finds a circle behind a file that is in none", () => {
  const graph = new Map([
    ["a", ["b"]],
    ["b", ["c"]],
    ["c", ["d", "b"]],
    ["d", []],
  ]);
  expect(findCircle(graph)).toEqual(["b", "c", "b"]);
});
