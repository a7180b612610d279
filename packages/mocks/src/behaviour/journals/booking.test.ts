import { describe, expect, test } from "vitest";
import {
  bookJournal,
  financeEntry,
  listDraftEntries,
  mockWithParties,
  posted,
  postVoucher,
  supplierInvoice,
  voucher,
} from "../../testing/journal-bodies.ts";
import { testMock } from "../../testing/test-mock.ts";

describe("what booking a journal posts", () => {
  test("posts a finance voucher's amount, and its VAT on the VAT account", async () => {
    const mock = testMock();
    await postVoucher(mock, voucher({ financeVouchers: [financeEntry()] }));
    await bookJournal(mock);
    expect(await posted(mock)).toEqual([
      [3600, 1000],
      [6902, 250],
      [5820, -1250],
    ]);
    expect(await listDraftEntries(mock)).toEqual([]);
    const entry = (await mock.rest("GET", "/accounts/3600/accounting-years/2026/entries")).body.collection[0];
    expect(entry).toMatchObject({
      entryType: "financeVoucher",
      voucherNumber: 1,
      vatAccount: { vatCode: "I25" },
    });
  });

  test("reads a supplier invoice as gross in the creditor's sign, with VAT inside", async () => {
    const mock = mockWithParties();
    await postVoucher(mock, voucher({ supplierInvoices: [supplierInvoice()] }));
    await bookJournal(mock);
    expect(await posted(mock)).toEqual([
      [6800, -2500],
      [1310, 2000],
      [6902, 500],
    ]);
    const [creditor, ...others] = (await mock.apis("bookedEntriesapi", "GET", "/booked-entries")).body.items;
    expect(creditor).toMatchObject({
      type: 3,
      supplierNumber: 1,
      remainder: -2500,
      dueDate: "2026-09-14T00:00:00Z",
    });
    for (const other of others) {
      expect(other).toMatchObject({ type: 3, supplierInvoiceNumber: "F-77" });
      expect(other).not.toHaveProperty("supplierNumber");
      expect(other).not.toHaveProperty("remainder");
    }
  });

  test("posts the given VAT, with the sign of its side", async () => {
    const mock = mockWithParties();
    await postVoucher(mock, voucher({ supplierInvoices: [supplierInvoice({ contraVatAmount: 400 })] }));
    await bookJournal(mock);
    expect(await posted(mock)).toEqual([
      [6800, -2500],
      [1310, 2100],
      [6902, 400],
    ]);
  });

  test("posts reverse-charge VAT on two accounts and keeps the whole amount", async () => {
    const mock = mockWithParties();
    const entry = supplierInvoice({ amount: -1000, contraVatAccount: { vatCode: "IEUV" } });
    await postVoucher(mock, voucher({ supplierInvoices: [entry] }));
    await bookJournal(mock);
    expect(await posted(mock)).toEqual([
      [6800, -1000],
      [1310, 1000],
      [6902, 250],
      [6903, -250],
    ]);
  });

  test("balances in the base currency, although the converted parts are rounded", async () => {
    const mock = mockWithParties();
    const entry = supplierInvoice({ amount: -33.33, currency: { code: "EUR" }, exchangeRate: 745.97 });
    await postVoucher(mock, voucher({ supplierInvoices: [entry] }));
    await bookJournal(mock);
    const entries = (await mock.apis("bookedEntriesapi", "GET", "/booked-entries")).body.items;
    const base = entries.map((booked: { amountInBaseCurrency: number }) =>
      Math.round(booked.amountInBaseCurrency * 100),
    );
    expect(base.reduce((total: number, cents: number) => total + cents, 0)).toBe(0);
    expect(entries[0]).toMatchObject({ currencyCode: "EUR", amount: -33.33, amountInBaseCurrency: -248.63 });
  });

  test("turns a manual customer invoice into a manualDebtorInvoice of type 10", async () => {
    const mock = mockWithParties();
    const entry = {
      date: "2026-08-14",
      amount: 800,
      customer: { customerNumber: 1 },
      customerInvoice: 55,
      contraAccount: { accountNumber: 1010 },
    };
    await postVoucher(
      mock,
      voucher({ manualCustomerInvoices: [{ ...entry, contraVatAccount: { vatCode: "U25" } }] }),
    );
    await bookJournal(mock);
    expect(await posted(mock)).toEqual([
      [5600, 800],
      [1010, -640],
      [6901, -160],
    ]);
    expect((await mock.apis("bookedEntriesapi", "GET", "/booked-entries/count?filter=type$eq:10")).body).toBe(
      3,
    );
    const [debtor] = (await mock.rest("GET", "/accounting-years/2026/entries")).body.collection;
    expect(debtor).toMatchObject({ entryType: "manualDebtorInvoice", invoiceNumber: 55, remainder: 800 });
  });

  test("triggers the webhooks with the booked entries", async () => {
    const mock = testMock();
    const hook = {
      eventType: "JOURNAL_BOOKED",
      name: "Bogført",
      url: "https://hooks.test/in",
      contentType: "application/json",
    };
    await mock.apis("webhooksapi", "POST", "/webhooks", {
      ...hook,
      postData: "[DAYBOOKNO]/[FROMSERIALNO]/[TOSERIALNO]",
    });
    await postVoucher(mock, voucher({ financeVouchers: [financeEntry()] }));
    await bookJournal(mock);
    expect(mock.deliveries.map(({ body }) => body)).toEqual(["1/1/3"]);
  });
});

test("settles the invoice that a payment names, which REST shows", async () => {
  const mock = mockWithParties();
  mock.agreement().products.add({ productNumber: "1", salesPrice: 100 });
  const { book, makeDraft } = await import("../../testing/invoice-bodies.ts");
  const draft = await makeDraft(mock);
  const invoice = await book(mock, draft.draftInvoiceNumber);
  expect(invoice.remainder).toBe(250);
  const payment = {
    date: "2026-08-20",
    customer: { customerNumber: 1 },
    customerInvoice: invoice.bookedInvoiceNumber,
    contraAccount: { accountNumber: 5820 },
  };
  await postVoucher(mock, voucher({ customerPayments: [{ ...payment, amount: -100 }] }));
  await bookJournal(mock);
  expect((await mock.rest("GET", `/invoices/booked/${invoice.bookedInvoiceNumber}`)).body.remainder).toBe(
    150,
  );
  await postVoucher(mock, voucher({ customerPayments: [{ ...payment, amount: -150 }] }));
  await bookJournal(mock);
  const paid = await mock.rest("GET", "/invoices/paid");
  expect(paid.body.collection.map((one: { bookedInvoiceNumber: number }) => one.bookedInvoiceNumber)).toEqual(
    [invoice.bookedInvoiceNumber],
  );
  const open = await mock.apis("bookedEntriesapi", "GET", "/booked-entries?filter=remainder$ne:0");
  expect(open.body.items).toEqual([]);
});
