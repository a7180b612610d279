import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { directoryWith } from "./testing/documents.ts";

const run = (...options: string[]) =>
  spawnSync(process.execPath, [fileURLToPath(new URL("cli.ts", import.meta.url)), ...options], {
    encoding: "utf8",
  });

test.each([
  [[]],
  [["servers", "--specs", "a", "--out", "b"]],
  [["client", "--specs", "a"]],
  [["client", "mocks", "--specs", "a", "--out", "b"]],
])("%j prints the usage and fails", (options) => {
  const { status, stderr } = run(...options);
  expect([status, stderr]).toEqual([
    1,
    "Usage: economic-codegen client|mocks|openapi --specs DIR --out DIR\n",
  ]);
});

test("a problem is printed without a stack, and the process fails", () => {
  const root = directoryWith({ "specs/readme.txt": "" });
  const { status, stderr } = run("client", "--specs", join(root, "specs"), "--out", join(root, "out"));
  expect(status).toBe(1);
  expect(stderr).toContain("There is no YAML document in this directory.");
  expect(stderr).not.toContain("    at ");
});
