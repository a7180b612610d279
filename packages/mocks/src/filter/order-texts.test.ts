import fc from "fast-check";
import { expect, test } from "vitest";
import { orderTexts } from "./order-texts.ts";

/** Returns the order of JavaScript's own stable sort. */
function compared(keys: readonly string[], descending: boolean): number[] {
  const sign = descending ? -1 : 1;
  return Array.from(keys, (_, at) => at).sort((a, b) => {
    const [left = "", right = ""] = [keys[a], keys[b]];
    return left === right ? 0 : left < right ? -sign : sign;
  });
}

const letters = fc.string({ unit: fc.constantFrom("a", "b", "ÿ", "z", "\u0000"), maxLength: 12 });
const anything = fc.string({ unit: "binary", maxLength: 4 });
const alike = fc.nat(300).map((number) => `Customer number ${number}`);

test("the order is stable and by code units, both ways, for any list of texts", () => {
  const key = fc.oneof(letters, anything, alike);
  fc.assert(
    fc.property(
      fc.array(key, { maxLength: 100 }),
      fc.array(fc.oneof(alike, letters), { maxLength: 400, size: "max" }),
      fc.boolean(),
      (some, many, descending) => {
        const keys = [...some, ...many];
        expect(orderTexts(keys, descending)).toEqual(compared(keys, descending));
      },
    ),
  );
});

test("the sort finishes for many equal texts, however long they are", () => {
  const keys = Array.from({ length: 1000 }, (_, at) => (at % 2 === 0 ? "x".repeat(5000) : "x".repeat(4999)));
  expect(orderTexts(keys, true)).toEqual(compared(keys, true));
});
