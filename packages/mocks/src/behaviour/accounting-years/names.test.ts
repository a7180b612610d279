import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { yearName } from "./names.ts";

const free = () => false;

describe("the name of an accounting year", () => {
  test.each([
    ["2026-01-01", "2026-12-31", "2026"],
    ["2025-07-01", "2026-06-30", "2025/2026"],
    ["2025-07-01", "2026-12-31", "2025/2026"],
  ])("from %s to %s is %s", (from, to, name) => {
    expect(yearName(from, to, free)).toBe(name);
  });

  test("gets a letter from a to j if it is taken, and no letter after that", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10 }), (howMany) => {
        const taken = new Set(
          ["2025/2026", ..."abcdefghij"]
            .slice(0, howMany + 1)
            .map((one) => (one.length === 1 ? `2025/2026${one}` : one)),
        );
        const name = yearName("2025-07-01", "2026-06-30", (candidate) => taken.has(candidate));
        expect(name).toBe(howMany === 10 ? undefined : `2025/2026${"abcdefghij"[howMany]}`);
      }),
    );
  });
});
