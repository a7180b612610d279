import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";

/** The folder with the packages of the workspace. */
const packages = join(import.meta.dirname, "../..");
const idPattern = /\b(?:[SLOC]-\d{2,3}|[GURX]-\d{1,2}|PAN-\d{1,2})\b/g;
const ours = /^mocks\//;

/** The tests that cite each fact: the files by id, relative to `packages/`, with the mocks' own first. */
export type Citations = ReadonlyMap<string, readonly string[]>;

/** Returns the ids in the strings of a test file. Ids in comments do not count. */
export function idsIn(source: string): readonly string[] {
  const code = source.replace(/\/\*[\s\S]*?\*\//g, "").replace(/(^|[^:"'`\w])\/\/.*$/gm, "$1");
  return [...new Set(code.match(idPattern) ?? [])];
}

function* testFiles(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      if (!["node_modules", "dist", "generated"].includes(entry.name) && !entry.name.startsWith("."))
        yield* testFiles(path);
    } else if (entry.name.endsWith(".test.ts") && entry.name !== "fidelity.test.ts") yield path;
  }
}

/** Reads the citations from every test of the workspace. */
export function citations(): Citations {
  const found = new Map<string, string[]>();
  for (const file of testFiles(packages)) {
    const name = relative(packages, file);
    for (const id of idsIn(readFileSync(file, "utf8"))) found.set(id, [...(found.get(id) ?? []), name]);
  }
  for (const files of found.values()) {
    files.sort((a, b) => Number(ours.test(b)) - Number(ours.test(a)) || (a < b ? -1 : 1));
  }
  return found;
}

/**
 * Matches the ids of facts about Pandium. They are tested in the client and the example, where an integration handles
 * them.
 */
const ofPlatform = /^PAN-/;

/**
 * Returns whether a test of the mocks themselves names the fact. For a fact of the platform, any package's test counts.
 */
export const isTested = (id: string, cited: Citations): boolean =>
  (cited.get(id) ?? []).some((file) => ours.test(file) || ofPlatform.test(id));
