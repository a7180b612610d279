import fc from "fast-check";
import { expect, test } from "vitest";
import { median, quantile } from "./stats.ts";

test("the median is the middle value, or lies halfway between the two in the middle", () => {
  expect(median([9, 1, 5])).toBe(5);
  expect(median([4, 1, 3, 2])).toBe(2.5);
});

test("quartiles lie between their neighbours in proportion", () => {
  expect(quantile([1, 2, 3, 4], 0.25)).toBe(1.75);
  expect(quantile([1, 2, 3, 4], 1)).toBe(4);
});

test("no values are an error, not a pass", () => {
  expect(() => median([])).toThrow("nothing was measured");
});

test("half of the values lie at or below the median and half at or above, whatever their order", () => {
  const finite = fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e9, max: 1e9 });
  fc.assert(
    fc.property(fc.array(finite, { minLength: 1 }), (values) => {
      const middle = median(values);
      expect(values.filter((value) => value <= middle).length).toBeGreaterThanOrEqual(values.length / 2);
      expect(values.filter((value) => value >= middle).length).toBeGreaterThanOrEqual(values.length / 2);
    }),
  );
});
