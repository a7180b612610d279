/** Adds up the summaries that the test runs left in a log, as the last line of a CI run. `node scripts/ci-summary.ts LOG` */
import { readFileSync } from "node:fs";
import { addUp } from "./lib/add-up.ts";

const [log] = process.argv.slice(2);
if (log === undefined) throw new Error("usage: node scripts/ci-summary.ts <log>");
const { passed, failed, skipped } = addUp(readFileSync(log, "utf8"));
console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
