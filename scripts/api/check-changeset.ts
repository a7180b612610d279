/**
 * `pnpm api:changeset --base REF` checks that exported signatures that changed since REF have a changeset of the
 * right level.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { run } from "../lib/run.ts";
import { entries } from "./entries.ts";
import { declaredLevel, levels, requiredLevel } from "./level.ts";

const base = process.argv[process.argv.indexOf("--base") + 1];
if (!process.argv.includes("--base") || base === undefined) throw new Error("usage: --base <git reference>");

const changesets = readdirSync(".changeset")
  .filter((name) => name.endsWith(".md") && name !== "README.md")
  .map((name) => readFileSync(join(".changeset", name), "utf8"));
let missing = 0;
const all = entries();
for (const { packageName, version, report } of all) {
  const file = join("docs/api", report);
  const before = await run("git", ["show", `${base}:${file}`]);
  const after = existsSync(file) ? readFileSync(file, "utf8") : "";
  const required = requiredLevel(before.code === 0 ? before.output : "", after, version);
  const declared = declaredLevel(changesets, packageName);
  if (levels.indexOf(declared) >= levels.indexOf(required)) continue;
  missing += 1;
  console.log(
    `${file} changed: ${packageName} needs a changeset of level ${required}, but its changesets say ${declared}`,
  );
}
console.log(`${all.length - missing} passed, ${missing} failed`);
process.exitCode = missing === 0 ? 0 : 1;
