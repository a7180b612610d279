// `node scripts/spec-parity-rest.ts <folder>` counts, as N of N, how much of the published REST API is in specs/, and
// lists the rest. The folder holds the recorded publications.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Tally } from "./parity/tally.ts";
import { compareFile, compareListed } from "./parity-rest/compare-operations.ts";
import { listedOperations, readRecorded } from "./parity-rest/recorded.ts";
import { RestSpec } from "./parity-rest/rest-spec.ts";

const folder = process.argv[2];
if (folder === undefined || !existsSync(join(folder, "rest"))) {
  console.error("Name the folder of the recorded publications: node scripts/spec-parity-rest.ts <folder>");
  process.exit(2);
}

const tally = new Tally();
const additions: string[] = [];
const to = { tally, additions, spec: new RestSpec(join(import.meta.dirname, "../specs/rest.yaml")) };
for (const file of readRecorded(join(folder, "rest"))) compareFile(to, file);
const table = join(folder, "rest-operations.md");
if (existsSync(table)) {
  for (const operation of listedOperations(readFileSync(table, "utf8"))) compareListed(to, operation);
}

console.log(tally.table);
for (const miss of tally.misses) console.log(`missing: ${miss}`);
for (const addition of additions) console.log(`not published: ${addition}`);
process.exitCode = tally.misses.length > 0 ? 1 : 0;
