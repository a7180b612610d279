import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, onTestFinished, test } from "vitest";
import { readArguments } from "../arguments.ts";
import { startServer } from "../start-server.ts";

const folder = new URL("../../../", import.meta.url);
const readme = readFileSync(new URL("README.md", folder), "utf8");
const page = readFileSync(new URL("docs/http.md", folder), "utf8");

/** Returns the blocks of a Markdown text in a language, each with the words after its fence and its code. */
const blocksOf = (text: string, language: string) =>
  [...text.matchAll(new RegExp(`^\`\`\`(${language})(?: (.*))?\\n([^]*?)^\`\`\`$`, "gm"))].map(
    ([, , kind = "", code = ""]) => ({
      kind,
      code,
    }),
  );

const [setup] = blocksOf(page, "sh").filter(({ kind }) => kind === "setup");
const [usualServer] = blocksOf(page, "sh").filter(({ kind }) => kind === "server");

/** The examples of the page. The marker of each names its counterpart in the README. */
const examples = page
  .slice(0, page.indexOf("## What JavaScript has"))
  .split("<!-- readme: ")
  .slice(1)
  .map((text) => {
    const [marker = "", rest = ""] = text.split(" -->");
    return { marker: marker.replaceAll("\\n", "\n"), text: rest, blocks: blocksOf(rest, "sh") };
  });

const readmeExamples = blocksOf(readme, "ts|js").map(({ code }) => code);

/** Runs a block against a server, and returns what it prints. */
async function run(code: string, url: string): Promise<string> {
  const directory = mkdtempSync(join(tmpdir(), "mock-examples-"));
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
  const script = `${setup?.code.replace("http://127.0.0.1:4010", url)}${code}`;
  const { stdout } = await promisify(execFile)("bash", ["-e", "-c", script], { cwd: directory });
  return stdout;
}

/** Returns the flags of `npx visma-economic-mocks …`. */
const flagsOf = (command: string): string[] => command.trim().split(" ").slice(2);

describe("the examples of the README as curl", () => {
  test("are complete: each is there once, or a reason stands in its place", () => {
    const found = readmeExamples.map((code) => examples.filter(({ marker }) => code.includes(marker)).length);
    expect(found).toEqual(readmeExamples.map(() => 1));
    const named = examples.map(({ marker }) => readmeExamples.filter((code) => code.includes(marker)).length);
    expect(named).toEqual(examples.map(() => 1));
    for (const { marker, text, blocks } of examples)
      expect([marker, blocks.length > 0 || text.includes("No counterpart: ")]).toEqual([marker, true]);
  });

  test.each(
    examples.filter(({ blocks }) => blocks.length > 0).map((one) => [one.marker.slice(0, 60), one] as const),
  )("%s", async (_marker, { blocks }) => {
    const own = blocks.find(({ kind }) => kind === "server") ?? usualServer;
    const command = readArguments([...flagsOf(own?.code ?? ""), "--port=0"]);
    if (command.run !== "serve") throw new Error("it does not serve");
    const server = await startServer(command);
    onTestFinished(() => server.close());
    for (const { code } of blocks.filter(({ kind }) => kind === "")) {
      const printed = await run(code, server.url);
      let at = 0;
      for (const [, expected = ""] of code.matchAll(/^#> (.*)$/gm)) {
        const next = printed.indexOf(expected, at);
        expect(next, `${expected}\nis not in\n${printed.slice(at)}`).toBeGreaterThanOrEqual(0);
        at = next;
      }
    }
  });
});
