import { describe, expect, test } from "vitest";
import { testMock } from "../testing/test-mock.ts";
import type { Builders } from "./builders.ts";

/** Calls with a property that does not exist, which JavaScript and casts let through. */
const misspelt: readonly (readonly [what: string, names: string, (builders: Builders) => unknown])[] = [
  [
    "a customer",
    'customers.add: There is no property "nmae" (did you mean "name"?)',
    ({ customers }) => customers.add({ nmae: "Kunde" } as object),
  ],
  [
    "a change of a customer",
    'customers.update: There is no property "barrd" (did you mean "barred"?)',
    ({ customers }) => customers.update(1, { barrd: true } as object),
  ],
  [
    "a product",
    'products.add: There is no property "price" (choose one of',
    ({ products }) => products.add({ price: 7 } as object),
  ],
  [
    "an account",
    'accounts.add: There is no property "acountType" (did you mean "accountType"?)',
    ({ accounts }) => accounts.add({ acountType: "status" } as object),
  ],
  [
    "a year",
    'accountingYears.update: There is no property "close" (did you mean "closed"?)',
    ({ accountingYears }) => accountingYears.update("2025", { close: true } as object),
  ],
  [
    "a draft entry",
    'draftEntries.add: There is no property "ammount" (did you mean "amount"?)',
    ({ draftEntries }) => draftEntries.add({ ammount: 1 } as object),
  ],
  [
    "a supplier",
    'suppliers.add: There is no property "curency" (did you mean "currency"?)',
    ({ suppliers }) => suppliers.add({ curency: "EUR" } as object),
  ],
  [
    "a draft invoice",
    'draftInvoices.add: There is no property "duedate" (did you mean "dueDate"?)',
    ({ draftInvoices }) => draftInvoices.add({ duedate: "2026-08-14" } as object),
  ],
  [
    "a line",
    'draftInvoices.add: There is no property "lines[1].qty" (choose one of',
    ({ draftInvoices }) => draftInvoices.add({ lines: [{}, { qty: 2 } as object] }),
  ],
  [
    "a booked invoice",
    'bookedInvoices.add: There is no property "payd" (did you mean "paid"?)',
    ({ bookedInvoices }) => bookedInvoices.add({ payd: true } as object),
  ],
];

describe("a builder refuses a property that does not exist", () => {
  test.each(misspelt)("of %s, and names the nearest one", (_, message, run) => {
    const builders = testMock({ seed: "company" }).agreement();
    const before = builders.customers.all();
    expect(() => run(builders)).toThrow(TypeError);
    expect(() => run(builders)).toThrow(message);
    expect(builders.customers.all()).toEqual(before);
  });

  test("but accepts a record as it was read, to make another one", () => {
    const { customers, products, accounts, draftInvoices, bookedInvoices } = testMock({
      seed: "company",
    }).agreement();
    expect(customers.add({ ...customers.get(1), customerNumber: 900 }).customerNumber).toBe(900);
    expect(products.add({ ...products.get("1"), productNumber: "P" }).productNumber).toBe("P");
    expect(accounts.add({ ...accounts.get(1010), accountNumber: 1019 }).accountNumber).toBe(1019);
    expect(draftInvoices.add({ ...draftInvoices.all()[0], draftInvoiceNumber: 900 }).draftInvoiceNumber).toBe(
      900,
    );
    const { customerNumber = 1, lines = [] } = bookedInvoices.all()[0] ?? {};
    expect(bookedInvoices.add({ customerNumber, lines }).customerNumber).toBe(customerNumber);
  });
});
