import { type FilterNode, parseFilter } from "@org/visma-economic-mocks";
import fc from "fast-check";
import { expect, test } from "vitest";
import { runs } from "../testing/runs.ts";
import { buildFilter } from "./build-filter.ts";

/** One part of a pattern, as the parser returns it. */
type LikePart = { readonly text: string } | { readonly any: true } | { readonly oneOf: string };

/** Texts with many characters that have a meaning in the grammar. */
const text = fc.string({ unit: fc.constantFrom(..."$()*,[]\\:. abÆø12"), maxLength: 12 });
const value = fc.oneof(
  text,
  fc.constant(null),
  fc.boolean(),
  fc.integer(),
  fc.constant("$null:"),
  fc.constant("x$and:a$eq:b"),
);
const field = fc.constantFrom("name", "number", "customer.customerNumber", "lastUpdated");
const conditions = fc
  .record(
    {
      eq: value,
      ne: value,
      gt: value,
      gte: value,
      lt: value,
      lte: value,
      like: text,
      in: list(),
      nin: list(),
    },
    { requiredKeys: [] },
  )
  .filter((condition) => Object.keys(condition).length > 0);

function list() {
  return fc.array(value, { minLength: 1, maxLength: 4 });
}

const fields = fc.dictionary(field, fc.oneof(value, conditions), { minKeys: 1, maxKeys: 3 });
const filters = [1, 2].reduce<fc.Arbitrary<Record<string, unknown>>>((inner) => {
  const group = fc.option(fc.array(inner, { minLength: 1, maxLength: 3 }), { nil: undefined });
  return fc
    .tuple(fields, group, group)
    .map(([fields, or, and]) => ({ ...fields, ...(or && { or }), ...(and && { and }) }));
}, fields);

test("a built filter keeps its meaning when it is parsed (L-75 to L-80, S-10, S-11)", () => {
  fc.assert(
    fc.property(filters, (filter) => {
      expect(canonical(parseFilter(buildFilter(filter) as string))).toEqual(canonical(meaningOf(filter)));
    }),
    { numRuns: runs(2000) },
  );
}, 60_000);

/** Returns the meaning of a filter object without turning it into text. */
function meaningOf(filter: Record<string, unknown>): FilterNode {
  return {
    kind: "and",
    clauses: Object.entries(filter).map(([key, part]): FilterNode => {
      if (key === "and" || key === "or")
        return { kind: key, clauses: (part as Record<string, unknown>[]).map(meaningOf) };
      const operations = typeof part === "object" && part !== null ? part : { eq: part };
      return {
        kind: "and",
        clauses: Object.entries(operations).map(([operator, operand]) => comparison(key, operator, operand)),
      };
    }),
  };
}

const written = (operand: unknown) => (operand === null ? null : `${operand}`);

function comparison(field: string, operator: string, operand: unknown): FilterNode {
  const start = { kind: "comparison" as const, field };
  if (operator === "in" || operator === "nin")
    return { ...start, operator, values: (operand as unknown[]).map(written) };
  if (operator === "like") return { ...start, operator, value: pattern(operand as string) };
  return { ...start, operator: operator as "eq", value: written(operand) };
}

function pattern(text: string): LikePart[] {
  const parts = text.split(/(\\\*|\*)/).filter((part) => part !== "");
  return parts.map((part) => (part === "*" ? { any: true } : { text: part === "\\*" ? "*" : part }));
}

/**
 * Brings filters of the same meaning into the same form: lists become single comparisons, nested ands and ors become flat,
 * neighbouring texts of a pattern are joined.
 */
function canonical(node: FilterNode): unknown {
  if (node.kind === "comparison") {
    if (node.operator === "in" || node.operator === "nin") {
      const [kind, operator] = node.operator === "in" ? (["or", "eq"] as const) : (["and", "ne"] as const);
      return canonical({
        kind,
        clauses: node.values.map((value) => ({ kind: "comparison", field: node.field, operator, value })),
      });
    }
    return node.operator === "like" && Array.isArray(node.value)
      ? { ...node, value: JSON.stringify(merged(node.value)) }
      : node;
  }
  const clauses = node.clauses
    .map(canonical)
    .flatMap((clause) =>
      (clause as FilterNode).kind === node.kind ? (clause as { clauses: unknown[] }).clauses : [clause],
    );
  return clauses.length === 1 ? clauses[0] : { kind: node.kind, clauses };
}

function merged(parts: readonly LikePart[]): (string | true)[] {
  const all: (string | true)[] = [];
  for (const part of parts) {
    const last = all.at(-1);
    if ("text" in part && typeof last === "string") all[all.length - 1] = last + part.text;
    else all.push("text" in part ? part.text : "any" in part || part.oneOf);
  }
  return all;
}
