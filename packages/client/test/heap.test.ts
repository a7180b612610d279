import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const script = fileURLToPath(new URL("heap/million-items.ts", import.meta.url));

/** What is listed, and by how many bytes the heap may grow on the way. */
const limits: Record<string, [items: number, bytes: number]> = {
  cursor: [1_000_000, 10_000_000],
  rest: [1_000_000, 10_000_000],
  restInParallel: [100_000, 2_000_000],
  // A list of the keys alone would be more.
  restByKey: [100_000, 2_000_000],
};

test("a million items by cursor and from REST, 100,000 in parallel and by key: the heap grows by less than 10 MB after the first 10,000", () => {
  const report = JSON.parse(
    execFileSync(process.execPath, ["--expose-gc", script], { encoding: "utf8" }),
  ) as Record<string, { items: number; heapGrowth: number }>;
  expect(Object.keys(report)).toEqual(Object.keys(limits));
  for (const [name, { items, heapGrowth }] of Object.entries(report)) {
    expect([name, items]).toEqual([name, limits[name]?.[0]]);
    expect(heapGrowth, name).toBeLessThan(limits[name]?.[1] ?? 0);
  }
}, 900_000);
