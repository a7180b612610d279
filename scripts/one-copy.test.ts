/** Tests that Node loads one copy of the built client with `import` and `require`. */
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { dualEntries } from "./lib/node-wrappers.ts";
import { run } from "./lib/run.ts";

/** Prints the exports of an entry that `import` and `require` do not share. It runs in the package's folder. */
const program = `
const name = process.argv[1];
const { createRequire } = await import("node:module");
const imported = await import(name);
const required = createRequire(process.cwd() + "/package.json")(name);
const names = new Set([...Object.keys(imported), ...Object.keys(required)]);
names.delete("__esModule");
names.delete("module.exports");
console.log(JSON.stringify([...names].filter((one) => imported[one] !== required[one])));
`;

const folder = resolve("packages/client");
const entries = [...dualEntries(folder).keys()].map((entry) => join("@org/visma-economic", entry));

test.each(entries)("%s: import and require load one copy on Node", async (entry) => {
  const { code, output } = await run(process.execPath, ["--input-type=module", "--eval", program, entry], {
    cwd: folder,
  });
  expect({ code, output: output.trim() }).toEqual({ code: 0, output: "[]" });
});
