import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { SnippetProcess } from "./run-snippet.ts";

const folder = mkdtempSync(join(tmpdir(), "snippets-"));
const snippets = new SnippetProcess(folder, 3000);
afterAll(() => {
  snippets.end();
  rmSync(folder, { recursive: true });
});

/** Runs this code as a snippet. Each needs another file name, because a file is imported once only. */
const run = (name: string, code: string) => {
  const file = join(folder, `${name}.mjs`);
  writeFileSync(file, code);
  return snippets.run(file);
};

test.each([
  ["throws", 'throw new Error("no such customer");', "Error: no such customer"],
  ["leaves a rejection unhandled", 'void Promise.reject(new Error("late"));', "Error: late"],
  ["sets an exit code", "process.exitCode = 3;", "exit code to 3"],
  ["ends the process", "process.exit(4);", "ended the process with code 4"],
  [
    "never ends",
    'console.log("waiting"); setInterval(() => {}, 1000); await new Promise(() => {});',
    "waiting",
  ],
])("a snippet that %s fails", async (name, code, message) => {
  await expect(run(name.replaceAll(" ", "-"), code)).rejects.toThrow(message);
});

test("each snippet has its own agreement, with unchanged books", async () => {
  const add = `
    const headers = {
      "x-appsecrettoken": process.env.ECONOMIC_APP_SECRET_TOKEN,
      "x-agreementgranttoken": process.env.ECONOMIC_AGREEMENT_GRANT_TOKEN,
      "content-type": "application/json",
    };
    const url = "https://restapi.e-conomic.com/units";
    const { pagination } = await (await fetch(url, { headers })).json();
    await fetch(url, { method: "POST", headers, body: JSON.stringify({ name: "Box" }) });
    if (globalThis.token === headers["x-agreementgranttoken"]) throw new Error("the same agreement");
    if ((globalThis.units ??= pagination.results) !== pagination.results) throw new Error("other books");
    globalThis.token = headers["x-agreementgranttoken"];`;
  await run("first", add);
  await run("second", add);
});
