/**
 * `node scripts/ci-summary.ts LOG` adds up the summaries of all test runs in a log, and prints the sum as the last
 * line of a CI run.
 */
import { readFileSync } from "node:fs";
import { addUp } from "./lib/add-up.ts";

const [log] = process.argv.slice(2);
if (log === undefined) throw new Error("Usage: node scripts/ci-summary.ts <log>");
const { passed, failed, skipped } = addUp(readFileSync(log, "utf8"));
console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
