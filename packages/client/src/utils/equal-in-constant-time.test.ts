import fc from "fast-check";
import { expect, test } from "vitest";
import { equalInConstantTime } from "./equal-in-constant-time.ts";

test("agrees with === on any two strings, also if one begins with the other", () => {
  const text = fc.string({ unit: "grapheme" });
  fc.assert(
    fc.property(text, text, (a, b) => {
      expect(equalInConstantTime(a, b)).toBe(a === b);
      expect(equalInConstantTime(a, a)).toBe(true);
      expect(equalInConstantTime(a + b, a)).toBe(b === "");
      expect(equalInConstantTime(a.repeat(2), a)).toBe(a === "");
    }),
  );
});
