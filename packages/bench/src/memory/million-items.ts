/**
 * Measures how the client's heap grows over long listings of the mocks, with the script that the client's own test
 * runs.
 */
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { report } from "../lib/report.ts";

const script = fileURLToPath(new URL("../../../client/test/heap/million-items.ts", import.meta.url));
const output = execFileSync(process.execPath, ["--expose-gc", script], { encoding: "utf8" });
const listings: Record<string, { items: number; total: number; heapGrowth: number }> = JSON.parse(output);
for (const [name, { items, total, heapGrowth }] of Object.entries(listings)) {
  if (items !== total) throw new Error(`${name} listed ${items} items of ${total}`);
  report({
    name: `client: heap growth over ${items} items after the first 10000, ${name}`,
    unit: "MB",
    limit: 10,
    values: [heapGrowth / 1_000_000],
  });
}
