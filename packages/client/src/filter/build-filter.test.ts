import { describe, expect, test } from "vitest";
import { ValidationError } from "../errors/errors.ts";
import { buildFilter } from "./build-filter.ts";
import { raw } from "./raw.ts";

describe("forms", () => {
  const cases: [name: string, filter: unknown, text: string][] = [
    ["nothing", undefined, ""],
    ["no fields", {}, ""],
    ["a value is equality", { name: "Acme" }, "name$eq:Acme"],
    ["several fields are joined by and", { name: "Acme", number: 7 }, "name$eq:Acme$and:number$eq:7"],
    [
      "several operators on one field",
      { balance: { gte: 0, lt: 10.5 } },
      "balance$gte:0$and:balance$lt:10.5",
    ],
    ["nested REST fields are dotted", { "customer.customerNumber": 1 }, "customer.customerNumber$eq:1"],
    [
      "null is a value, not an operator (L-75)",
      { ean: null, name: { ne: null } },
      "ean$eq:$null:$and:name$ne:$null:",
    ],
    ["null in a list (X-24)", { ean: { in: ["1", null] } }, "ean$in:[1,$null:]"],
    ["booleans", { barred: true, closed: { ne: false } }, "barred$eq:true$and:closed$ne:false"],
    ["negative and fractional numbers", { a: -0.5, b: 1234567890123 }, "a$eq:-0.5$and:b$eq:1234567890123"],
    [
      "lists are bracketed (L-76)",
      { number: { in: [1, 2] }, name: { nin: ["Abe", "Bob"] } },
      "number$in:[1,2]$and:name$nin:[Abe,Bob]",
    ],
    [
      "alternatives are parenthesised",
      { a: 1, or: [{ b: 2 }, { c: 3, d: 4 }] },
      "a$eq:1$and:(b$eq:2$or:(c$eq:3$and:d$eq:4))",
    ],
    ["one alternative", { or: [{ a: 1 }] }, "a$eq:1"],
    [
      "and inside or",
      { or: [{ and: [{ a: 1 }, { a: 2 }] }, { b: null }] },
      "((a$eq:1$and:a$eq:2)$or:b$eq:$null:)",
    ],
    ["raw text is unchanged", raw("name$like:A[bc]*"), "name$like:A[bc]*"],
    [
      "raw text beside fields is joined to them by and",
      { ...raw("b$eq:1$or:c$eq:2"), a: 1 },
      "(b$eq:1$or:c$eq:2)$and:a$eq:1",
    ],
    [
      "raw text among other clauses is in brackets",
      { a: 1, or: [raw("b$eq:1$and:c$eq:2"), { d: 4 }] },
      "a$eq:1$and:((b$eq:1$and:c$eq:2)$or:d$eq:4)",
    ],
  ];
  test.each(cases)("%s", (_, filter, text) => expect(buildFilter(filter)).toBe(text));
});

describe("escaping", () => {
  test("$, (, ) and * are escaped, but not brackets and commas (L-78, L-80)", () => {
    expect(buildFilter({ name: "a$b(c)d*e[f],g" })).toBe("name$eq:a$$b$(c$)d$*e[f],g");
  });

  test("a text that looks like grammar stays a text", () => {
    expect(buildFilter({ name: "$null:", city: "x$or:y$eq:z" })).toBe(
      "name$eq:$$null:$and:city$eq:x$$or:y$$eq:z",
    );
  });

  test("for like, * is the wildcard and \\* is the character (S-10, L-80)", () => {
    expect(buildFilter({ name: { like: "Acme*" } })).toBe("name$like:Acme*");
    expect(buildFilter({ name: { like: "50\\* off*" } })).toBe("name$like:50$* off*");
  });

  test("for like, a bracket is the character and opens no set of characters (L-79)", () => {
    expect(buildFilter({ name: { like: "Br[X]" } })).toBe("name$like:Br[[]X]");
  });

  test("a list with , or ] in a value is sent as single comparisons (L-78)", () => {
    expect(buildFilter({ name: { in: ["a,b", "c"] } })).toBe("(name$eq:a,b$or:name$eq:c)");
    expect(buildFilter({ name: { nin: ["a]", "c$"] } })).toBe("(name$ne:a]$and:name$ne:c$$)");
    expect(buildFilter({ or: [{ name: { nin: ["a]", "c"] } }, { n: 1 }] })).toBe(
      "((name$ne:a]$and:name$ne:c)$or:n$eq:1)",
    );
  });
});

