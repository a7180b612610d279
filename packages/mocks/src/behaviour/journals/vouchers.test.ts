import { describe, expect, test } from "vitest";
import { accountingPeriods, accounts } from "../../records/ledger.ts";
import {
  entryErrors,
  financeEntry,
  mockWithParties,
  postVoucher,
  supplierInvoice,
  voucher,
} from "../../testing/journal-bodies.ts";
import { testMock } from "../../testing/test-mock.ts";

describe("POST /journals/{journalNumber}/vouchers", () => {
  test("L-120 answers 201 with an array of vouchers", async () => {
    const answer = await testMock().rest(
      "POST",
      "/journals/1/vouchers",
      voucher({ financeVouchers: [financeEntry()] }),
    );
    expect(answer.status).toBe(201);
    expect(answer.headers.get("location")).toBe("https://restapi.e-conomic.com/journals/1/vouchers/2026-1");
    expect(answer.body).toHaveLength(1);
    expect(answer.body[0].voucherNumber).toBe(1);
    expect(answer.body[0].accountingYear.year).toBe("2026");
  });

  test.each(["date", "amount", "account", "contraAccount"])(
    "L-121 refuses a finance entry without %s",
    async (missing) => {
      const { [missing as "date"]: _, ...entry } = financeEntry();
      const answer = await testMock().rest(
        "POST",
        "/journals/1/vouchers",
        voucher({ financeVouchers: [entry] }),
      );
      expect(answer.status).toBe(400);
      expect(answer.text).toContain(`"${missing}":{"errors"`);
      expect(answer.text).toContain("E04042");
    },
  );

  test("L-121 refuses accounts that are blocked for direct entries", async () => {
    const entry = financeEntry({ contraAccount: { accountNumber: 5600 } });
    const answer = await testMock().rest(
      "POST",
      "/journals/1/vouchers",
      voucher({ financeVouchers: [entry] }),
    );
    expect(entryErrors(answer.body)).toEqual([
      {
        arrayIndex: 0,
        contraAccount: {
          errors: [
            expect.objectContaining({ propertyName: "ContraAccount", errorCode: "E04041", inputValue: 5600 }),
          ],
        },
      },
    ]);
  });

  test("L-122 answers an address with year and number, which GET then finds", async () => {
    const mock = testMock();
    const made = await postVoucher(mock, voucher({ financeVouchers: [financeEntry()] }));
    expect(made.self).toBe("https://restapi.e-conomic.com/journals/1/vouchers/2026-1");
    expect((await mock.rest("GET", "/journals/1/vouchers/2026-1")).body).toEqual(made);
    expect((await mock.rest("GET", "/journals/1/vouchers/2026-2")).status).toBe(404);
    const listed = await mock.rest("GET", "/journals/1/vouchers");
    expect(listed.body.collection).toEqual([made]);
  });

  test("L-122 escapes the slash of a split year in the address", async () => {
    const mock = testMock();
    await mock.rest("POST", "/accounting-years", { fromDate: "2028-01-01", toDate: "2029-06-30" });
    const entry = financeEntry({ date: "2029-02-01" });
    const body = { accountingYear: { year: "2028/2029" }, entries: { financeVouchers: [entry] } };
    const made = await postVoucher(mock, body);
    expect(made.self).toBe("https://restapi.e-conomic.com/journals/1/vouchers/2028_6_2029-1");
    expect((await mock.rest("GET", "/journals/1/vouchers/2028_6_2029-1")).status).toBe(200);
  });

  test("L-123 keeps the five kinds of entries in separate arrays", async () => {
    const made = await postVoucher(
      mockWithParties(),
      voucher({
        financeVouchers: [financeEntry()],
        supplierInvoices: [supplierInvoice()],
        supplierPayments: [
          {
            date: "2026-08-14",
            amount: 500,
            supplier: { supplierNumber: 1 },
            contraAccount: { accountNumber: 5820 },
          },
        ],
        customerPayments: [
          {
            date: "2026-08-14",
            amount: -500,
            customer: { customerNumber: 1 },
            contraAccount: { accountNumber: 5820 },
          },
        ],
        manualCustomerInvoices: [
          {
            date: "2026-08-14",
            amount: 800,
            customer: { customerNumber: 1 },
            contraAccount: { accountNumber: 1010 },
          },
        ],
      }),
    );
    expect(Object.keys(made.entries)).toEqual([
      "financeVouchers",
      "supplierInvoices",
      "supplierPayments",
      "customerPayments",
      "manualCustomerInvoices",
    ]);
    expect(made.entries.manualCustomerInvoices[0].entryType).toBe("manualCustomerInvoice");
  });

  test("L-124 deletes an entry through its own link, once", async () => {
    const mock = testMock();
    const made = await postVoucher(mock, voucher({ financeVouchers: [financeEntry()] }));
    const { metaData, self } = made.entries.financeVouchers[0];
    expect(metaData.delete).toEqual({ description: "Delete this entry.", href: self, httpMethod: "delete" });
    const path = new URL(metaData.delete.href).pathname;
    expect((await mock.rest("DELETE", path)).status).toBe(204);
    expect((await mock.rest("DELETE", path)).body.errorCode).toBe("E06000");
    expect((await mock.rest("GET", "/journals/1/vouchers/2026-1")).status).toBe(404);
  });

  test("L-125 sends journalEntryNumber on the entries of a voucher", async () => {
    const mock = testMock();
    const made = await postVoucher(mock, voucher({ financeVouchers: [financeEntry(), financeEntry()] }));
    expect(
      made.entries.financeVouchers.map((entry: { journalEntryNumber: number }) => entry.journalEntryNumber),
    ).toEqual([1, 2]);
    expect((await mock.rest("GET", "/journals/1/entries/2")).body.journalEntryNumber).toBe(2);
  });

  test("L-126 has no way to delete a voucher", async () => {
    const mock = testMock();
    await postVoucher(mock, voucher({ financeVouchers: [financeEntry()] }));
    expect((await mock.rest("DELETE", "/journals/1/vouchers/2026-1")).status).toBe(405);
  });

  test("L-128 accepts an invoice number as a number", async () => {
    const mock = mockWithParties();
    const payment = {
      date: "2026-08-14",
      amount: -10,
      customer: { customerNumber: 1 },
      contraAccount: { accountNumber: 5820 },
    };
    const text = await mock.rest(
      "POST",
      "/journals/1/vouchers",
      voucher({ customerPayments: [{ ...payment, customerInvoice: "12" }] }),
    );
    expect(text.text).toContain("Expected Integer but got String");
    const number = await postVoucher(
      mock,
      voucher({ customerPayments: [{ ...payment, customerInvoice: 12 }] }),
    );
    expect(number.entries.customerPayments[0].customerInvoice).toBe(12);
  });

  test("L-132, L-133, L-128 reports closed accounts at the voucher, others below", async () => {
    const mock = mockWithParties();
    mock.agreement().records(accounts).update(3610, { barred: true });
    mock.agreement().records(accountingPeriods).update(14, { barred: true });
    const bad = await mock.rest(
      "POST",
      "/journals/1/vouchers",
      voucher({
        financeVouchers: [
          financeEntry({ account: { accountNumber: 99 } }),
          financeEntry({ account: { accountNumber: 3610 } }),
          financeEntry({ date: "2026-02-10" }),
        ],
      }),
    );
    expect([bad.body.message, bad.body.errorCount]).toEqual(["Validation failed. 3 errors found.", 3]);
    expect(bad.body.errors[0].account.errors).toEqual([
      {
        propertyName: "account",
        errorMessage: "Account(s) is not found or barred.",
        errorCode: "E04041",
        inputValue: "99, 3610",
        developerHint: expect.any(String),
      },
    ]);
    const [unknown, period] = entryErrors(bad.body) as Record<string, { errors: object[] }>[];
    expect(unknown?.account?.errors).toEqual([
      {
        propertyName: "Account",
        errorMessage: "Account '99' not found.",
        errorCode: "E07150",
        inputValue: 99,
        developerHint: expect.any(String),
      },
    ]);
    expect(period?.date?.errors).toEqual([
      {
        propertyName: "Date",
        errorMessage: "Perioden er spærret.",
        errorCode: "E04041",
        inputValue: { voucherAccountingYear: "2026", entryDate: "2026-02-10" },
        developerHint: expect.any(String),
      },
    ]);
  });

  test("L-132 names an unknown contra account twice, as text and as a number", async () => {
    const entry = financeEntry({ contraAccount: { accountNumber: 98 } });
    const { body } = await testMock().rest(
      "POST",
      "/journals/1/vouchers",
      voucher({ financeVouchers: [entry] }),
    );
    expect(body.errorCount).toBe(2);
    expect(body.errors[0].account.errors[0].inputValue).toBe("98");
    expect(body.errors[0].entries.items[0].contraAccount.errors[0]).toMatchObject({
      propertyName: "ContraAccount",
      errorCode: "E07150",
      inputValue: 98,
    });
  });

  test("L-161 answers a contra account on a customer's payment that sent none", async () => {
    const mock = mockWithParties();
    const payment = { date: "2026-08-14", amount: -10, customer: { customerNumber: 1 } };
    const { entries } = await postVoucher(mock, voucher({ customerPayments: [payment] }));
    const { contraAccounts } = (await mock.rest("GET", "/journals/1")).body.settings;
    expect(contraAccounts.customerPayments.accountNumber).toBe(5820);
    expect(entries.customerPayments[0]).not.toHaveProperty("contraAccount");
    // Nobody recorded that booking would fill in the account.
    expect((await mock.apis("journalsapi", "POST", "/journals/1/book")).status).toBe(400);
  });

  test("L-129 refuses writes to journals themselves", async () => {
    const mock = testMock();
    expect((await mock.rest("GET", "/journals/1")).body.settings.voucherNumbers.minimumVoucherNumber).toBe(1);
    expect((await mock.rest("POST", "/journals", { name: "Ny" })).status).toBe(405);
    expect((await mock.rest("PUT", "/journals/1", { name: "Ny" })).status).toBe(405);
    expect((await mock.rest("DELETE", "/journals/1")).status).toBe(405);
  });
});
