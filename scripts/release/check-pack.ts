/**
 * `pnpm pack:check` runs publint and are-the-types-wrong on the packed tarballs, and looks for files that must not be
 * in them.
 */
import { mustRun, run } from "../lib/run.ts";
import { packAll } from "./pack.ts";
import { deadLinks } from "./package-docs.ts";
import { unwantedFiles } from "./unwanted-files.ts";

let passed = 0;
let failed = 0;
const record = (name: string, code: number, output: string) => {
  if (code === 0) passed += 1;
  else failed += 1;
  console.log(`${code === 0 ? "ok  " : "FAIL"} ${name}${code === 0 ? "" : `\n${output}`}`);
};

/** Returns the text of each Markdown file of a tarball, by path. Other files have an empty text. */
async function packedPages(tarball: string, files: readonly string[]): Promise<Map<string, string>> {
  const pages = new Map<string, string>();
  for (const file of files) {
    const text = file.endsWith(".md") ? await mustRun("tar", ["-xzOf", tarball, file]) : "";
    pages.set(file.replace(/^package\//, ""), text);
  }
  return pages;
}

for (const { name, tarball } of await packAll()) {
  const publint = await run("pnpm", ["exec", "publint", "run", tarball, "--strict"]);
  record(`${name}: publint`, publint.code, publint.output);
  // The documents stay ES modules because they are data. require() can load them on Node 20.19 and newer.
  const profile = name.endsWith("-openapi") ? "esm-only" : "strict";
  const types = await run("pnpm", ["exec", "attw", tarball, "--profile", profile]);
  record(`${name}: are the types wrong`, types.code, types.output);
  const files = (await mustRun("tar", ["-tzf", tarball])).trim().split("\n");
  const unwanted = unwantedFiles(files.map((file) => file.replace(/^package\//, "")));
  record(`${name}: files`, unwanted.length, unwanted.join("\n"));
  const pages = await packedPages(tarball, files);
  const dead = [...pages.keys()].flatMap((path) => deadLinks(path, pages));
  record(`${name}: links`, dead.length, dead.join("\n"));
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
