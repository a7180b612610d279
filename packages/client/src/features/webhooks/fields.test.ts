import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ValidationError } from "../../errors/errors.ts";
import { parseFields } from "./fields.ts";

const name = fc.stringMatching(/^[a-z][a-zA-Z0-9_]{0,12}$/);
// No value is empty, or looks like a merge field that was not replaced.
const value = fc.string({ minLength: 1 }).filter((text) => !/^\[\w+\]$/.test(text));
const entries = fc.dictionary(name, value).map((record) => {
  const first = new Map<string, string>();
  for (const [key, text] of Object.entries(record)) {
    if (!first.has(key.toLowerCase())) first.set(key.toLowerCase(), text);
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

test("throws only a ValidationError, and only for a text that begins like JSON", () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      try {
        parseFields(text);
      } catch (error) {
        expect(error).toBeInstanceOf(ValidationError);
        expect(text.trim()).toMatch(/^[{[]/);
      }
    }),
  );
});

test("names of merge fields in upper and lower case are the same (X-11)", () => {
  const fields = parseFields("numbers=7&NewNumber=8&OLDNUMBER=9");
  expect([...fields]).toEqual([
    ["numbers", "7"],
    ["newnumber", "8"],
    ["oldnumber", "9"],
  ]);
});

test("a line break at the end of a form does not belong to its last value", () => {
  expect([...parseFields("\nold=1&event=A\r\n")]).toEqual([
    ["old", "1"],
    ["event", "A"],
  ]);
});

test("fields of the body win over those of the query, and outer ones over inner ones", () => {
  const fields = parseFields('{"event": "A", "inner": {"event": "B", "no": 1}}', "?event=C&no=2&more=3");
  expect(Object.fromEntries(fields)).toEqual({ event: "A", no: "1", more: "3" });
});

test("an empty merge field, which makes JSON invalid, is a missing value", () => {
  expect([...parseFields('{"old": , "new": 8}')]).toEqual([["new", "8"]]);
  expect([...parseFields('{"new": 8, "old": }')]).toEqual([["new", "8"]]);
  expect([...parseFields('{"old" : , "new" : 8}')]).toEqual([["new", "8"]]);
  expect([...parseFields('{"Nøgle på": , "no. (old)": }')]).toEqual([]);
});

describe("a text that contains a pattern like an empty merge field stays unchanged", () => {
  const texts = ["a: , b", '"a": , b', ":} ", ":,", ": }", '":}', ' ":} ', '\\":,'];

  test.each(texts)("%j", (text) => {
    expect(parseFields(JSON.stringify({ text })).get("text")).toBe(text);
    expect(parseFields(JSON.stringify({ list: [text], other: 1 })).get("0")).toBe(text);
  });

  test.each(texts)("%j beside an empty merge field", (text) => {
    const fields = parseFields(`{"text": ${JSON.stringify(text)}, "old": , "new": 8}`);
    expect([...fields]).toEqual([
      ["text", text],
      ["new", "8"],
    ]);
  });

  test("for random texts, alone and beside an empty merge field", () => {
    const odd = fc.string({ unit: fc.constantFrom(...'":,}{ \\a'), minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(odd, (text) => {
        const said = JSON.stringify(text);
        expect(parseFields(`{"text":${said}}`).get("text")).toBe(text);
        expect(parseFields(`{"old":,"text":${said}}`).get("text")).toBe(text);
      }),
    );
  });
});

test("a merge field that was not replaced, null and an empty value are missing values", () => {
  expect(parseFields("invoice=[INVOICENO]&a=&b=1")).toEqual(new Map([["b", "1"]]));
  expect(parseFields('{"invoice": "[INVOICENO]", "a": null, "b": 1, "c": false}')).toEqual(
    new Map([
      ["b", "1"],
      ["c", "false"],
    ]),
  );
});
