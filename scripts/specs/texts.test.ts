import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { child, isNode, list, type Node } from "../parity/own-specs.ts";
import { placeholdersIn } from "../specs-sync/new-parts.ts";

const folder = join(import.meta.dirname, "../../specs");
const yamlFiles = (path: string) =>
  readdirSync(path).filter((name) => name.endsWith(".yaml") && !name.startsWith("."));
const read = (...path: string[]) => parse(readFileSync(join(folder, ...path), "utf8")) as Node;

const services = yamlFiles(folder)
  .map((file) => ({ file, document: read(file) }))
  .filter(({ document }) => /api$/.test(String(child(document, "info")["x-service"])));

test("all fourteen services of apis.e-conomic.com have a document", () => {
  expect(services).toHaveLength(14);
});

describe.each(services)("$file", ({ document }) => {
  const schemas = Object.entries(child(child(document, "components"), "schemas")).filter(
    (entry): entry is [string, Node] => isNode(entry[1]),
  );

  test("describes each schema and each property", () => {
    const silent = schemas.flatMap(([name, schema]) => [
      ...(schema.description === undefined ? [name] : []),
      ...Object.entries(child(schema, "properties"))
        .filter(([, property]) => isNode(property) && property.description === undefined)
        .map(([property]) => `${name}.${property}`),
    ]);
    expect(silent).toEqual([]);
  });

  test("names and explains every numbered value", () => {
    const bare = schemas.filter(([, { type, enum: values }]) => type === "integer" && values !== undefined);
    for (const [name, schema] of bare) {
      const numbers = list(schema, "enum");
      expect(list(schema, "x-enum-names"), name).toHaveLength(numbers.length);
      for (const number of numbers)
        expect(schema.description, name).toMatch(new RegExp(`(^|[\\s;])${number}\\b`));
    }
  });

  test("has a different summary for each operation", () => {
    const summaries = Object.values(child(document, "paths"))
      .flatMap((item) => (isNode(item) ? Object.values(item) : []))
      .map((operation) => (isNode(operation) ? operation.summary : undefined));
    expect(summaries.filter((summary, index) => summaries.indexOf(summary) !== index)).toEqual([]);
  });
});

test("no document has a placeholder that a synchronisation left to a person", () => {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) =>
    file.endsWith(".yaml"),
  );
  expect(files).toEqual(expect.arrayContaining(["journals.yaml", join("rest", "invoices.yaml")]));
  const left = files.flatMap((file) =>
    placeholdersIn(readFileSync(join(folder, file), "utf8")).map((found) => `specs/${file}, ${found}`),
  );
  expect(left).toEqual([]);
});

/** The overlays of each document, and those in the folder of its name. */
const overlays = readdirSync(join(folder, "overlays"), { recursive: true, encoding: "utf8" }).filter((name) =>
  name.endsWith(".yaml"),
);

test.each(overlays)("every action of overlays/%s cites a recorded fact", (file) => {
  const actions = list(read("overlays", file), "actions").filter(isNode);
  expect(actions.length).toBeGreaterThan(0);
  for (const { target, description } of actions) {
    // scripts/citations.test.ts checks that the ids exist.
    expect(description, String(target)).toMatch(/^[SLOCUX]-\d+(, [SLOCUX]-\d+)*: ./);
  }
});
