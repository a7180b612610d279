import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { findCircle, importGraph } from "../../../scripts/lib/import-graph.ts";

const src = join(import.meta.dirname, "../src");
const graph = importGraph(src);

/** The folders of behaviour/. A folder may import only from folders that come before it in this list. */
const domains = [
  "ledger",
  "lookups",
  "documents",
  "dimensions",
  "budgets",
  "booked-entries",
  "accounting-years",
  "journals",
  "accounts",
  "products",
  "sales-documents",
  "orders",
  "self",
  "invoices",
  "customers",
  "employees",
  "suppliers",
  "projects",
  "subscriptions",
  "webhooks",
  "app-settings",
  "root",
  "company",
];

/** Returns the domain of a file; undefined for a file outside behaviour/. */
const domainOf = (file: string): string | undefined => /^behaviour\/([\w-]+)\//.exec(file)?.[1];

/** Lists the imports from a folder that comes later in the list: "products -> invoices". */
function backArrows(): string[] {
  const found = new Set<string>();
  for (const [file, imports] of graph) {
    const from = domainOf(file);
    for (const to of imports.map(domainOf)) {
      if (from === undefined || to === undefined) continue;
      if (domains.indexOf(to) > domains.indexOf(from)) found.add(`${from} -> ${to}`);
    }
  }
  return [...found];
}

test("only the package's entries are directly in src", () => {
  const manifest = JSON.parse(readFileSync(join(src, "../package.json"), "utf8"));
  const published = Object.keys(manifest.exports).filter((name) => name !== "./package.json");
  const entries = published.map((name) => (name === "." ? "index.ts" : `${name.slice("./".length)}.ts`));
  const loose = readdirSync(src, { withFileTypes: true }).filter((entry) => entry.isFile());
  expect(loose.map(({ name }) => name).sort()).toEqual([...entries, "cli.ts"].sort());
});

test("no file imports itself through others, not even for a type", () => {
  expect(graph.get("index.ts")).toContain("offline/listen.ts");
  expect(findCircle(graph)).toEqual([]);
});

test("every domain has a place in the order", () => {
  const folders = readdirSync(join(src, "behaviour"), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);
  expect([...domains].sort()).toEqual(folders.sort());
});

test("no domain imports from a later one", () => {
  expect(domainOf("behaviour/journals/checks/index.ts")).toBe("journals");
  expect(backArrows()).toEqual([]);
});
