import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const root = join(import.meta.dirname, "..");
const read = (file: string) => readFileSync(join(root, file), "utf8");

const ledger = read("packages/mocks/docs/fidelity.md");
const contract = read("docs/contract.md");
const known = new Set([
  ...[...ledger.matchAll(/^\| ([A-Z]+-\d+) \|/gm)].map((match) => match[1]),
  ...[...contract.matchAll(/^### (R[WL]-\d+):/gm)].map((match) => match[1]),
]);

/** Ids of facts (S, L, O, C, X, PAN), of unknowns (G, U), of rulings (R) and of the contract's rules (RW, RL). */
const citation = /(?<![\w-])(?:[SLOCX]-\d{1,3}|[GUR]-\d{1,2}|R[WL]-\d{1,2}|PAN-\d{1,2})(?![\w-])/g;

/** Ways to cite that lead a reader nowhere: sections and files of notes that are not in the repository. */
const unresolvable = /\u00a7|\boddities:|\bfield-notes\b|\bbehaviour\.md\b|\b(?:rule|section) \d/gi;

const own = "scripts/citations.test.ts";
const texts = execFileSync(
  "git",
  ["ls-files", "*.ts", "*.js", "*.mjs", "*.md", "*.json", "*.yaml", "*.yml"],
  {
    cwd: root,
    encoding: "utf8",
  },
)
  .split("\n")
  .filter((file) => file !== "" && file !== own);

const found = (pattern: RegExp, isWrong: (text: string) => boolean) =>
  texts.flatMap((file) =>
    read(file)
      .split("\n")
      .flatMap((line, index) =>
        (line.match(pattern) ?? []).filter(isWrong).map((text) => `${file}:${index + 1}: ${text}`),
      ),
  );

test("every cited id is in the ledger of facts or in the contract", () => {
  expect(known.size).toBeGreaterThan(250);
  expect(found(citation, (id) => !known.has(id))).toEqual([]);
});

test("no comment, title or reason cites a section, a rule by number or a file of notes", () => {
  expect(found(unresolvable, () => true)).toEqual([]);
});
