import { describe, expect, test } from "vitest";
import type { Schema } from "../table/types.ts";
import { date, documentOf, identifier, operation } from "../testing/operations.ts";
import { createValidator } from "./index.ts";

describe("REST bodies", () => {
  const draft: Schema = {
    type: "object",
    required: ["date", "customer", "recipient"],
    properties: {
      date,
      currency: { type: "string", pattern: "[a-zA-Z]{3}" },
      customer: {
        type: "object",
        properties: { customerNumber: identifier, self: { type: "string", format: "uri" } },
      },
      recipient: {
        type: "object",
        required: ["name", "vatZone"],
        properties: { name: { type: "string", maxLength: 250 }, vatZone: { type: "object" } },
      },
      paymentTermsType: { enum: ["net", "dueDate", null] },
      netAmount: { type: "number", readOnly: true },
      exchangeRate: { type: "number", maxDecimal: 6 },
      notes: { type: ["string", "null"] },
      lines: {
        type: "array",
        items: {
          type: "object",
          properties: {
            lineNumber: { type: "integer", minimum: 1 },
            sortKey: { type: "integer", minimum: 1 },
            quantity: { type: "number", multipleOf: 0.01 },
            description: { type: "string" },
          },
        },
      },
    },
  };
  const post = operation("POST", "/invoices/drafts", draft);
  const good = { date: "2026-01-31", customer: { customerNumber: 1 }, recipient: { name: "A", vatZone: {} } };
  const validator = createValidator(documentOf("rest"));
  const check = (change: object) => validator.body(post, { ...good, ...change });
  const messages = (change: object) => check(change).map(({ message }) => message);

  test("a complete body has no issues; unknown properties are accepted (S-05)", () => {
    expect(check({ colour: "red", paymentTermsType: "net", lines: [] })).toEqual([]);
  });

  test("read-only properties may hold anything (S-06)", () => {
    expect(check({ netAmount: "a lot" })).toEqual([]);
  });

  test("null is refused without a code, even if published (L-14, X-29)", () => {
    expect(check({ date: null })).toEqual([
      { path: ["date"], message: "Expected String but got Null", inputValue: null },
    ]);
    expect(messages({ notes: null })).toEqual(["Expected String but got Null"]);
    expect(messages({ paymentTermsType: null })).toEqual(['Value null is not one of ["net","dueDate"]']);
  });

  test("null is accepted if published and the option says so", () => {
    const lenient = createValidator(documentOf("rest"), { nulls: "accept" });
    expect(lenient.body(post, { ...good, notes: null })).toEqual([]);
    expect(lenient.body(post, { ...good, date: null })).toHaveLength(1);
  });

  test("0 is refused for an identifier (L-15), also on lines (L-16)", () => {
    expect(check({ customer: { customerNumber: 0 } })).toEqual([
      {
        path: ["customer", "customerNumber"],
        message: "Integer 0 is less than minimum value of 1",
        inputValue: 0,
      },
    ]);
    expect(
      check({ lines: [{ lineNumber: 1 }, { lineNumber: 0, sortKey: 0 }] }).map(({ path }) => path),
    ).toEqual([
      ["lines", 1, "lineNumber"],
      ["lines", 1, "sortKey"],
    ]);
  });

  test("upper and lower case count in enumerations (L-17)", () => {
    expect(check({ paymentTermsType: "Net" })).toMatchObject([
      { path: ["paymentTermsType"], inputValue: "Net" },
    ]);
  });

  test("missing properties are reported, also nested ones (L-90)", () => {
    const issues = validator.body(post, { recipient: { name: "A" } });
    expect(issues.map(({ path, errorCode, message }) => [path.join("."), errorCode, message])).toEqual([
      ["date", "E04042", "date is missing a value"],
      ["customer", "E04042", "customer is missing a value"],
      ["recipient.vatZone", "E04042", "vatZone is missing a value"],
    ]);
  });

  test("length and decimals have codes, and decimals are counted exactly", () => {
    expect(check({ recipient: { name: "x".repeat(251), vatZone: {} } })).toMatchObject([
      { errorCode: "E04010" },
    ]);
    expect(check({ lines: [{ quantity: 0.07 }, { quantity: 1.1 }, { quantity: 1e21 }] })).toEqual([]);
    expect(check({ lines: [{ quantity: 0.075 }] })).toMatchObject([
      { path: ["lines", 0, "quantity"], errorCode: "E04740", inputValue: 0.075 },
    ]);
    expect(check({ exchangeRate: 1e-7 })).toMatchObject([{ errorCode: "E04740" }]);
  });

  test("dates must be days that exist, and currencies match their pattern", () => {
    expect(messages({ date: "2026-02-30" })).toEqual([
      "String 2026-02-30 does not match the format yyyy-MM-dd",
    ]);
    expect(check({ currency: "D1" })).toHaveLength(1);
  });

  test("a wrong type is reported with the expected one, and hides its consequences", () => {
    expect(messages({ lines: {} })).toEqual(["Expected Array but got Object"]);
    expect(messages({ customer: { customerNumber: "1" } })).toEqual(["Expected Integer but got String"]);
    expect(messages({ customer: { customerNumber: 1.5 } })).toEqual(["Expected Integer but got Number"]);
    expect(validator.body(post, [])).toMatchObject([{ path: [], message: "Expected Object but got Array" }]);
    expect(validator.body(post, undefined)).toMatchObject([{ path: [] }]);
  });

  test("names with slashes and digits have the right place", () => {
    const odd = operation("POST", "/odd", {
      type: "object",
      properties: { "a/b": { type: "object", properties: { "0": { type: "string" } } } },
    });
    expect(validator.body(odd, { "a/b": { "0": 1 } })).toMatchObject([{ path: ["a/b", "0"] }]);
  });

  test("the published properties that are not read-only are stored (S-05, S-06)", () => {
    const body = {
      ...good,
      netAmount: 9,
      colour: 1,
      lines: [{ quantity: 1, x: 2 }],
      customer: { customerNumber: 1 },
    };
    expect(validator.writable(post, body)).toEqual({
      ...good,
      lines: [{ quantity: 1 }],
      customer: { customerNumber: 1 },
    });
  });
});
