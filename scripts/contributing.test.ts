import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { deadLinks } from "./release/package-docs.ts";

const root = join(import.meta.dirname, "..");
const read = (file: string) => readFileSync(join(root, file), "utf8");

const guide = read("CONTRIBUTING.md");
const { scripts } = JSON.parse(read("package.json")) as { scripts: Record<string, string> };

describe("the tables of commands in CONTRIBUTING.md", () => {
  const documented = [...guide.matchAll(/^\| (`pnpm .*?`) \|/gm)].flatMap(([, cell = ""]) =>
    [...cell.matchAll(/`pnpm ([\w:-]+)/g)].map((match) => match[1] ?? ""),
  );

  test("name every script of the root's package.json", () => {
    expect(Object.keys(scripts).filter((name) => !documented.includes(name))).toEqual([]);
  });

  test("name no script that does not exist, and none twice", () => {
    expect(documented.filter((name) => !(name in scripts))).toEqual([]);
    expect(documented.filter((name, index) => documented.indexOf(name) !== index)).toEqual([]);
  });
});

describe.each(["README.md", "CONTRIBUTING.md", "AGENTS.md", "SECURITY.md"])("%s", (page) => {
  test("names no path that does not exist", () => {
    const paths = [...read(page).matchAll(/`((?:packages|specs|scripts|docs|\.\w+)\/[^`\s<*…]*)`/g)];
    expect(paths.map((match) => match[1] ?? "").filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });

  test("has no dead link", () => {
    const tracked = execFileSync("git", ["ls-files"], { cwd: root, encoding: "utf8" }).split("\n");
    const folders = tracked.flatMap((file) =>
      file.split("/").map((_, depth, parts) => parts.slice(0, depth).join("/")),
    );
    const files = new Map([...folders, ...tracked].map((path) => [path, ""]));
    for (const file of tracked) if (/^[^/]+\.md$/.test(file)) files.set(file, read(file));
    for (const match of read(page).matchAll(/\]\(([^)#]+\.md)#/g))
      if (match[1] !== undefined && tracked.includes(match[1])) files.set(match[1], read(match[1]));
    expect(deadLinks(page, files)).toEqual([]);
  });
});
