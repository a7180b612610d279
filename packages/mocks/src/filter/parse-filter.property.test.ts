import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { FilterError, type FilterNode, parseFilter, printFilter } from "./index.ts";

const text = fc.string({ unit: fc.constantFrom(..."abXY09 $()*,[]-:æøÅ.".split("")), maxLength: 12 });
const scalar = fc.oneof(text, fc.constant(null));
const item = fc.oneof(
  fc.constant(null),
  text.filter((value) => !value.includes("]")),
);
const part = fc.oneof(
  text.filter((value) => value !== "").map((value) => ({ text: value })),
  fc.constant({ any: true as const }),
  fc.constantFrom("XY", "a-c", "^ab", "", "*", ")").map((oneOf) => ({ oneOf })),
);
/** Makes patterns without two literals in a row, because the parser would join them into one. */
const pattern = fc
  .array(part, { maxLength: 5 })
  .filter((parts) => parts.every((one, at) => !("text" in one && "text" in (parts[at - 1] ?? {}))));
const field = fc.constantFrom("name", "customer.customerNumber", "date", "_x1");
const comparison = fc.oneof(
  fc.record({
    kind: fc.constant("comparison" as const),
    field,
    operator: fc.constantFrom(
      "eq" as const,
      "ne" as const,
      "gt" as const,
      "gte" as const,
      "lt" as const,
      "lte" as const,
    ),
    value: scalar,
  }),
  fc.record({
    kind: fc.constant("comparison" as const),
    field,
    operator: fc.constant("like" as const),
    value: pattern,
  }),
  fc.record({
    kind: fc.constant("comparison" as const),
    field,
    operator: fc.constantFrom("in" as const, "nin" as const),
    // A list with one empty text is written like an empty list.
    values: fc.array(item, { maxLength: 5 }).filter((values) => values.length !== 1 || values[0] !== ""),
  }),
);
const { node } = fc.letrec<{ node: FilterNode; group: FilterNode }>((tie) => ({
  node: fc.oneof({ maxDepth: 4 }, comparison, tie("group")),
  group: fc.record({
    kind: fc.constantFrom("and" as const, "or" as const),
    clauses: fc.array(tie("node"), { minLength: 2, maxLength: 4 }),
  }),
}));

describe("properties of the grammar", () => {
  test("a printed filter parses to the same filter", () => {
    fc.assert(
      fc.property(node, (filter) => {
        expect(parseFilter(printFilter(filter))).toEqual(filter);
      }),
      { numRuns: 1_000 },
    );
  });

  test("a parsed text is printed as a text that parses to the same filter", () => {
    const tokens = fc.constantFrom(
      "name",
      "a.b",
      "$eq:",
      "$like:",
      "$in:",
      "$null:",
      "$and:",
      "$or:",
      "(",
      ")",
      "[",
      "]",
      ",",
      "*",
      "$",
      "$$",
      "$]",
      "x",
      "1",
      " ",
    );
    fc.assert(
      fc.property(fc.array(tokens, { maxLength: 14 }), (parts) => {
        const parsed = attempt(() => parseFilter(parts.join("")));
        if (parsed instanceof FilterError) return;
        expect(parseFilter(printFilter(parsed))).toEqual(parsed);
      }),
      { numRuns: 3_000 },
    );
  });

  test("no text makes it throw any error but its own", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.string({ unit: "binary" }), text), (anything) => {
        const parsed = attempt(() => parseFilter(`name$eq:${anything}`));
        expect(parsed instanceof FilterError ? parsed.kind : parsed.kind).toMatch(
          /^(syntax|and|or|comparison)$/,
        );
        attempt(() => parseFilter(anything));
      }),
      { numRuns: 2_000 },
    );
  });

  test("a ] in a list is refused, because it cannot be written", () => {
    expect(() => printFilter({ kind: "comparison", field: "name", operator: "in", values: ["a]"] })).toThrow(
      FilterError,
    );
  });
});

function attempt(parse: () => FilterNode): FilterNode | FilterError {
  try {
    return parse();
  } catch (error) {
    if (error instanceof FilterError) return error;
    throw error;
  }
}
