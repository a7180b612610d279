import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ValidationError } from "../../errors/errors.ts";
import { parseFields } from "./fields.ts";

const name = fc.stringMatching(/^[a-z][a-zA-Z0-9_]{0,12}$/);
// Any text but an empty one and one that looks like a merge field.
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

test("only a text that begins like JSON makes it throw, and only a ValidationError", () => {
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

test("X-11: the case of a merge field's name does not matter", () => {
  const fields = parseFields("numbers=7&NewNumber=8&OLDNUMBER=9");
  expect([...fields]).toEqual([
    ["numbers", "7"],
    ["newnumber", "8"],
    ["oldnumber", "9"],
  ]);
});

test("a line break at a form's end is not part of its last value", () => {
  expect([...parseFields("\nold=1&event=A\r\n")]).toEqual([
    ["old", "1"],
    ["event", "A"],
  ]);
});

test("the body's fields come before the query's, outer ones before inner ones", () => {
  const fields = parseFields('{"event": "A", "inner": {"event": "B", "no": 1}}', "?event=C&no=2&more=3");
  expect(Object.fromEntries(fields)).toEqual({ event: "A", no: "1", more: "3" });
});

test("an empty merge field in JSON, which makes it invalid, is an absent value", () => {
  expect([...parseFields('{"old": , "new": 8}')]).toEqual([["new", "8"]]);
  expect([...parseFields('{"new": 8, "old": }')]).toEqual([["new", "8"]]);
  expect([...parseFields('{"old" : , "new" : 8}')]).toEqual([["new", "8"]]);
  expect([...parseFields('{"Nøgle på": , "no. (old)": }')]).toEqual([]);
});

describe("a text that looks like an empty merge field stays as it is", () => {
  const texts = ["a: , b", '"a": , b', ":} ", ":,", ": }", '":}', ' ":} ', '\\":,'];

  test.each(texts)("%j", (text) => {
    expect(parseFields(JSON.stringify({ text })).get("text")).toBe(text);
    expect(parseFields(JSON.stringify({ list: [text], other: 1 })).get("0")).toBe(text);
  });

  test.each(texts)("%j beside one that is empty", (text) => {
    const fields = parseFields(`{"text": ${JSON.stringify(text)}, "old": , "new": 8}`);
    expect([...fields]).toEqual([
      ["text", text],
      ["new", "8"],
    ]);
  });

  test("every value, alone and beside an empty one", () => {
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

test("a merge field that was not replaced, null and an empty text are absent", () => {
  expect(parseFields("invoice=[INVOICENO]&a=&b=1")).toEqual(new Map([["b", "1"]]));
  expect(parseFields('{"invoice": "[INVOICENO]", "a": null, "b": 1, "c": false}')).toEqual(
    new Map([
      ["b", "1"],
      ["c", "false"],
    ]),
  );
});
