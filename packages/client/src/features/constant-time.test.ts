import fc from "fast-check";
import { expect, test } from "vitest";
import { equalInConstantTime } from "./constant-time.ts";

test("agrees with === on any two strings, also where one begins with the other", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), fc.string({ unit: "grapheme" }), (a, b) => {
      const wellFormed = (text: string) => text.toWellFormed();
      expect(equalInConstantTime(a, b)).toBe(wellFormed(a) === wellFormed(b));
      expect(equalInConstantTime(a, a)).toBe(true);
      expect(equalInConstantTime(a + b, a)).toBe(wellFormed(a + b) === wellFormed(a));
      expect(equalInConstantTime(a.repeat(2), a)).toBe(a === "");
    }),
  );
});
