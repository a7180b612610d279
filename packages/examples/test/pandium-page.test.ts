import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { manifestProblems } from "@org/visma-economic-mocks/pandium";
import { expect, test } from "vitest";
import { parse } from "yaml";

test("PAN-15: the PANDIUM.yaml of the page Running on Pandium is right", () => {
  const page = readFileSync(resolve(import.meta.dirname, "../../client/docs/pandium.md"), "utf8");
  const [block = ""] = /^ {4}version: 0\.4\n(?: {4}.*\n)+/m.exec(page) ?? [];
  const manifest = parse(block.replaceAll(/^ {4}/gm, ""));
  expect(manifest).toMatchObject({ run: "node src/main.ts", connectors: ["visma-economic"] });
  expect(manifestProblems(manifest)).toEqual([]);
});
