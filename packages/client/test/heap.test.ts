import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const script = fileURLToPath(new URL("heap/million-items.ts", import.meta.url));

/** The number of items of each listing, and the number of bytes by which the heap may grow. */
const limits: Record<string, [items: number, bytes: number]> = {
  cursor: [1_000_000, 10_000_000],
  rest: [1_000_000, 10_000_000],
  restInParallel: [100_000, 2_000_000],
  // A client that kept a list of all keys would need more memory than this.
  restByKey: [100_000, 2_000_000],
};

test("the heap grows by less than 10 MB after the first 10,000 of a million items", () => {
  const report = JSON.parse(
    execFileSync(process.execPath, ["--expose-gc", script], { encoding: "utf8" }),
  ) as Record<string, { items: number; heapGrowth: number }>;
  expect(Object.keys(report)).toEqual(Object.keys(limits));
  for (const [name, { items, heapGrowth }] of Object.entries(report)) {
    expect([name, items]).toEqual([name, limits[name]?.[0]]);
    expect(heapGrowth, name).toBeLessThan(limits[name]?.[1] ?? 0);
  }
}, 900_000);
