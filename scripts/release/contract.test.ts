import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";

const root = join(import.meta.dirname, "../..");
const page = join(root, "docs/contract.md");
const contract = readFileSync(page, "utf8");
const ids = [...contract.matchAll(/^### (R[WL]-\d+): /gm)].map((match) => match[1] ?? "");

/** The ids that tests cite in titles and comments, each with its files. */
const cited = new Map<string, Set<string>>();
const tests = execFileSync("git", ["ls-files", "*.test.ts", "*.test-d.ts", "packages/*/test/cases/*.ts"], {
  cwd: root,
  encoding: "utf8",
});
for (const file of tests
  .trim()
  .split("\n")
  .filter((name) => !name.endsWith("contract.test.ts") && existsSync(join(root, name))))
  for (const [id] of readFileSync(join(root, file), "utf8").matchAll(/\bR[WL]-\d+\b/g))
    cited.set(id, (cited.get(id) ?? new Set()).add(file));

test("the contract has every rule, in order", () => {
  const numbered = (kind: string, last: number) =>
    Array.from({ length: last }, (_, at) => `${kind}-${at + 1}`);
  expect(ids).toEqual([...numbered("RW", 14), ...numbered("RL", 8)]);
});

describe("each rule has a test that cites it", () => {
  test.each(ids)("%s", (id) => expect([...(cited.get(id) ?? [])]).not.toEqual([]));
});

test("no test cites a rule that the contract does not have", () => {
  expect([...cited.keys()].filter((id) => !ids.includes(id))).toEqual([]);
});

test("every link of the page leads to a file", () => {
  const links = [...contract.matchAll(/\]\(([^)]+)\)/g)].map((match) => match[1] ?? "");
  expect(links.length).toBeGreaterThan(4);
  expect(links.filter((link) => !existsSync(join(dirname(page), link)))).toEqual([]);
});
