import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { allocate, fromBaseCurrency, multiply, round, subtract, sum, toBaseCurrency } from "./index.ts";

const cents = fc.integer({ min: -10_000_000, max: 10_000_000 });

describe("exact decimals (L-52)", () => {
  test("products, sums and differences are right where binary fractions are not", () => {
    expect(multiply(33.33, 3)).toBe(99.99);
    expect(sum([0.1, 0.2])).toBe(0.3);
    expect(subtract(1.1, 0.9)).toBe(0.2);
    expect(sum([])).toBe(0);
  });

  test("halves are rounded away from zero, and nothing becomes -0", () => {
    expect([1.005, -1.005, 2.675, 0.125].map((value) => round(value))).toEqual([1.01, -1.01, 2.68, 0.13]);
    expect(round(1.23456789, 6)).toBe(1.234568);
    expect(Object.is(round(-0.001), 0)).toBe(true);
    expect(Object.is(sum([-0]), 0)).toBe(true);
  });

  test("a text that is not a number is refused", () => {
    expect(() => round(Number.NaN)).toThrow();
    expect(() => sum([1, Number.POSITIVE_INFINITY])).toThrow();
  });

  test("sums of amounts are the same as counting in cents", () => {
    fc.assert(
      fc.property(fc.array(cents), (all) => {
        expect(sum(all.map((cent) => cent / 100))).toBe(all.reduce((a, b) => a + b, 0) / 100);
      }),
    );
  });
});

describe("allocate", () => {
  test("parts add up to the total, whatever the weights", () => {
    fc.assert(
      fc.property(cents, fc.array(cents, { minLength: 1, maxLength: 20 }), (total, weights) => {
        const parts = allocate(total / 100, weights);
        expect(parts).toHaveLength(weights.length);
        expect(sum(parts)).toBe(total / 100);
      }),
    );
  });

  test("equal weights differ by at most a cent", () => {
    expect(allocate(100, [1, 1, 1])).toEqual([33.33, 33.34, 33.33]);
    expect(allocate(0.01, [1, 1])).toEqual([0.01, 0]);
    expect(allocate(5, [])).toEqual([]);
  });
});

describe("currencies", () => {
  test("an exchange rate is the price of 100 units", () => {
    expect(toBaseCurrency(200, 746.05)).toBe(1492.1);
    expect(fromBaseCurrency(1492.1, 746.05)).toBe(200);
    expect(toBaseCurrency(-0.5, 1)).toBe(-0.01);
  });

  test("the rate of the base currency changes nothing", () => {
    fc.assert(
      fc.property(cents, (cent) => {
        expect(toBaseCurrency(cent / 100, 100)).toBe(cent / 100);
        expect(fromBaseCurrency(cent / 100, 100)).toBe(cent / 100);
      }),
    );
  });
});
