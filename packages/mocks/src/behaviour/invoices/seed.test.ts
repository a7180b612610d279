import { beforeEach, describe, expect, test } from "vitest";
import { customers } from "../../records/customers.ts";
import { bookedInvoices } from "../../records/invoices.ts";
import { bookedEntries } from "../../records/ledger.ts";
import { products } from "../../records/products.ts";
import { type TestMock, testMock } from "../../testing/test-mock.ts";

let mock: TestMock;
beforeEach(() => {
  mock = testMock({ seed: "company" });
});

const listed = async (
  state: string,
): Promise<readonly { bookedInvoiceNumber: number; remainder: number }[]> =>
  (await mock.rest("GET", `/invoices/${state}?pagesize=1000`)).body.collection;

describe("the company's sales", () => {
  test("C-02: have invoices of twelve months: paid, overdue and not yet due", async () => {
    const [booked, paid, overdue, notDue] = await Promise.all(
      ["booked", "paid", "overdue", "not-due"].map(listed),
    );
    for (const some of [paid, overdue, notDue]) expect(some?.length).toBeGreaterThan(0);
    expect(booked?.length).toBe((paid?.length ?? 0) + (overdue?.length ?? 0) + (notDue?.length ?? 0));
    const invoices = mock.agreement().records(bookedInvoices).all();
    expect(new Set(invoices.map(({ date }) => date.slice(0, 7))).size).toBe(12);
    expect(new Set(invoices.map(({ customerNumber }) => customerNumber)).size).toBe(11);
    expect(mock.agreement().records(customers).all()).toHaveLength(12);
    expect(mock.agreement().records(products).all().length).toBeGreaterThanOrEqual(7);
  });

  test("L-100: have the same open amount on REST and in the ledger", async () => {
    const open = new Map(
      mock
        .agreement()
        .records(bookedEntries)
        .all()
        .filter(({ entryType, remainder }) => entryType === "customerInvoice" && remainder !== 0)
        .map(({ bookedInvoiceNumber, remainder }) => [bookedInvoiceNumber, remainder]),
    );
    const unpaid = await listed("unpaid");
    expect(
      new Map(unpaid.map(({ bookedInvoiceNumber, remainder }) => [bookedInvoiceNumber, remainder])),
    ).toEqual(open);
    for (const { bookedInvoiceNumber, remainder } of await listed("paid"))
      expect([open.has(bookedInvoiceNumber), remainder]).toEqual([false, 0]);
  });

  test("L-98: have one voucher for each invoice, with its gross amount", () => {
    const entries = mock.agreement().records(bookedEntries).all();
    for (const invoice of mock.agreement().records(bookedInvoices).all()) {
      const own = entries.filter(
        ({ entryType, bookedInvoiceNumber }) =>
          entryType === "customerInvoice" && bookedInvoiceNumber === invoice.bookedInvoiceNumber,
      );
      expect(own.find(({ customerNumber }) => customerNumber !== undefined)?.amount).toBe(
        invoice.grossAmount,
      );
      expect(new Set(own.map(({ voucherNumber }) => voucherNumber)).size).toBe(1);
    }
  });

  test("C-02, L-53: include invoices sent by EAN, with numbers of their own log", async () => {
    const { collection } = (await mock.rest("GET", "/invoices/sent")).body;
    expect(collection.length).toBeGreaterThan(0);
    for (const { id, sendBy, invoice, recipient } of collection) {
      expect([sendBy, recipient.ean]).toEqual(["ean", "5790000000012"]);
      const booked = await mock.rest("GET", `/invoices/booked/${invoice.bookedInvoiceNumber}`);
      expect(booked.body.customer.customerNumber).toBe(3);
      expect((await mock.rest("GET", `/invoices/sent/${id}`)).body.id).toBe(id);
    }
  });

  test("fit into the accounting years, whatever day it is", () => {
    for (const now of [
      "2024-02-29T23:30:00Z",
      "2025-12-31T12:00:00Z",
      "2026-01-01T00:30:00Z",
      "2026-03-01T09:00:00Z",
    ]) {
      const { length } = testMock({ seed: "company", now }).agreement().records(bookedInvoices).all();
      expect(length).toBeGreaterThan(40);
    }
  });
});
