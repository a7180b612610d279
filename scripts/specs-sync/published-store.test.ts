import fc from "fast-check";
import { expect, test } from "vitest";
import { storedText } from "./published-store.ts";

test("a stored document is read back unchanged", () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue(), { noNullPrototype: true }), (document) => {
      expect(JSON.parse(storedText(document))).toEqual(JSON.parse(JSON.stringify(document)));
    }),
  );
});

test("a value that fits on a line is on one line", () => {
  const property = { type: "string", maxLength: 50 };
  const long = Object.fromEntries(["a", "b", "c", "d", "e"].map((name) => [name, property]));
  expect(storedText(long).split("\n")[1]).toBe(' "a": {"type":"string","maxLength":50},');
});
