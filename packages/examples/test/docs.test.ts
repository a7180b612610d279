import { execFile } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { SnippetProcess } from "./run-snippet.ts";
import { type Snippet, snippets } from "./snippets.ts";

const root = resolve(import.meta.dirname, "../../..");
const folder = resolve(import.meta.dirname, "../.snippets");
const execute = promisify(execFile);

const pages = [
  "README.md",
  "docs",
  "packages/client/AGENTS.md",
  "packages/client/README.md",
  "packages/client/docs",
  "packages/mocks/AGENTS.md",
  "packages/mocks/README.md",
  "packages/mocks/docs",
  "packages/openapi/README.md",
]
  .map((page) => join(root, page))
  .filter((page) => existsSync(page))
  .flatMap((page) =>
    page.endsWith(".md")
      ? [page]
      : readdirSync(page)
          .filter((name) => name.endsWith(".md"))
          .map((name) => join(page, name)),
  );
const all: Snippet[] = pages.flatMap((page) => snippets(relative(root, page), readFileSync(page, "utf8")));
const running = all.filter(({ runs }) => runs);
/**
 * Returns whether a snippet needs a process of its own. Tests of `node:test` begin after their file has ended, and report by the exit
 * code. A run on Pandium takes the streams and the exit code of its process.
 */
const needsOwnProcess = ({ code }: Snippet) =>
  code.includes('from "node:test"') || code.includes('from "@org/visma-economic/pandium"');
const fileOf = (snippet: Snippet) => `${snippet.name.replaceAll(/[^\w]+/g, "-")}.ts`;

beforeAll(() => {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const snippet of all) writeFileSync(join(folder, fileOf(snippet)), snippet.code);
  const tsconfig = {
    extends: "../../../tsconfig.base.json",
    compilerOptions: { noEmit: true, noUncheckedIndexedAccess: false },
    include: ["*.ts"],
  };
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(tsconfig));
});

describe("the documentation's TypeScript", () => {
  test("has blocks", () => expect(all.length).toBeGreaterThan(0));

  test("compiles", async () => {
    const tsc = join(root, "node_modules/.bin/tsc");
    const result = await execute(tsc, ["-p", folder]).catch((error: { stdout: string }) => error);
    expect(result.stdout.trim()).toBe("");
  }, 60_000);

  test.each(running.filter(needsOwnProcess).map((snippet) => [snippet.name, snippet] as const))(
    "%s runs against the mocks in its own process",
    async (_name, snippet) => {
      const setup = resolve(import.meta.dirname, "snippet-setup.ts");
      await execute(process.execPath, ["--import", setup, join(folder, fileOf(snippet))], {
        cwd: folder,
        timeout: 30_000,
      });
    },
    30_000,
  );

  const shared = new SnippetProcess(folder);
  afterAll(() => shared.end());

  test.each(
    running.filter((snippet) => !needsOwnProcess(snippet)).map((snippet) => [snippet.name, snippet] as const),
  )("%s runs against the mocks", async (_name, snippet) => shared.run(join(folder, fileOf(snippet))), 30_000);
});
