import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { keeps } from "../testing/filters.ts";
import type { FilterOptions } from "./index.ts";

describe("$like:", () => {
  const like = (value: string, name: string, options: Partial<FilterOptions> = {}) =>
    keeps(`name$like:${value}`, { name }, options);

  test.each([
    ["bro", "Ny Brotorv", true],
    ["bro*", "Brotorv", true],
    ["bro*", "Ny Brotorv", false],
    ["*bro", "Storebro", true],
    ["*bro", "Brotorv", false],
    ["*bro*", "Ny Brotorv", true],
    ["b*o*v", "Brotorv", true],
    ["b*o*x", "Brotorv", false],
    ["a*b*ab", "aabab", true],
  ])("without * it means contains (S-10), and * is a wildcard: %s over %s", (pattern, name, kept) => {
    expect(like(pattern, name)).toBe(kept);
  });

  test("an escaped * is literal, and does not search by prefix (L-80)", () => {
    expect(like("NoSuch$*", "NoSuch thing")).toBe(false);
    expect(like("NoSuch$*", "NoSuch*")).toBe(true);
  });

  test("[XY] is a character class, and [[] is a literal bracket (L-79)", () => {
    expect(like("Br[X]", "BrX")).toBe(true);
    expect(like("Br[X]", "Br[X]")).toBe(false);
    expect(like("Br[XY]n", "bryn")).toBe(true);
    expect(like("Br[[]X]", "Br[X]")).toBe(true);
    expect(like("[a-c]1", "B1")).toBe(true);
    expect(like("[^a-c]1", "B1")).toBe(false);
    expect(like("x[]y", "xy")).toBe(false);
  });

  test("without classes, brackets are literal; % and _ always are (ruling on L-79)", () => {
    expect(like("Br[X]", "Br[X]", { likeClasses: false })).toBe(true);
    expect(like("Br[X]", "BrX", { likeClasses: false })).toBe(false);
    expect(like("10%", "100 kr")).toBe(false);
    expect(like("a_c", "abc")).toBe(false);
  });

  test("agrees with a regular expression of the same pattern", () => {
    const piece = fc.constantFrom("*", "a", "b", "[ab]", "[^a]");
    fc.assert(
      fc.property(
        fc.array(piece, { minLength: 1, maxLength: 6 }),
        fc.string({ unit: fc.constantFrom("a", "b", "c"), maxLength: 8 }),
        (pieces, name) => {
          const body = pieces.join("").replaceAll("*", ".*");
          const expected = pieces.includes("*") ? new RegExp(`^${body}$`) : new RegExp(body);
          expect([pieces.join(""), name, like(pieces.join(""), name)]).toEqual([
            pieces.join(""),
            name,
            expected.test(name),
          ]);
        },
      ),
      { numRuns: 2_000 },
    );
  });
});

describe("escaped brackets match nothing (L-78)", () => {
  test.each(["name$eq:a$[b$]", "name$like:a$[b", "name$in:[a$]]", "name$gt:$["])("%s", (filter) => {
    expect(["a[b]", "a[b", "a]", "a$[b$]", "z"].some((name) => keeps(filter, { name }))).toBe(false);
  });

  test("so $ne: and $nin: keep every record", () => {
    expect(keeps("name$ne:a$[", { name: "a[" })).toBe(true);
    expect(keeps("name$nin:[a$]]", { name: "a]" })).toBe(true);
  });
});
