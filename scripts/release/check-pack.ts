/** `pnpm pack:check`: publint and are-the-types-wrong over the packed tarballs, and what must not be in them. */
import { mustRun, run } from "../lib/run.ts";
import { packAll } from "./pack.ts";
import { unwantedFiles } from "./unwanted-files.ts";

let passed = 0;
let failed = 0;
const record = (name: string, code: number, output: string) => {
  if (code === 0) passed += 1;
  else failed += 1;
  console.log(`${code === 0 ? "ok  " : "FAIL"} ${name}${code === 0 ? "" : `\n${output}`}`);
};

for (const { name, tarball } of await packAll()) {
  const publint = await run("pnpm", ["exec", "publint", "run", tarball, "--strict"]);
  record(`${name}: publint`, publint.code, publint.output);
  // The documents are data: they stay ES modules, and require() of one works on Node 20.19 and newer.
  const profile = name.endsWith("-openapi") ? "esm-only" : "node16";
  const types = await run("pnpm", ["exec", "attw", tarball, "--profile", profile]);
  record(`${name}: are the types wrong`, types.code, types.output);
  const files = (await mustRun("tar", ["-tzf", tarball])).trim().split("\n");
  const unwanted = unwantedFiles(files.map((file) => file.replace(/^package\//, "")));
  record(`${name}: files`, unwanted.length, unwanted.join("\n"));
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
