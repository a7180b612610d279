import fc from "fast-check";
import { expect, test } from "vitest";
import { foldName, parseFields } from "./fields.ts";

const name = fc.stringMatching(/^[a-z][a-zA-Z0-9_]{0,12}$/);
// Not what a merge field looks like before it is replaced, and not nothing.
const value = fc.string({ minLength: 1 }).filter((text) => !/^\[\w+\]$/.test(text));
const entries = fc.dictionary(name, value).map((record) => {
  const first = new Map<string, string>();
  for (const [key, text] of Object.entries(record)) {
    if (!first.has(foldName(key))) first.set(foldName(key), text);
  }
  return { record, first };
});

test("reads back every form that URLSearchParams writes", () => {
  fc.assert(
    fc.property(entries, ({ record, first }) => {
      expect(parseFields(new URLSearchParams(record).toString())).toEqual(first);
    }),
  );
});

test("reads back every JSON object, indented, nested or not", () => {
  fc.assert(
    fc.property(entries, fc.constantFrom(undefined, 2), ({ record, first }, indent) => {
      expect(parseFields(JSON.stringify(record, null, indent))).toEqual(first);
      expect(parseFields(JSON.stringify({ outer: { inner: [record] } }, null, indent))).toEqual(first);
    }),
  );
});

test("no text makes it throw anything but a SyntaxError, and only one that begins like JSON", () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      try {
        parseFields(text);
      } catch (error) {
        expect(error).toBeInstanceOf(SyntaxError);
        expect(text.trim()).toMatch(/^[{[]/);
      }
    }),
  );
});

test("§3a.4: merge field names in any case are one name", () => {
  const fields = parseFields("numbers=7&NewNumber=8&old_number=9");
  expect([...fields]).toEqual([
    ["numbers", "7"],
    ["newnumber", "8"],
    ["oldnumber", "9"],
  ]);
});

test("an empty merge field in JSON, which makes it invalid, is an absent value", () => {
  expect([...parseFields('{"old": , "new": 8}')]).toEqual([["new", "8"]]);
  expect([...parseFields('{"new": 8, "old": }')]).toEqual([["new", "8"]]);
});

test("a text that holds what an empty merge field looks like stays as it is", () => {
  expect(parseFields('{"text": "a: , b"}').get("text")).toBe("a: , b");
});

test("a merge field that was not replaced, null and nothing are absent", () => {
  expect(parseFields("invoice=[INVOICENO]&a=&b=1")).toEqual(new Map([["b", "1"]]));
  expect(parseFields('{"invoice": "[INVOICENO]", "a": null, "b": 1, "c": false}')).toEqual(
    new Map([
      ["b", "1"],
      ["c", "false"],
    ]),
  );
});
