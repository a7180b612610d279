import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { expect, test } from "vitest";

const src = resolve(import.meta.dirname, "../src");

const files = readdirSync(src, { recursive: true, encoding: "utf8" }).filter(
  (file) => file.endsWith(".ts") && !/\.test(-d)?\.ts$/.test(file),
);

const textOf = (file: string): string => readFileSync(join(src, file), "utf8");

/** The files that a file imports or exports from, types included: a circle of types is hard to read as well. */
const importsOf = (file: string): string[] =>
  [...textOf(file).matchAll(/^(?:import|export)\s[^;]*?from\s+"(?<path>\.[^"]+)"/gm)].map(({ groups }) =>
    relative(src, resolve(src, dirname(file), groups?.path ?? "")),
  );

/** Finds a circle of imports, from a file back to itself; empty if there is none. */
function findCircle(graph: ReadonlyMap<string, readonly string[]>): string[] {
  const done = new Set<string>();
  const visit = (file: string, path: readonly string[]): string[] => {
    if (path.includes(file)) return [...path.slice(path.indexOf(file)), file];
    if (done.has(file)) return [];
    for (const next of graph.get(file) ?? []) {
      const circle = visit(next, [...path, file]);
      if (circle.length > 0) return circle;
    }
    done.add(file);
    return [];
  };
  return [...graph.keys()].map((file) => visit(file, [])).find((circle) => circle.length > 0) ?? [];
}

test("findCircle finds a circle behind a file that is in none", () => {
  const graph = new Map([
    ["a", ["b"]],
    ["b", ["c"]],
    ["c", ["d", "b"]],
    ["d", []],
  ]);
  expect(findCircle(graph)).toEqual(["b", "c", "b"]);
});

test("no file imports itself, however many files lie between, not even for a type", () => {
  const graph = new Map(files.map((file) => [file, importsOf(file)]));
  expect(graph.get("index.ts")).toContain("client/create-economic.ts");
  expect(findCircle(graph)).toEqual([]);
});

test("one file knows openapi-fetch", () => {
  expect(files.filter((file) => textOf(file).includes('"openapi-fetch"'))).toEqual(["request/http.ts"]);
});

test("no file evaluates text as code", () => {
  expect(files.filter((file) => /\beval\(|\bnew Function\(/.test(textOf(file)))).toEqual([]);
});
