import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { citations, idsIn, isTested } from "../fidelity/citations.ts";
import { coverageDocument } from "../fidelity/coverage-document.ts";
import { allFacts } from "../fidelity/facts/index.ts";
import { ledger } from "../fidelity/ledger.ts";
import { rulings } from "../fidelity/rulings.ts";
import { seedsDocument } from "../fidelity/seeds-document.ts";
import { unknowns } from "../fidelity/unknowns.ts";
import { readOptions } from "../src/settings/options.ts";

const cited = citations();

/** Joins every test of the mocks except this one into one text. */
const testsOfMocks = (): string =>
  ["src", "test"]
    .flatMap((folder) => {
      const root = join(import.meta.dirname, "..", folder);
      return readdirSync(root, { recursive: true, encoding: "utf8" }).map((name) => join(root, name));
    })
    .filter((file) => file.endsWith(".test.ts") && !file.endsWith("fidelity.test.ts"))
    .map((file) => readFileSync(file, "utf8"))
    .join("\n");

const document = (name: string) => readFileSync(join(import.meta.dirname, "../docs", name), "utf8");

describe("the fidelity ledger", () => {
  test("has each id once", () => {
    const ids = [...allFacts, ...unknowns, ...rulings].map(({ id }) => id);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  });

  test("has a test for every fact, or the reason why there is none", () => {
    const open = allFacts.filter((fact) => !isTested(fact.id, cited) && fact.gap === undefined);
    expect(open.map(({ id }) => id)).toEqual([]);
  });

  test("excuses no fact that has a test", () => {
    const excused = allFacts.filter((fact) => isTested(fact.id, cited) && fact.gap !== undefined);
    expect(excused.map(({ id }) => id)).toEqual([]);
  });

  test("has tests for at least 95 % of the facts", () => {
    const tested = allFacts.filter(({ id }) => isTested(id, cited));
    expect(tested.length / allFacts.length).toBeGreaterThanOrEqual(0.95);
  });

  test("has every id that a test names", () => {
    const known = new Set([...allFacts, ...unknowns, ...rulings].map(({ id }) => id));
    expect([...cited].filter(([id]) => !known.has(id))).toEqual([]);
  });

  test("has every fact that a ruling is about", () => {
    const known = new Set(allFacts.map(({ id }) => id));
    expect(rulings.flatMap(({ facts }) => facts).filter((id) => !known.has(id))).toEqual([]);
  });

  test("has a tested option for each unknown and ruling, or says why not", () => {
    const open = [...unknowns, ...rulings].filter(({ id, option, why }) =>
      option === undefined ? why === undefined : why !== undefined || !isTested(id, cited),
    );
    expect(open.map(({ id }) => id)).toEqual([]);
    const tests = testsOfMocks();
    const unset = Object.keys(readOptions().rulings).filter(
      (name) => !new RegExp(`\\b${name}\\b`).test(tests),
    );
    expect(unset).toEqual([]);
  });

  test("names only options that exist, and has every ruling", () => {
    const options = readOptions();
    const named = [...unknowns, ...rulings].flatMap(({ option }) => option?.split(", ") ?? []);
    const known = [...Object.keys(options), ...Object.keys(options.rulings).map((name) => `rulings.${name}`)];
    expect(named.filter((name) => !known.includes(name))).toEqual([]);
    const switches = known.filter((name) => name.startsWith("rulings."));
    expect(switches.filter((name) => !named.includes(name))).toEqual([]);
  });

  test("the README names every option and every ruling", () => {
    const readme = readFileSync(join(import.meta.dirname, "../README.md"), "utf8");
    const options = readOptions();
    const names = [...Object.keys(options), ...Object.keys(options.rulings)];
    expect(names.filter((name) => !readme.includes(`\`${name}\``))).toEqual([]);
  });

  test("ids in comments do not count as tests", () => {
    const source = 'test("S-01: x", () => {}); // L-01\n/* L-02 */ const u = "https://a.test/"; test(`O-03`)';
    expect(idsIn(source)).toEqual(["S-01", "O-03"]);
  });
});

describe("the generated documents are up to date with `pnpm fidelity`:", () => {
  test("fidelity.md", () => expect(document("fidelity.md")).toBe(ledger(cited)));
  test("seeds.md", async () => expect(document("seeds.md")).toBe(await seedsDocument()));
  test("coverage.md", () => expect(document("coverage.md")).toBe(coverageDocument()));
});
