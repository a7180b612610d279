/**
 * Follows "e-conomic released journals 17" of CONTRIBUTING.md in a copy of the parts of the repository that it needs.
 */
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { bundle } from "../../packages/codegen/src/load/bundle.ts";
import { findSources } from "../../packages/codegen/src/load/documents.ts";
import { run } from "../lib/run.ts";
import type { Node } from "../parity/own-specs.ts";
import { placeholdersIn } from "./new-parts.ts";
import { publishedForm } from "./testing/published-form.ts";

const [, section = ""] = readFileSync("CONTRIBUTING.md", "utf8").split("## e-conomic released journals 17");
const commands = [...(section.split("\n## ")[0] ?? "").matchAll(/```sh\n([\s\S]*?)```/g)].flatMap(
  ([, block = ""]) => block.trim().split(/\n\s*/),
);
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "journals-17-"));
  for (const name of [
    "package.json",
    "specs",
    "scripts",
    ".changeset",
    "packages/mocks/src/behaviour",
    "packages/codegen/src",
    "packages/codegen/package.json",
  ]) {
    cpSync(name, join(folder, name), { recursive: true });
  }
  symlinkSync(resolve("node_modules"), join(folder, "node_modules"));
  symlinkSync(resolve("packages/codegen/node_modules"), join(folder, "packages/codegen/node_modules"));
  writeFileSync(join(folder, "journalsapi.json"), JSON.stringify(await journals17()));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/**
 * Returns a publication with a new operation and its schema, a new property, a new number, and a deprecation that an
 * overlay had.
 */
async function journals17(): Promise<Node> {
  const [source] = findSources("specs").filter(({ document }) => document === "journals");
  if (source === undefined) throw new Error("There is no journals document.");
  const own = (await bundle([{ ...source, overlays: [] }])).get("journals") as unknown as Node;
  // biome-ignore lint/suspicious/noExplicitAny: only this test knows the shape of its publication.
  const document: any = publishedForm(own, "journalsapi", "17.0.0");
  const { DraftEntry } = document.components.schemas;
  DraftEntry.properties.climateCode = {
    type: "string",
    maxLength: 12,
    description: "<p>Code</p>",
    "x-filterable": "eq, ne",
  };
  DraftEntry.properties.entryTypeNumber.pattern = "2|3|4|5|10|12";
  document.components.schemas.Reversal = {
    type: "object",
    required: ["date"],
    properties: { date: { type: "string", format: "date-time" } },
  };
  document.paths["/reversals/{entryNumber}"] = {
    post: {
      tags: ["DraftEntries"],
      parameters: [
        { name: "entryNumber", in: "path", required: true, schema: { type: "integer", format: "int32" } },
      ],
      requestBody: { content: { "application/json": { schema: { $ref: "#/components/schemas/Reversal" } } } },
      responses: {
        "204": { description: "No Content" },
        "400": {
          description: "Bad",
          content: {
            "application/problem+json": { schema: { $ref: "#/components/schemas/ProblemDetails" } },
          },
        },
      },
    },
  };
  document.paths["/entries/draft/{journalNumber}/book"].post.deprecated = true;
  return document;
}

/**
 * Runs a command of the page in the copy. A script of package.json runs as pnpm would run it, without a check of the
 * installation.
 */
async function follow(command: string) {
  const [program = "", script = "", ...rest] = command.split(" ");
  const { scripts } = JSON.parse(readFileSync("package.json", "utf8")) as { scripts: Record<string, string> };
  const line = program === "pnpm" ? [scripts[script], ...rest].join(" ") : command;
  const path = `${resolve("node_modules/.bin")}:${process.env.PATH}`;
  return run("bash", ["-c", line], { cwd: folder, env: { PATH: path, REDOCLY_TELEMETRY: "off" } });
}

test("the page has the commands that this test follows", () => {
  expect(commands).toEqual([
    "pnpm specs:sync journals --from journalsapi.json --report .sync",
    'grep -nE "Lacks a|Unnamed" specs/journals.yaml',
    "pnpm specs:sync journals --keep",
    "pnpm lint:specs",
    "pnpm fidelity",
    "pnpm docs:bodies",
    "pnpm api:update",
    "pnpm check",
  ]);
});

test("a newcomer gets from a publication to documents that pass linter and generator", async () => {
  const [sync = "", search = "", keep = "", lint = ""] = commands;
  const { code, output } = await follow(sync);
  expect([code, output]).toEqual([0, expect.stringContaining("## journals (journalsapi) 15.0.0 → 17.0.0")]);
  expect(readFileSync(join(folder, ".sync/report.md"), "utf8")).toContain(
    "`POST /reversals/{entryNumber}`: New operation.",
  );
  expect(existsSync(join(folder, ".changeset/specs-journals-17-0-0.md"))).toBe(true);

  // Step 2: words and names.
  expect((await follow(search)).output.split("\n").length).toBeGreaterThan(5);
  const file = join(folder, "specs/journals.yaml");
  const written = readFileSync(file, "utf8")
    .replaceAll("Lacks a description.", "Reverses an entry.")
    .replaceAll("Lacks a summary", "Reverse an entry")
    .replaceAll("Unnamed12", "Reversal");
  writeFileSync(file, written);
  expect((await follow(search)).output).toBe("");
  expect(placeholdersIn(written)).toEqual([]);
  const published = join(folder, "specs/published/journals.json");
  const before = readFileSync(published, "utf8");
  expect((await follow(keep)).code).toBe(0);
  expect(readFileSync(published, "utf8")).toBe(before);

  // Step 3: the overlay action that is published now.
  const overlay = join(folder, "specs/overlays/journals.yaml");
  const target = "$.paths['/entries/draft/{journalNumber}/book'].post";
  expect(output).toContain(`\`${target}\` changes nothing`);
  const [head = "", ...actions] = readFileSync(overlay, "utf8").split(/(?=^ {2}- target: )/m);
  writeFileSync(overlay, [head, ...actions.filter((action) => !action.includes(`${target}\n`))].join(""));

  // Step 4: the linter, and the parts of the check that read the documents.
  expect((await follow(lint)).output).toContain("Your API descriptions are valid");
  mkdirSync(join(folder, "out"));
  const generated = await follow("node packages/codegen/src/cli.ts client --specs specs --out out");
  expect([generated.code, generated.output]).toEqual([0, expect.stringContaining("client: ")]);
  expect(readFileSync(join(folder, "out/journals.ts"), "utf8")).toContain("climateCode");

  // A second synchronisation with the same publication changes nothing.
  expect((await follow(sync)).output).toContain("journals: as published (17.0.0)");
});
