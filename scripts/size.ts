/**
 * `pnpm size` prints the size that each entry of the client adds to a bundle, and the change since main. It fails if
 * an entry grew by more than 5 % and no changeset explains it. Main's figures are committed in `docs/sizes.json`, so
 * that only this branch has to be built. `--update` writes them, and `--base REF` compares with another commit than
 * main.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { run } from "./lib/run.ts";
import { decide, type Sizes, sizeLinesOf } from "./size/decide.ts";
import { measure } from "./size/measure.ts";

const root = resolve(import.meta.dirname, "..");
const file = "docs/sizes.json";
const { values } = parseArgs({ options: { update: { type: "boolean" }, base: { type: "string" } } });

const git = (...options: string[]) => run("git", options, { cwd: root });

/** Finds the commit to compare with. In the checkout of a pull request main is `origin/main`. */
async function baseCommit(): Promise<string | undefined> {
  const names = values.base === undefined ? ["main", "origin/main"] : [values.base];
  for (const name of names) {
    const { code, output } = await git("rev-parse", "--verify", "--quiet", `${name}^{commit}`);
    if (code === 0) return output.trim();
  }
  if (values.base !== undefined) throw new Error(`--base: there is no commit "${values.base}".`);
  return undefined;
}

async function committedAt(commit: string, path: string): Promise<string | undefined> {
  const { code, output } = await git("show", `${commit}:${path}`);
  return code === 0 ? output : undefined;
}

/** Returns the lines about size that this branch adds. Lines that main has are about earlier changes. */
async function linesSince(commit: string | undefined) {
  const names = readdirSync(join(root, ".changeset")).filter(
    (name) => name.endsWith(".md") && name !== "README.md",
  );
  const lines = names.map(async (name) => {
    const before = (commit && (await committedAt(commit, `.changeset/${name}`))) || "";
    const known = new Set(before.split("\n"));
    const text = readFileSync(join(root, ".changeset", name), "utf8");
    return sizeLinesOf(
      text
        .split("\n")
        .filter((line) => !known.has(line))
        .join("\n"),
    );
  });
  return (await Promise.all(lines)).flat();
}

const measured = await measure();
if (values.update) writeFileSync(join(root, file), `${JSON.stringify(measured, undefined, 2)}\n`);

const base = await baseCommit();
const branch: Sizes = existsSync(join(root, file)) ? JSON.parse(readFileSync(join(root, file), "utf8")) : {};
// A clone without main, or a main without figures, is compared with the figures of this branch.
const main: Sizes = JSON.parse((base && (await committedAt(base, file))) ?? JSON.stringify(branch));
const verdicts = decide({ measured, main, branch, lines: await linesSince(base) });
for (const { entry, bytes, percent, failure } of verdicts) {
  const change = percent === undefined ? "new" : `${percent < 0 ? "" : "+"}${percent.toFixed(1)} %`;
  console.log(
    `${failure ? "FAIL" : "ok  "} ${entry}: ${bytes} bytes (${change})${failure ? `: ${failure}` : ""}`,
  );
}
const failed = verdicts.filter(({ failure }) => failure !== undefined).length;
console.log(`${verdicts.length - failed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
