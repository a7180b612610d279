import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Schema } from "../table/types.ts";
import { decimalLiteral, decimalShape, renderJson, restDigits } from "./index.ts";

describe("number literals", () => {
  test.each([
    [-1600, 1, "-1600.0"],
    [0, 1, "0.0"],
    [40.5, 1, "40.5"],
    [33.33, 1, "33.33"],
    [100, 6, "100.000000"],
    [746.05, 6, "746.050000"],
    [-0, 1, "0.0"],
    [1e21, 1, "1000000000000000000000.0"],
    [1e-7, 6, "0.0000001"],
    [5, 0, "5"],
    [Number.NaN, 1, "null"],
  ])("%d with at least %i digits is %s (L-44, L-107)", (value, digits, text) => {
    expect(decimalLiteral(value, digits)).toBe(text);
  });

  test("are read back as the number that was written", () => {
    fc.assert(
      fc.property(
        fc.double({ noNaN: true, noDefaultInfinity: true }),
        fc.nat({ max: 8 }),
        (value, digits) => {
          const text = decimalLiteral(value, digits);
          expect(JSON.parse(text) + 0).toBe(value + 0);
          expect(text.split(".")[1]?.length ?? 0).toBeGreaterThanOrEqual(digits);
        },
      ),
    );
  });
});

describe("rendering", () => {
  test("an object without decimals is written as by JSON.stringify", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.oneof(fc.string(), fc.constant("__proto__")), fc.jsonValue()), (value) => {
        expect(renderJson(value, { "no such property": 1 })).toBe(JSON.stringify(value));
      }),
    );
  });

  test("only properties in the shape are decimals, also in arrays and objects", () => {
    const value = {
      number: 1,
      balance: 2,
      lines: [{ quantity: 3, sortKey: 1 }, null],
      'æ"': undefined,
      at: new Date(0),
    };
    expect(renderJson(value, { balance: 1, lines: { quantity: 6 }, at: { x: 1 } })).toBe(
      '{"number":1,"balance":2.0,"lines":[{"quantity":3.000000,"sortKey":1},null],"at":"1970-01-01T00:00:00.000Z"}',
    );
  });

  test("a decimal with another type of value is written unchanged", () => {
    expect(renderJson({ a: null, b: "x", c: [1, "2"] }, { a: 1, b: 1, c: 1 })).toBe(
      '{"a":null,"b":"x","c":[1.0,"2"]}',
    );
  });

  test("names that every object has are not in the shape", () => {
    expect(renderJson({ constructor: 1, toString: 2 }, { balance: 1 })).toBe(
      '{"constructor":1,"toString":2}',
    );
  });

  test("the text differs from JSON.stringify only in its digits", () => {
    const shape = { a: 1, b: { a: 6, c: 2 }, c: 3 };
    const key = fc.constantFrom("a", "b", "c", "d", "é\n", '"');
    const value = fc.letrec((tie) => ({
      any: fc.oneof(
        { maxDepth: 3 },
        fc.jsonValue({ maxDepth: 1 }),
        fc.array(tie("any"), { maxLength: 3 }),
        fc.dictionary(key, tie("any")),
      ),
    })).any;
    fc.assert(
      fc.property(value, (anything) => {
        expect(JSON.parse(renderJson(anything, shape))).toEqual(JSON.parse(JSON.stringify(anything)));
        expect(renderJson(anything)).toBe(JSON.stringify(anything));
      }),
    );
  });

  test("undefined is null", () => {
    expect(renderJson(undefined)).toBe("null");
    expect(renderJson(undefined, { a: 1 })).toBe("null");
  });
});

describe("the shape of a response", () => {
  const schemas: Record<string, Schema> = {
    Line: {
      type: "object",
      properties: {
        quantity: { type: "number" },
        lineNumber: { type: "integer" },
        parent: { $ref: "#/schemas/Line" },
      },
    },
  };
  const document: Schema = {
    type: "object",
    properties: {
      number: { type: "integer" },
      exchangeRate: { type: ["number", "null"] },
      marginPercentage: { type: "number" },
      marginInBaseCurrency: { type: "number" },
      lines: { type: "array", items: { anyOf: [{ $ref: "#/schemas/Line" }, { type: "null" }] } },
      customer: {
        allOf: [
          { properties: { balance: { type: "number" } } },
          { properties: { name: { type: "string" } } },
        ],
      },
    },
  };

  test("has only the decimals; whole numbers stay whole", () => {
    expect(decimalShape(document, schemas, () => 2)).toEqual({
      exchangeRate: 2,
      marginPercentage: 2,
      marginInBaseCurrency: 2,
      lines: { quantity: 2 },
      customer: { balance: 2 },
    });
    expect(
      decimalShape({ type: "object", properties: { name: { type: "string" } } }, schemas, () => 1),
    ).toBeUndefined();
  });

  test("REST: one digit (L-44), six for a document's amounts and rates (L-107)", () => {
    expect(decimalShape(document, schemas, restDigits("other"))).toMatchObject({
      exchangeRate: 1,
      lines: { quantity: 1 },
    });
    expect(decimalShape(document, schemas, restDigits("document"))).toMatchObject({
      exchangeRate: 6,
      marginPercentage: 1,
      marginInBaseCurrency: 6,
      lines: { quantity: 1 },
    });
    const six = [
      "netAmount",
      "unitNetPrice",
      "unitCostPrice",
      "remainder",
      "costPriceInBaseCurrency",
      "roundingAmount",
    ];
    expect(six.map(restDigits("document"))).toEqual(six.map(() => 6));
  });
});
