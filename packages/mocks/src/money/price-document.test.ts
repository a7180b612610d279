import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type LineInput, multiply, priceDocument, round, sum } from "./index.ts";

const line = (change: Partial<LineInput> = {}): LineInput => ({
  quantity: 1,
  unitNetPrice: 100,
  vatRate: 25,
  ...change,
});

describe("pricing a document", () => {
  test("2 × 100 at 25 % is 200 net and 250 gross (L-92)", () => {
    expect(priceDocument([line({ quantity: 2 })], 100)).toMatchObject({
      netAmount: 200,
      vatAmount: 50,
      grossAmount: 250,
      netAmountInBaseCurrency: 200,
      grossAmountInBaseCurrency: 250,
      roundingAmount: 0,
    });
  });

  test("33.33 × 3 is exactly 99.99 (L-52)", () => {
    expect(priceDocument([line({ quantity: 3, unitNetPrice: 33.33 })], 100)).toMatchObject({
      netAmount: 99.99,
      vatAmount: 25,
      grossAmount: 124.99,
    });
  });

  test("a discount is subtracted before rounding", () => {
    const { lines } = priceDocument(
      [line({ quantity: 3, unitNetPrice: 9.99, discountPercentage: 12.5 })],
      100,
    );
    expect(lines[0]?.totalNetAmount).toBe(26.22);
  });

  test("VAT is computed from each rate's total and divided between the lines", () => {
    const { lines, vatAmount } = priceDocument(
      [line({ unitNetPrice: 0.02 }), line({ unitNetPrice: 0.02 }), line({ unitNetPrice: 50, vatRate: 0 })],
      100,
    );
    expect(vatAmount).toBe(0.01);
    expect(lines.map((one) => one.vatAmount)).toEqual([0.01, 0, 0]);
  });

  test("margins are in the base currency, and negative if the cost is higher", () => {
    const { lines, ...totals } = priceDocument(
      [
        line({ quantity: 2, unitNetPrice: 10, unitCostPrice: 50 }),
        line({ unitNetPrice: 0, unitCostPrice: 5 }),
      ],
      750,
    );
    expect(lines[0]).toMatchObject({
      marginInBaseCurrency: 50,
      marginPercentage: 33.33,
      costPriceInBaseCurrency: 100,
    });
    expect(lines[1]).toMatchObject({ marginInBaseCurrency: -5, marginPercentage: 0 });
    expect(totals).toMatchObject({
      costPriceInBaseCurrency: 105,
      marginInBaseCurrency: 45,
      marginPercentage: 30,
    });
  });

  test("in a foreign currency, the rounding amount makes net, VAT and gross agree", () => {
    const priced = priceDocument([line({ unitNetPrice: 0.02 })], 733.33);
    expect(priced).toMatchObject({
      netAmountInBaseCurrency: 0.15,
      vatAmountInBaseCurrency: 0.07,
      grossAmountInBaseCurrency: 0.22,
      roundingAmount: 0,
    });
    expect(priceDocument([line({ unitNetPrice: 0.06 })], 741.67)).toMatchObject({
      netAmountInBaseCurrency: 0.45,
      vatAmountInBaseCurrency: 0.15,
      grossAmountInBaseCurrency: 0.59,
      roundingAmount: -0.01,
    });
  });

  test("no lines cost nothing", () => {
    expect(priceDocument([], 100)).toMatchObject({
      lines: [],
      netAmount: 0,
      grossAmount: 0,
      marginPercentage: 0,
    });
  });
});

const hundredths = (min: number, max: number) => fc.integer({ min, max }).map((value) => value / 100);
const lines = fc.array(
  fc.record({
    quantity: hundredths(-10_000, 10_000),
    unitNetPrice: hundredths(0, 1_000_000),
    discountPercentage: fc.option(hundredths(0, 10_000), { nil: undefined }),
    unitCostPrice: hundredths(0, 100_000),
    vatRate: fc.constantFrom(0, 25, 12.5),
  }),
  { maxLength: 12 },
);
const exchangeRate = fc.oneof(fc.constant(100), hundredths(1, 200_000));

describe("the parts of a price add up", () => {
  test("lines to the document, and net plus VAT to gross, in both currencies", () => {
    fc.assert(
      fc.property(lines, exchangeRate, (inputs, rate) => {
        const priced = priceDocument(inputs, rate);
        const total = (pick: (one: (typeof priced.lines)[number]) => number) => sum(priced.lines.map(pick));
        expect(total((one) => one.totalNetAmount)).toBe(priced.netAmount);
        expect(total((one) => one.vatAmount)).toBe(priced.vatAmount);
        expect(total((one) => one.grossAmount)).toBe(priced.grossAmount);
        expect(total((one) => one.netAmountInBaseCurrency)).toBe(priced.netAmountInBaseCurrency);
        expect(total((one) => one.vatAmountInBaseCurrency)).toBe(priced.vatAmountInBaseCurrency);
        expect(sum([priced.netAmount, priced.vatAmount])).toBe(priced.grossAmount);
        const { netAmountInBaseCurrency, vatAmountInBaseCurrency, roundingAmount } = priced;
        expect(sum([netAmountInBaseCurrency, vatAmountInBaseCurrency, roundingAmount])).toBe(
          priced.grossAmountInBaseCurrency,
        );
        expect(Math.abs(roundingAmount)).toBeLessThanOrEqual(0.01);
      }),
    );
  });

  test("VAT is the rounded VAT of each rate's total, in any order of lines", () => {
    fc.assert(
      fc.property(lines, (inputs) => {
        const { vatAmount, lines: priced } = priceDocument(inputs, 100);
        const byRate = [0, 25, 12.5].map((rate) => {
          const nets = priced.filter(({ vatRate }) => vatRate === rate).map((one) => one.totalNetAmount);
          return round(multiply(multiply(sum(nets), rate), 0.01));
        });
        expect(vatAmount).toBe(sum(byRate));
        expect(priceDocument(inputs.toReversed(), 100).vatAmount).toBe(vatAmount);
      }),
    );
  });

  test("a credit note is the invoice with the opposite sign", () => {
    fc.assert(
      fc.property(lines, exchangeRate, (inputs, rate) => {
        const invoice = priceDocument(inputs, rate);
        const credit = priceDocument(
          inputs.map((one) => ({ ...one, quantity: multiply(one.quantity, -1) })),
          rate,
        );
        for (const name of [
          "netAmount",
          "vatAmount",
          "grossAmount",
          "grossAmountInBaseCurrency",
          "roundingAmount",
        ] as const)
          expect(sum([invoice[name], credit[name]])).toBe(0);
      }),
    );
  });
});
