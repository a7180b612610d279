/**
 * `pnpm specs:drift`: compares `specs/` with what is published today. Needs the network, so it runs weekly and never
 * in a test. Exit code 1 when something differs; a document that is not to be had is named, and fails too when none was.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { compare, type Document } from "./compare.ts";

interface Spec extends Document {
  info?: { version?: string; "x-service"?: string };
}

let differing = 0;
let compared = 0;
for (const file of readdirSync("specs").filter((name) => name.endsWith(".yaml"))) {
  const spec = parse(readFileSync(join("specs", file), "utf8")) as Spec;
  const service = spec.info?.["x-service"];
  if (service === undefined || service === "rest") continue;
  const answer = await fetch(`https://apis.e-conomic.com/${service}/openapi.json`, { redirect: "error" });
  if (!answer.ok) {
    console.log(`${file}: not to be had (${answer.status})`);
    continue;
  }
  compared += 1;
  const differences = compare(spec, (await answer.json()) as Document);
  if (differences.length > 0) differing += 1;
  console.log(differences.length === 0 ? `${file}: as published` : `${file}:\n  ${differences.join("\n  ")}`);
}
console.log(`${compared - differing} as published, ${differing} differ`);
process.exitCode = compared > 0 && differing === 0 ? 0 : 1;
