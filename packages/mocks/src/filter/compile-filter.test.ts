import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { every, fields, keeps, refusal } from "../testing/filters.ts";
import { FilterError } from "./index.ts";

describe("values by type", () => {
  test.each([
    ["name$eq:ACME", { name: "Acme" }, true],
    ["name$eq:Acm", { name: "Acme" }, false],
    ["name$ne:acme", { name: "Acme" }, false],
    ["name$gt:acme", { name: "Brøndby" }, true],
    ["name$gt:Øster", { name: "Århus" }, true],
    ["name$gt:Øster", { name: "Ærø" }, false],
    ["name$eq:århus", { name: "ÅRHUS" }, true],
    ["name$eq:12", { name: 12 }, true],
    ["number$eq:1.50", { number: 1.5 }, true],
    ["number$gt:9", { number: 10 }, true],
    ["number$lte:-1600", { number: -1600 }, true],
    ["number$lt:5", { number: 5 }, false],
    ["number$gte:5", { number: 5 }, true],
    ["number$in:[1, 2]", { number: 2 }, true],
    ["number$nin:[1,2]", { number: 2 }, false],
    ["customer.customerNumber$eq:7", { customer: { customerNumber: 7 } }, true],
    ["customer.customerNumber$eq:7", {}, false],
    ["customer.customerNumber$eq:$null:", { customer: null }, true],
  ])("%s over %j: %s", (filter, record, kept) => {
    expect(keeps(filter, record)).toBe(kept);
  });

  test.each([
    ["date$eq:2026-03-01", "2026-03-01", true],
    ["date$gte:2026-03-01", "2026-02-28", false],
    ["date$eq:2022-05-31", "2022-05-31T00:00:00", true],
    ["date$lt:2026-03-01T12:00:00Z", "2026-03-01", true],
  ])("a date, also if the answer has a timestamp (O-26, O-46): %s over %s", (filter, date, kept) => {
    expect(keeps(filter, { date })).toBe(kept);
  });

  test.each([
    ["lastUpdated$gte:2026-03-01", "2026-03-01T00:00:00Z", true],
    ["lastUpdated$gt:2026-03-01", "2026-03-01T00:00:00Z", false],
    ["lastUpdated$lt:2026-03-01T08:00:01Z", "2026-03-01T08:00:00Z", true],
    ["lastUpdated$gt:2026-03-01T08:00:00Z", "2026-03-01T08:00:00.5Z", true],
    ["lastUpdated$eq:2026-03-01T09:00:00+01:00", "2026-03-01T08:00:00Z", true],
  ])("a timestamp, also compared with a date (X-25): %s over %s", (filter, lastUpdated, kept) => {
    expect(keeps(filter, { lastUpdated })).toBe(kept);
  });

  test("an absent boolean is false, and also has no value (L-45)", () => {
    expect(
      [{}, { barred: false }, { barred: true }].map((record) => keeps("barred$eq:false", record)),
    ).toEqual([true, true, false]);
    expect([{}, { barred: true }].map((record) => keeps("barred$ne:false", record))).toEqual([false, true]);
    expect([{}, { barred: false }].map((record) => keeps("barred$in:[false]", record))).toEqual([true, true]);
    expect([{}, { barred: false }].map((record) => keeps("barred$eq:$null:", record))).toEqual([true, false]);
  });

  test("records without a value: only $ne: and $nin: keep them (L-75)", () => {
    expect(["$eq:a", "$gt:a", "$lt:a", "$like:*", "$in:[a]"].map((rest) => keeps(`name${rest}`, {}))).toEqual(
      Array(5).fill(false),
    );
    expect(
      ["$ne:a", "$nin:[a]", "$eq:$null:", "$in:[a,$null:]"].map((rest) => keeps(`name${rest}`, {})),
    ).toEqual(Array(4).fill(true));
    expect(["$ne:$null:", "$nin:[$null:]", "$gt:$null:"].map((rest) => keeps(`name${rest}`, {}))).toEqual(
      Array(3).fill(false),
    );
    expect(keeps("name$ne:$null:", { name: "a" })).toBe(true);
  });

  test.each([
    ["number$eq:abc", "'abc' is not a valid value for property 'number', expected: a number"],
    ["number$eq:1,5", "'1,5' is not a valid value"],
    ["number$in:[1,x]", "'x' is not a valid value"],
    ["barred$eq:yes", "expected: true or false"],
    ["date$eq:2026-02-30", "expected: yyyy-MM-dd"],
    ["lastUpdated$gt:yesterday", "expected: yyyy-MM-dd"],
    ["lastUpdated$gt:2026-01-01T25:00:00Z", "expected: yyyy-MM-dd"],
  ])("%s is refused", (filter, message) => {
    expect(refusal(filter)).toMatchObject({ kind: "value", message: expect.stringContaining(message) });
  });
});

describe("joined clauses", () => {
  test("have the same result as plain JavaScript", () => {
    const clause = fc.record({
      field: fc.constantFrom("number", "name"),
      value: fc.integer({ min: 0, max: 3 }),
    });
    const joined = fc.array(fc.array(clause, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 4 });
    const record = fc.record({
      number: fc.integer({ min: 0, max: 3 }),
      name: fc.integer({ min: 0, max: 3 }).map(String),
    });
    fc.assert(
      fc.property(joined, record, (groups, found) => {
        const filter = groups
          .map((group) => group.map(({ field, value }) => `${field}$eq:${value}`).join("$and:"))
          .join("$or:");
        const expected = groups.some((group) =>
          group.every(({ field, value }) => String(found[field as "name"]) === String(value)),
        );
        expect([filter, keeps(filter, found)]).toEqual([filter, expected]);
      }),
    );
  });

  test("any text makes a test or throws a FilterError", () => {
    const tokens = fc.constantFrom(
      ...Object.keys(fields),
      ...every.map((name) => `$${name}:`),
      "$null:",
      "$and:",
      "$or:",
      "(",
      ")",
      "[z-a]",
      "[",
      "]",
      "*",
      "1",
      "x",
    );
    fc.assert(
      fc.property(fc.array(tokens, { maxLength: 10 }), (parts) => {
        let kept: boolean | string;
        try {
          kept = keeps(parts.join(""), { name: "x1", number: 1, type: 1 });
        } catch (error) {
          if (!(error instanceof FilterError)) throw error;
          kept = error.kind;
        }
        expect([true, false, "syntax", "field", "operator", "value"]).toContain(kept);
      }),
      { numRuns: 3_000 },
    );
  });
});
