import { expect, test } from "vitest";
import type { Schema } from "../open-api.ts";
import { typeTexts } from "./type-texts.ts";

const thing: Schema = { type: "object", properties: { name: { type: "string" } } };

const typeOf = async (schema: Schema) => (await typeTexts({ Subject: schema, Thing: thing })).get("Subject");
const ref: Schema = { $ref: "#/components/schemas/Thing" };

test.each<[string, Schema, string]>([
  ["a reference", ref, "Thing"],
  ["a list of references", { type: "array", items: ref }, "Thing[]"],
  ["a nullable reference", { anyOf: [ref, { type: "null" }] }, "Thing | null"],
  ["a nullable text", { type: ["string", "null"] }, "string | null"],
  ["a date, which is a text", { type: "string", format: "date" }, "string"],
  ["an enumeration", { type: "string", enum: ["a", "b"] }, '"a" | "b"'],
  ["an enumeration of numbers", { type: "integer", enum: [1, 2] }, "1 | 2"],
  ["a nullable enumeration", { type: ["string", "null"], enum: ["a", null] }, '"a" | null'],
  ["a constant", { const: "a" }, '"a"'],
  ["a file", { type: "string", format: "binary" }, "t.WebBlob"],
  ["what cannot be sent", { "x-never": true }, "never"],
  ["anything", {}, "unknown"],
  ["an object without properties", { type: "object" }, "Record<string, never>"],
])("%s", async (_, schema, text) => {
  expect(await typeOf(schema)).toEqual({ text, isObject: false });
});

test("an object with required, optional, read-only and unsendable properties", async () => {
  const schema: Schema = {
    type: "object",
    required: ["name"],
    properties: {
      name: { type: "string", description: "Its name", maxLength: 5, format: "x" },
      number: { type: "integer", format: "int32", readOnly: true },
      kind: { $ref: "#/components/schemas/Thing", description: "Its kind" },
      size: { type: "integer", default: 1 },
      sum: { "x-never": true, description: "Read-only: cannot be sent." },
      "odd name": { type: "boolean", deprecated: true },
      state: { type: "string", enum: ["on", "off"] },
    },
  };
  expect(await typeOf(schema)).toEqual({
    isObject: true,
    text: `{
    /** Its name. At most 5 characters. */
    name: string;
    readonly number?: number;
    /** Its kind. */
    kind?: Thing;
    /** Default: 1. */
    size?: number;
    /** Read-only: cannot be sent. */
    sum?: never;
    /** @deprecated */
    "odd name"?: boolean;
    state?: "on" | "off";
}`,
  });
});

test("an object with further properties is not an interface", async () => {
  const schema: Schema = {
    type: "object",
    properties: { a: { type: "string" } },
    additionalProperties: { type: "number" },
  };
  expect((await typeOf(schema))?.isObject).toBe(false);
});

test("in a body, undefined counts as left out at any depth", async () => {
  const line: Schema = { type: "object", properties: { unit: { type: "string", description: "Its unit" } } };
  const schema: Schema = {
    type: "object",
    required: ["name"],
    properties: { name: { type: "string" }, sum: { "x-never": true }, lines: { type: "array", items: line } },
  };
  const texts = await typeTexts({ Sent: schema, Read: line }, new Set(["Sent"]));
  expect(texts.get("Sent")?.text).toBe(`{
    name: string;
    sum?: undefined;
    lines?: {
        /** Its unit. */
        unit?: string | undefined;
    }[] | undefined;
}`);
  expect(texts.get("Read")?.text).toBe(`{
    /** Its unit. */
    unit?: string;
}`);
});
