/** Compares the entries in package.json with the sources that they are built from. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";

const root = join(import.meta.dirname, "..");
const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));

/**
 * Returns the source: "./dist/index.js", "./dist/cjs/index.js" and "./dist/node/index.js" are all built from
 * "src/index.ts".
 */
const sourceOf = (file: string) => file.replace(/^\.\/dist\/((cjs|node)\/)?/, "src/").replace(/\.js$/, ".ts");

function files(target: unknown): string[] {
  return typeof target === "string" ? [target] : Object.values(target as object).flatMap(files);
}

describe("the entries", () => {
  const entries = Object.entries<unknown>(manifest.exports).filter(([name]) => name !== "./package.json");

  test("are the five that the package promises", () => {
    expect(entries.map(([name]) => name)).toEqual([".", "./node", "./browser", "./vitest", "./pandium"]);
  });

  test.each(entries)("%s has a source for each of its files", (_name, target) => {
    for (const file of files(target)) expect(existsSync(join(root, sourceOf(file))), file).toBe(true);
  });

  test("a bundler for browsers gets the one without Node", () => {
    expect(manifest.exports["."].browser).toBe(manifest.exports["./browser"].default);
  });

  test.each(entries)(
    "%s is an ES module for Bun, Deno, workers and browsers, whatever Node gets",
    (_name, target) => {
      expect(Object.keys(target as object)).toEqual(["bun", "deno", "workerd", "browser", "node", "default"]);
    },
  );

  test("the browser's entry and all its imports name no module of Node", () => {
    const seen = new Set<string>();
    const visit = (file: string): void => {
      if (seen.has(file)) return;
      seen.add(file);
      const text = readFileSync(file, "utf8");
      expect(text, file).not.toMatch(/from "(node:|msw\/node)/);
      for (const [, path = ""] of text.matchAll(/from "(\.[^"]+\.ts)"/g)) visit(join(file, "..", path));
    };
    visit(join(root, "src/browser.ts"));
    expect(seen.size).toBeGreaterThan(50);
  });
});
