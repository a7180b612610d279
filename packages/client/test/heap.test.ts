import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const script = fileURLToPath(new URL("heap/million-items.ts", import.meta.url));

test("a million items, in every way to list them: the heap grows by less than 10 MB after the first 10,000", () => {
  const report = JSON.parse(
    execFileSync(process.execPath, ["--expose-gc", script], { encoding: "utf8" }),
  ) as Record<string, { items: number; heapGrowth: number }>;
  expect(Object.keys(report)).toEqual(["cursor", "rest", "restInParallel", "restByKey"]);
  for (const { items, heapGrowth } of Object.values(report)) {
    expect(items).toBe(1_000_000);
    expect(heapGrowth).toBeLessThan(10_000_000);
  }
}, 120_000);
