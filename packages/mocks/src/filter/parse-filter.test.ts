import { describe, expect, test } from "vitest";
import { FilterError, parseFilter } from "./index.ts";

/** Returns the parts of a parsed `$like:`, or the value of another comparison. */
function parsedValue(text: string): unknown {
  const node = parseFilter(text);
  if (node.kind !== "comparison") throw new Error(`${text} is not one comparison`);
  return "values" in node ? node.values : node.value;
}

function refusal(text: string, surface: "rest" | "apis" = "apis"): FilterError {
  try {
    parseFilter(text, surface);
  } catch (error) {
    if (error instanceof FilterError) return error;
    throw error;
  }
  throw new Error(`${text} parsed`);
}

describe("the filter grammar", () => {
  test("property, operator and value", () => {
    expect(parseFilter("customer.customerNumber$gte:7")).toEqual({
      kind: "comparison",
      field: "customer.customerNumber",
      operator: "gte",
      value: "7",
    });
  });

  test("$and: binds tighter than $or:, and parentheses come before both", () => {
    const [a, b, c] = ["a", "b", "c"].map((field) => parseFilter(`${field}$eq:1`));
    expect(parseFilter("a$eq:1$or:b$eq:1$and:c$eq:1")).toEqual({
      kind: "or",
      clauses: [a, { kind: "and", clauses: [b, c] }],
    });
    expect(parseFilter("(a$eq:1$or:b$eq:1)$and:c$eq:1")).toEqual({
      kind: "and",
      clauses: [{ kind: "or", clauses: [a, b] }, c],
    });
    expect(parseFilter("a$eq:1$and:b$eq:1$and:c$eq:1")).toEqual({ kind: "and", clauses: [a, b, c] });
  });

  test("$null: is a value (L-75), in a list too (X-24)", () => {
    expect(parsedValue("ean$eq:$null:")).toBeNull();
    expect(parsedValue("name$in:[a,$null:]")).toEqual(["a", null]);
    expect(refusal("name$null:").message).toMatch(/^Syntax error, expected: operator/);
    expect(refusal("ean$eq:$null:x").kind).toBe("syntax");
  });

  test("$ and ) must be escaped, but ( * , need not be (L-78)", () => {
    expect(parsedValue("name$eq:a$$b$(c$)d$*e$,f")).toBe("a$b(c)d*e,f");
    expect(parsedValue("name$eq:a(b*c,d")).toBe("a(b*c,d");
    expect(refusal("name$eq:a$b").message).toMatch(/^Syntax error, expected: \$\$/);
    expect(refusal("name$eq:a)b").message).toMatch(/^Syntax error, expected: end of filter/);
  });

  test("brackets are plain; escaped ones parse and can match nothing (L-78)", () => {
    expect(parsedValue("name$eq:a[b]c")).toBe("a[b]c");
    expect(parsedValue("name$eq:a$[b$]")).toEqual({ unmatchable: "a$[b$]" });
    expect(parsedValue("name$like:a$[b*")).toEqual({ unmatchable: "a$[b*" });
    expect(parsedValue("name$in:[a$],b]")).toEqual([{ unmatchable: "a$]" }, "b"]);
  });

  test("under $like: * is a wildcard (L-80), [XY] a class, [[] a bracket (L-79)", () => {
    expect(parsedValue("name$like:*a$*b")).toEqual([{ any: true }, { text: "a*b" }]);
    expect(parsedValue("name$like:Br[XY]z")).toEqual([{ text: "Br" }, { oneOf: "XY" }, { text: "z" }]);
    expect(parsedValue("name$like:Br[[]X]")).toEqual([{ text: "Br[X]" }]);
    expect(parsedValue("name$like:a[b")).toEqual([{ text: "a[b" }]);
  });

  test("a list needs its brackets (S-11, L-76) and accepts text (L-77)", () => {
    expect(parsedValue("name$in:[Abe,Bob]")).toEqual(["Abe", "Bob"]);
    expect(parsedValue("name$nin:[a$,b]")).toEqual(["a,b"]);
    expect(refusal("number$in:1,2").message).toBe("Syntax error, expected: [");
    expect(refusal("number$in:[1,2").message).toBe("Syntax error, expected: ]");
    expect(refusal("number$in:[1)").message).toBe("Syntax error, expected: ]");
  });

  test("200 values are accepted, 201 refused in each surface's words (S-11)", () => {
    const list = (count: number) => `number$in:[${Array.from({ length: count }, (_, at) => at).join(",")}]`;
    expect(parsedValue(list(200))).toHaveLength(200);
    expect(refusal(list(201)).message).toBe(
      "The $in: and $nin: operators only allow filtering on arrays with less than '200' values. Your array has 201 values.",
    );
    expect(refusal(list(201), "rest").message).toBe("Syntax error, expected: ]");
  });

  test.each([
    "",
    "name",
    "name$eq",
    "name$eq:a$and:",
    "(name$eq:a",
    "name$is:a",
    "$eq:a",
    "1a$eq:b",
    "()",
    "a$eq:1 b$eq:2)",
  ])("%j does not parse, and the error says what was expected", (text) => {
    expect(refusal(text).kind).toBe("syntax");
    expect(refusal(text).message).toMatch(/^Syntax error, expected: \S/);
  });

  test("spaces around joiners and parentheses belong to no value", () => {
    expect(parseFilter(" ( a$eq:1 ) $and: b$in:[1] $or: c$eq:2")).toEqual(
      parseFilter("(a$eq:1 )$and:b$in:[1]$or:c$eq:2"),
    );
  });

  test("deep nesting is refused and does not exhaust the stack", () => {
    const nested = (depth: number) => `${"(".repeat(depth)}a$eq:1${")".repeat(depth)}`;
    expect(parseFilter(nested(100))).toEqual(parseFilter("a$eq:1"));
    expect(refusal(nested(100_000)).message).toContain("nested parentheses");
  });
});
