import { describe, expect, test } from "vitest";
import {
  entryErrors,
  financeEntry,
  mockWithParties,
  postVoucher,
  supplierInvoice,
  voucher,
} from "../../testing/journal-bodies.ts";
import { testMock } from "../../testing/test-mock.ts";

describe("a voucher's body", () => {
  test("L-04 may have links instead of numbers", async () => {
    const base = "https://restapi.e-conomic.com";
    const entry = financeEntry({
      account: { self: `${base}/accounts/3610` },
      vatAccount: { self: `${base}/vat-accounts/I25` },
    });
    const made = await postVoucher(testMock(), {
      accountingYear: { self: `${base}/accounting-years/2026` },
      entries: { financeVouchers: [entry] },
    });
    expect(made.entries.financeVouchers[0].account.accountNumber).toBe(3610);
    expect(made.entries.financeVouchers[0].vatAccount.vatCode).toBe("I25");
  });

  test("cannot choose a supplier invoice's account: the group's account is used", async () => {
    const mock = mockWithParties();
    const made = await postVoucher(
      mock,
      voucher({ supplierInvoices: [supplierInvoice({ account: { accountNumber: 3600 } })] }),
    );
    expect(made.entries.supplierInvoices[0]).not.toHaveProperty("account");
    const [draft] = (await mock.apis("journalsapi", "GET", "/draft-entries")).body.items;
    expect(draft).toMatchObject({
      accountNumber: 6800,
      contraAccountNumber: 1310,
      amount: -2500,
      entryTypeNumber: 3,
    });
  });

  test("is refused for an unknown year, a date outside it, or without entries", async () => {
    const mock = testMock();
    const post = (body: object) => mock.rest("POST", "/journals/1/vouchers", body);
    const noYear = await post({
      accountingYear: { year: "1999" },
      entries: { financeVouchers: [financeEntry()] },
    });
    expect(noYear.body.errors[0].accountingYear.errors[0].errorCode).toBe("E06000");
    const other = await post({
      accountingYear: { year: "2025" },
      entries: { financeVouchers: [financeEntry()] },
    });
    expect(entryErrors(other.body)).toEqual([{ arrayIndex: 0, date: expect.anything() }]);
    expect((await post(voucher({}))).body.errors[0].entries.errors[0].errorCode).toBe("E04042");
    expect(
      (await mock.rest("POST", "/journals/77/vouchers", voucher({ financeVouchers: [financeEntry()] })))
        .status,
    ).toBe(404);
  });

  test("adds entries to a voucher, unless it is booked or in another journal", async () => {
    const mock = testMock();
    await postVoucher(mock, voucher({ financeVouchers: [financeEntry()] }, { voucherNumber: 7 }));
    const grown = await postVoucher(
      mock,
      voucher({ financeVouchers: [financeEntry({ amount: 5 })] }, { voucherNumber: 7 }),
    );
    expect(grown.entries.financeVouchers).toHaveLength(2);
    await mock.apis("journalsapi", "POST", "/journals/1/book");
    const taken = await mock.rest(
      "POST",
      "/journals/1/vouchers",
      voucher({ financeVouchers: [financeEntry()] }, { voucherNumber: 7 }),
    );
    expect(taken.text).toContain("E06010");
    const outside = await mock.rest(
      "POST",
      "/journals/2/vouchers",
      voucher({ financeVouchers: [financeEntry()] }, { voucherNumber: 7 }),
    );
    expect(outside.text).toContain("between 10000 and 14999");
  });

  test("S-09 gets the voucher number of a deleted voucher again", async () => {
    const mock = testMock();
    await postVoucher(mock, voucher({ financeVouchers: [financeEntry()] }));
    await postVoucher(mock, voucher({ financeVouchers: [financeEntry()] }));
    await mock.rest("DELETE", "/journals/1/entries/2");
    expect((await postVoucher(mock, voucher({ financeVouchers: [financeEntry()] }))).voucherNumber).toBe(2);
  });

  test("throws if it names another journal than the URL, unless strict is false", async () => {
    const body = voucher({ financeVouchers: [financeEntry()] }, { journal: { journalNumber: 2 } });
    await expect(testMock().rest("POST", "/journals/1/vouchers", body)).rejects.toThrow(
      "journal 2, and the URL journal 1",
    );
    expect((await testMock({ strict: false }).rest("POST", "/journals/1/vouchers", body)).status).toBe(201);
  });
});

describe("templates", () => {
  test("L-54 link to the templates of a journal, one per customer for invoices", async () => {
    const mock = mockWithParties();
    const page = (await mock.rest("GET", "/journals/1/templates")).body;
    expect(page.financeVoucher).toBe("https://restapi.e-conomic.com/journals/1/templates/financeVoucher");
    const finance = (await mock.rest("GET", "/journals/1/templates/financeVoucher")).body;
    expect(finance.contraAccount).toBe("https://restapi.e-conomic.com/accounts");
    const list = (await mock.rest("GET", new URL(page.manualCustomerInvoice).pathname)).body;
    expect(list.collection).toEqual([
      { customer: { customerNumber: 1, self: "https://restapi.e-conomic.com/customers/1" } },
    ]);
    expect((await mock.rest("GET", "/journals/99/templates")).status).toBe(404);
  });
});
