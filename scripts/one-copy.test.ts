/** The built packages, loaded by Node both ways. */
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { dualEntries } from "./lib/node-wrappers.ts";
import { run } from "./lib/run.ts";

/** Prints the exports of an entry that `import` and `require` do not share. It runs inside the package's folder. */
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

const entries = ["client", "mocks"].flatMap((name) => {
  const folder = resolve("packages", name);
  const packageName = name === "client" ? "@org/visma-economic" : "@org/visma-economic-mocks";
  // Vitest is an ES module, so its entry cannot be required.
  const loadable = [...dualEntries(folder).keys()].filter((entry) => entry !== "./vitest");
  return loadable.map((entry) => ({ folder, entry: join(packageName, entry) }));
});

test.each(entries)("$entry: import and require load one copy on Node", async ({ folder, entry }) => {
  const { code, output } = await run(process.execPath, ["--input-type=module", "--eval", program, entry], {
    cwd: folder,
  });
  expect({ code, output: output.trim() }).toEqual({ code: 0, output: "[]" });
});