describe("refused before anything is sent", () => {
  const values = (count: number) => Array.from({ length: count }, (_, index) => index);
  const cases: [filter: unknown, where: string][] = [
    [{ name: undefined }, "filter.name.eq"],
    [{ a: { gte: undefined } }, "filter.a.gte"],
    [{ a: Number.NaN }, "filter.a.eq"],
    [{ a: Number.POSITIVE_INFINITY }, "filter.a.eq"],
    [{ a: 1e21 }, "filter.a.eq"],
    [{ a: 1e-7 }, "filter.a.eq"],
    [{ a: new Date(Number.NaN) }, "filter.a.eq"],
    [{ lastUpdated: new Date(Number.NaN) }, "filter.lastUpdated.eq"],
    [{ a: {} }, "filter.a"],
    [{ a: [] }, "filter.a.eq"],
    [{ a: [1, 2] }, "filter.a.eq"],
    [{ a: { eq: [1] } }, "filter.a.eq"],
    [{ a: { eq: { b: 1 } } }, "filter.a.eq"],
    [{ a: { equals: 1 } }, "filter.a.equals"],
    [{ a: { in: 1 } }, "filter.a.in"],
    [{ a: { in: [] } }, "filter.a.in"],
    [{ a: { in: values(201) } }, "filter.a.in"],
    [{ a: { nin: values(201) } }, "filter.a.nin"],
    [{ a: { in: [1, undefined] } }, "filter.a.in"],
    [raw(undefined as never), "filter.raw"],
    [raw(""), "filter.raw"],
    [raw(" "), "filter.raw"],
    [{ or: [raw(""), { a: 1 }] }, "filter.or.raw"],
    [new Map([["a", 1]]), "filter"],
    [[], "filter"],
    [[{ a: 1 }], "filter"],
    [new URLSearchParams("a=1"), "filter"],
    [Promise.resolve({ a: 1 }), "filter"],
    [{ a: new Map([["gte", 1]]) }, "filter.a.eq"],
    [{ a: Promise.resolve(1) }, "filter.a.eq"],
    [{ a: 1e21 }, "filter.a.eq"],
    [{ a: { like: "half a \ud83d*" } }, "filter.a.like"],
    [{ a: { in: ["\udc00"] } }, "filter.a.in"],
    [{ or: [] }, "filter.or"],
    [{ or: [{ a: 1 }, {}] }, "filter.or"],
    [{ and: { a: 1 } }, "filter.and"],
    [{ or: [null] }, "filter.or"],
    [{ or: [{ and: [{ a: undefined }] }] }, "filter.or.and.a.eq"],
    [{ "a$eq:1$or:b": 1 }, "filter.a$eq:1$or:b"],
    [{ "a..b": 1 }, "filter.a..b"],
    ["name$eq:Acme", "filter"],
    [7, "filter"],
    [null, "filter"],
  ];
  test.each(cases)("%j", (filter, where) => {
    const error = caught(() => buildFilter(filter));
    expect(error).toBeInstanceOf(ValidationError);
    expect(error.errors).toMatchObject([{ path: where }]);
    expect(error.status).toBeUndefined();
  });

  test("a BigInt", () => {
    const error = caught(() => buildFilter({ a: 1n }));
    expect(error.errors).toMatchObject([{ path: "filter.a.eq" }]);
  });

  test("200 values are accepted (S-11)", () => {
    expect(buildFilter({ a: { in: values(200) } })).toMatch(/^a\$in:\[0,1,.*,199\]$/);
  });
});

function caught(act: () => unknown): ValidationError {
  try {
    act();
  } catch (error) {
    return error as ValidationError;
  }
  throw new Error("did not throw");
}
