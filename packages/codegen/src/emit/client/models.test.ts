import { expect, test } from "vitest";
import { modelText } from "./models.ts";

test("an object is an interface, because errors and hovers show its name", () => {
  const type = { text: "{\n    name: string;\n}", isObject: true };
  expect(modelText("Thing", { type: "object", description: "A thing", deprecated: true }, type)).toBe(
    "/** A thing. @deprecated */\nexport interface Thing {\n    name: string;\n}\n",
  );
});

test("anything else is an alias", () => {
  expect(modelText("Things", { type: "array" }, { text: "Thing[]", isObject: false })).toBe(
    "export type Things = Thing[];\n",
  );
});

test("a numbered enumeration is a constant with names and a type of its values", () => {
  const schema = {
    type: "integer",
    description: "The kind",
    enum: [-1, 2],
    "x-enum-names": ["None", "Second"],
  };
  expect(modelText("Kind", schema, { text: "-1 | 2", isObject: false })).toBe(`/** The kind. */
export const Kind = {
  None: -1,
  Second: 2,
} as const;
export type Kind = -1 | 2;
`);
});
