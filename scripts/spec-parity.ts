// `node scripts/spec-parity.ts <folder>` counts, as N of N, how much of the fourteen published services is in specs/,
// and lists the rest. The folder holds the recorded publications.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { OwnSpecs } from "./parity/own-specs.ts";
import { readPublished } from "./parity/published.ts";
import { compareService } from "./parity/services.ts";
import { Tally } from "./parity/tally.ts";

const folder = process.argv[2];
if (folder === undefined || !existsSync(folder)) {
  console.error("Name the folder of the recorded publications: node scripts/spec-parity.ts <folder>");
  process.exit(2);
}

const services = existsSync(join(folder, "openapi")) ? join(folder, "openapi") : folder;
const specs = OwnSpecs.read(join(import.meta.dirname, "../specs"));
const tally = new Tally();
for (const published of readPublished(services)) compareService(tally, published, specs);

console.log(tally.table);
for (const miss of tally.misses) console.log(`missing: ${miss}`);
process.exitCode = tally.misses.length > 0 ? 1 : 0;
