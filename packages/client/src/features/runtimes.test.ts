import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const source = new URL("..", import.meta.url);
const files = readdirSync(source, { recursive: true, encoding: "utf8" }).filter(
  (name) => !/^(testing|generated)/.test(name) && /(?<!\.test|\.test-d)\.ts$/.test(name),
);

test("no source file imports from Node, as bundlers for browsers and workers would fail", () => {
  expect(files.length).toBeGreaterThan(50);
  const importing = files.filter((name) =>
    /\b(from|import\()\s*["']node:/.test(readFileSync(new URL(name, source), "utf8")),
  );
  expect(importing).toEqual([]);
});
