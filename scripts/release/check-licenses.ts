/**
 * `pnpm licenses:check` checks that every package of the dependency tree, development included, has a licence that we
 * accept.
 */
import { mustRun } from "../lib/run.ts";
import { isAllowed } from "./licenses.ts";

interface Entry {
  name: string;
  versions: string[];
}

const listing = JSON.parse(await mustRun("pnpm", ["licenses", "list", "--json"])) as Record<string, Entry[]>;
let count = 0;
const refused: string[] = [];
for (const [license, entries] of Object.entries(listing)) {
  count += entries.length;
  if (isAllowed(license)) continue;
  for (const { name, versions } of entries) refused.push(`${name}@${versions.join(", ")}: ${license}`);
}
if (count === 0) throw new Error("pnpm listed no packages.");
for (const line of refused) console.error(`This licence is not accepted: ${line}`);
console.log(`${count - refused.length} passed, ${refused.length} failed`);
process.exitCode = refused.length === 0 ? 0 : 1;
