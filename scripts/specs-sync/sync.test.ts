import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { bundle } from "../../packages/codegen/src/load/bundle.ts";
import { findSources } from "../../packages/codegen/src/load/documents.ts";
import { run } from "../lib/run.ts";
import type { Node } from "../parity/own-specs.ts";
import { publishedForm } from "./testing/published-form.ts";

const sync = (...args: string[]) => run(process.execPath, ["scripts/specs-sync/sync.ts", ...args]);

/** Makes a folder with today's publication of budgets only. */
async function folderWithBudgets(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "specs-sync-cli-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const sources = findSources("specs").filter(({ document }) => document === "budgets");
  const own = (await bundle(sources)).get("budgets") as unknown as Node;
  const version = String((own.info as Node).version);
  writeFileSync(join(folder, "budgetsapi.json"), JSON.stringify(publishedForm(own, "budgetsapi", version)));
  return folder;
}

test("an unchanged service is reported as published, and nothing fails", async () => {
  const { code, output } = await sync("Budgets", "--from", await folderWithBudgets());
  expect([code, output]).toEqual([0, expect.stringContaining("budgets: as published (")]);
});

test("with --all an unreadable service is named, the others are compared, and it fails", async () => {
  const { code, output } = await sync("--all", "--from", await folderWithBudgets());
  expect(code).toBe(1);
  expect(output).toContain("budgets: as published (");
  expect(output).toMatch(/journals: .* has no publication of journals. Name it journalsapi\.json/);
});

test.each([
  ["no service", []],
  ["a service beside --all", ["budgets", "--all"]],
  ["two services", ["budgets", "sales"]],
])("%s prints the usage", async (_what, args) => {
  expect(await sync(...args)).toEqual({ code: 1, output: expect.stringMatching(/^Usage: pnpm specs:sync/) });
});

test("--help says what --all covers", async () => {
  const { code, output } = await sync("--help");
  expect(code).toBe(0);
  expect(output).toMatch(
    /--all +the fourteen services of apis\.e-conomic\.com\. REST is published at no address/,
  );
});

test.each([
  ["a service that does not exist", ["invoices"], 'no service "invoices"'],
  ["REST without its folder", ["rest"], "published as a folder of schema files"],
])("%s is a message", async (_what, args, message) => {
  expect(await sync(...args)).toEqual({ code: 1, output: expect.stringContaining(message) });
});
