import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeEach, describe, expect, test, vi } from "vitest";

/*
 * Every ```ts block of README.md and docs/*.md compiles and runs, each as a module of its own, against the mocks.
 * A comment before it, <!-- given: … -->, holds what it takes for granted; `economic`, `mock`, `draftInvoice` and `pdf`
 * of docs-world.ts are given to all.
 */
const root = new URL("..", import.meta.url);
const folder = new URL("generated/docs/", import.meta.url);
const given = ["economic", "mock", "draftInvoice", "pdf"];

interface Snippet {
  /** `webhooks.md:12`, as editors jump to. */
  place: string;
  file: URL;
}

function snippetsOf(path: string): Snippet[] {
  const text = readFileSync(new URL(path, root), "utf8");
  const blocks = text.matchAll(/(?:<!-- given:\s([\s\S]*?)-->\s*)?^```ts\n([\s\S]*?)^```$/gm);
  return [...blocks].map((block) => {
    const [whole, before = "", code = ""] = block;
    const line = text.slice(0, block.index + whole.indexOf("```ts")).split("\n").length;
    const own = `${before}\n${code}`
      .replaceAll('"@org/visma-economic"', '"../../../src/index.ts"')
      .replaceAll(/"@org\/visma-economic\/([\w-]+)"/g, '"../../../src/$1.ts"');
    const used = given.filter(
      (name) => new RegExp(`\\b${name}\\b`).test(own) && !new RegExp(`(const|function) ${name}\\b`).test(own),
    );
    const imports = used.length ? `import { ${used.join(", ")} } from "../../docs-world.ts";\n` : "";
    const file = new URL(`${basename(path, ".md").toLowerCase()}-${line}.ts`, folder);
    // Loaded for its network even where nothing of it is used.
    writeFileSync(file, `import "../../docs-world.ts";\n${imports}${own}\nexport {};\n`);
    return { place: `${path}:${line}`, file };
  });
}

rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
const documents = readdirSync(root, { recursive: false }).includes("README.md") ? ["README.md"] : [];
documents.push(...readdirSync(new URL("docs/", root)).map((name) => `docs/${name}`));
const snippets = documents.filter((name) => name.endsWith(".md")).flatMap(snippetsOf);

describe("the snippets of the documentation", () => {
  beforeEach(() => {
    vi.resetModules();
    vi.spyOn(console, "log").mockImplementation(() => {});
  });

  test("compile", () => {
    const config = { extends: "../../../tsconfig.json", include: ["."] };
    writeFileSync(new URL("tsconfig.json", folder), JSON.stringify(config));
    const project = fileURLToPath(new URL("tsconfig.json", folder));
    const run = () => execFileSync("tsc", ["-p", project], { encoding: "utf8", stdio: "pipe" });
    let complaints = "";
    try {
      run();
    } catch (error) {
      complaints = String((error as { stdout?: string }).stdout ?? error);
    }
    expect(complaints).toBe("");
  });

  test.each(snippets)("$place runs", async ({ file }) => {
    await import(file.href);
  });
});
