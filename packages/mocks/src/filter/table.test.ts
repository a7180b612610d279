import { describe, expect, test } from "vitest";
import { documents } from "../table/tables.ts";
import { type Document, surfaceOf } from "../table/types.ts";
import { compileFilter, compileSort, FilterError, type FilterField } from "./index.ts";

/** Returns a value that a field of this type can be compared with. */
const sample = ({ type, values = [], names = [] }: FilterField): string => {
  const byType = {
    string: "a",
    number: "1",
    boolean: "true",
    date: "2026-01-01",
    "date-time": "2026-01-01T00:00:00Z",
  };
  return type === "enum" ? String(names[0] ?? values[0]) : byType[type];
};

/**
 * Lists "field operator: why" for every published operator that does not compile. Faults of the servers are not listed.
 */
function broken(document: Document): string[] {
  const surface = surfaceOf(document);
  return document.operations.flatMap(({ path, listing }) =>
    Object.entries(listing?.filters ?? {}).flatMap(([name, field]) =>
      field.ops.flatMap((operator) => {
        const value = operator === "in" || operator === "nin" ? `[${sample(field)}]` : sample(field);
        try {
          compileFilter(`${name}$${operator}:${value}`, { surface, fields: listing?.filters ?? {} });
        } catch (error) {
          if (!(error instanceof FilterError) || error.kind !== "fault")
            return [`${path} ${name} ${operator}: ${error}`];
        }
        return [];
      }),
    ),
  );
}

describe.each(documents.map((document) => [document.document, document] as const))("%s", (_, document) => {
  test("filters by every operator that is published for a field (O-09)", () => {
    expect(broken(document)).toEqual([]);
  });

  test("sorts by every field that is published as sortable (O-09)", () => {
    for (const { listing } of document.operations)
      for (const field of listing?.sorts ?? [])
        expect([field, compileSort(`-${field}`, { sorts: listing?.sorts ?? [] })([{}])]).toEqual([
          field,
          [{}],
        ]);
  });
});
