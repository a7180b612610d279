import { expect, test } from "vitest";
import type { Schema } from "../open-api.ts";
import { comment, documentation, sentence } from "./documentation.ts";

test.each<[Schema, string]>([
  [{ description: "The  name,\nas shown" }, "The name, as shown."],
  [{ description: "Why?", maxLength: 5 }, "Why? At most 5 characters."],
  [{ minimum: 1, maximum: 999 }, "1 to 999."],
  [{ minimum: 0 }, "At least 0."],
  [{ minLength: 1, maxLength: 3 }, "1 to 3 characters."],
  [{ minLength: 10, maxLength: 10 }, "Exactly 10 characters."],
  [{ minLength: 1 }, "Not empty."],
  [{ minLength: 2 }, "At least 2 characters."],
  [{ minItems: 1, maxItems: 500 }, "1 to 500 items."],
  [{ minItems: 1 }, "Not empty."],
  [{ type: ["string", "null"], format: "date" }, "A date, `YYYY-MM-DD`."],
  [{ type: "string", format: "date-time" }, "A time, `YYYY-MM-DDThh:mm:ssZ`."],
  [{ type: "string", pattern: "^[A-Z]+$" }, "Matches `^[A-Z]+$`."],
  [{ type: "integer", format: "int32", default: 20 }, "Default: 20."],
  [{ "x-requires-module": "Dimension" }, "Needs the module Dimension."],
  [{ type: "string", enum: ["a"] }, ""],
])("%j is documented as %j", (schema, text) => {
  expect(documentation(schema)).toBe(text);
});

test("the text of a comment cannot end the comment", () => {
  expect(comment("a */ b", "  ")).toBe("  /** a *\\/ b */\n");
  expect(comment("")).toBe("");
});

test("a sentence ends with one full stop", () => {
  expect(["One", "One.", "One?", ""].map(sentence)).toEqual(["One.", "One.", "One?", ""]);
});
