import { describe, expect, test } from "vitest";
import { customers } from "../../records/customers.ts";
import { accountingPeriods, accountingYears, accounts } from "../../records/ledger.ts";
import {
  createDraftEntry,
  draftEntry,
  financeEntry,
  journalBody,
  listDraftEntries,
  postVoucher,
  voucher,
} from "../../testing/journal-bodies.ts";
import { testMock } from "../../testing/test-mock.ts";
import { plainCustomer } from "../customers/seed.ts";

describe("journalsapi draft entries", () => {
  test("are the lines of REST's vouchers, and the reverse", async () => {
    const mock = testMock();
    await postVoucher(mock, voucher({ financeVouchers: [financeEntry()] }));
    await createDraftEntry(mock, { vatCode: "I25", text: "Kaffe" });
    const [first, second] = await listDraftEntries(mock);
    expect(first).toMatchObject({ entryNumber: 1, voucherNumber: 1, amount: 1250, vatCode: "I25" });
    expect(second).toMatchObject({ entryNumber: 2, voucherNumber: 2, text: "Kaffe" });
    const onRest = (await mock.rest("GET", "/journals/1/vouchers/2026-2")).body;
    expect(onRest.entries.financeVouchers[0]).toMatchObject({
      amount: 100,
      text: "Kaffe",
      journalEntryNumber: 2,
    });
    await mock.rest("DELETE", "/journals/1/entries/2");
    expect((await mock.apis("journalsapi", "GET", "/draft-entries/2")).status).toBe(404);
  });

  test("O-11 answer a create with the number only, and get a new voucher number", async () => {
    const mock = testMock();
    const first = await createDraftEntry(mock);
    expect(first.body).toEqual({ entryNumber: 1 });
    expect(first.headers.get("location")).toMatch(/\/draft-entries\/1$/);
    await createDraftEntry(mock);
    await createDraftEntry(mock, { voucherNumber: 2 });
    expect(
      (await listDraftEntries(mock)).map((entry: { voucherNumber: number }) => entry.voucherNumber),
    ).toEqual([1, 2, 2]);
  });

  test("O-13 are updated with the current version, and then need a voucher number", async () => {
    const mock = testMock();
    await createDraftEntry(mock);
    const [entry] = await listDraftEntries(mock);
    const put = (changes: object) =>
      mock.apis("journalsapi", "PUT", "/draft-entries", { ...entry, ...changes });
    expect((await put({ objectVersion: "0" })).status).toBe(409);
    expect((await put({ amount: 55 })).status).toBe(204);
    const [changed] = await listDraftEntries(mock);
    expect(changed.amount).toBe(55);
    const { voucherNumber: _, ...without } = changed;
    const refused = await mock.apis("journalsapi", "PUT", "/draft-entries", without);
    expect(refused.body.errors[0]).toMatchObject({
      message: "Required property is missing",
      property: "VoucherNumber",
    });
    const moved = await mock.apis("journalsapi", "PUT", "/draft-entries", { ...changed, journalNumber: 2 });
    expect(moved.body.errorCode).toBe("JournalNumberCannotBeChangedOnDraftEntry");
    const elsewhere = await mock.apis("journalsapi", "PUT", "/draft-entries", {
      ...changed,
      date: "2025-03-01",
    });
    expect(elsewhere.body.errorCode).toBe("JournalEntryNotWithinEnclosingVoucherAccountingYear");
  });

  test("O-41 need a contra account for type 5, and refuse headings", async () => {
    const mock = testMock();
    const { contraAccountNumber: _, ...oneSided } = draftEntry();
    const alone = await mock.apis("journalsapi", "POST", "/draft-entries", oneSided);
    expect(alone.body.errorCode).toBe("JournalEntryAccountAndContraAccountNotSet");
    expect((await createDraftEntry(mock, { accountNumber: 1000 })).body.errorCode).toBe(
      "JournalEntryWrongAccountType",
    );
    expect((await createDraftEntry(mock, { contraAccountNumber: 1099 })).body.errorCode).toBe(
      "JournalEntryWrongContraAccountType",
    );
  });

  test("R-20, O-41: a status account is refused too if the ruling says so", async () => {
    const mock = testMock({ rulings: { statusAccountsInJournals: "refuse" } });
    expect(
      (await createDraftEntry(mock, { accountNumber: 5820, contraAccountNumber: 3600 })).body,
    ).toMatchObject({
      status: 400,
      errorCode: "JournalEntryWrongAccountType",
    });
  });

  test("R-19: a refused one-sided voucher names the ruling, on both surfaces", async () => {
    const mock = testMock();
    const { contraAccountNumber: _, ...oneSided } = draftEntry();
    const onService = await mock.apis("journalsapi", "POST", "/draft-entries", oneSided);
    expect(onService.body.errors[0].message).toContain("rulings.oneSidedFinanceVouchers");
    const { contraAccount: __, ...entry } = financeEntry();
    const onRest = await mock.rest("POST", "/journals/1/vouchers", voucher({ financeVouchers: [entry] }));
    expect([onRest.status, onRest.text]).toEqual([400, expect.stringContaining("oneSidedFinanceVouchers")]);
  });

  test("R-19: one account is accepted only if the ruling says so", async () => {
    const mock = testMock({ rulings: { oneSidedFinanceVouchers: "accept" } });
    const { contraAccountNumber: _, ...oneSided } = draftEntry();
    expect((await mock.apis("journalsapi", "POST", "/draft-entries", oneSided)).status).toBe(201);
    const { contraAccount: ___, vatAccount: ____, ...entry } = financeEntry();
    const other = { ...entry, account: { accountNumber: 5820 }, amount: -1250 };
    const voucherOfTwo = voucher({ financeVouchers: [entry, other] });
    expect((await mock.rest("POST", "/journals/1/vouchers", voucherOfTwo)).status).toBe(201);
    const { accountNumber: __, ...neither } = oneSided;
    expect((await mock.apis("journalsapi", "POST", "/draft-entries", neither)).status).toBe(400);
  });

  test.each([
    ["an unknown journal", { journalNumber: 9 }, "JournalDoesNotExist"],
    ["an unknown account", { accountNumber: 99 }, "JournalEntryAccountNotFound"],
    ["a barred account", { accountNumber: 3610 }, "JournalEntryAccountNotAccessible"],
    ["a blocked account", { accountNumber: 5600 }, "JournalEntryAccountIsBlockedForDirectEntries"],
    ["an unknown contra account", { contraAccountNumber: 99 }, "JournalEntryContraAccountNotFound"],
    [
      "a blocked contra account",
      { contraAccountNumber: 6901 },
      "JournalEntryContraAccountIsBlockedForDirectEntries",
    ],
    ["an unknown currency", { currency: "XXX" }, "JournalEntryCurrencyNotFound"],
    [
      "a rate other than 100 for the base currency",
      { exchangeRate: 99 },
      "JournalEntryExchangeRateMustBeOneHundredForBaseCurrency",
    ],
    ["a rate of nothing", { currency: "EUR", exchangeRate: 0 }, "JournalEntryExchangeRateError"],
    [
      "a rate of seven decimals",
      { currency: "EUR", exchangeRate: 746.1234567 },
      "JournalEntryExchangeRateScalePrecisionError",
    ],
    ["too many digits", { amount: 1e16 }, "JournalEntryAmountExceedsDigitLimit"],
    ["a long text", { text: "x".repeat(251) }, "JournalEntryTextTooLong"],
    ["a day without a year", { date: "2031-01-01" }, "JournalEntryDateAccountingYearDoesNotExist"],
    ["a closed year", { date: "2025-06-01" }, "JournalEntryDateAccountingYearClosed"],
    ["a barred period", { date: "2026-02-10" }, "JournalEntryDateAccountingYearPeriodBarred"],
    ["a due date before the date", { dueDate: "2026-08-01" }, "JournalEntryDueDateNotInRange"],
    ["an invoice number that is none", { customerInvoiceNumber: "A-1" }, "Customer_Invoice_Is_Not_Numeric"],
    ["an invoice number too big", { customerInvoiceNumber: "1000000000" }, "Customer_invoice_too_big"],
    [
      "a supplier's number too long",
      { supplierInvoiceNumber: "x".repeat(31) },
      "JournalEntrySupplierInvoiceTooBig",
    ],
    [
      "a payment of nobody",
      { entryTypeNumber: 2, contraAccountNumber: null },
      "JournalEntryCustomerAndAccountNotSet",
    ],
    [
      "an invoice of nobody",
      { entryTypeNumber: 3, contraAccountNumber: null },
      "JournalEntrySupplierAndAccountNotSet",
    ],
    ["an unknown customer", { entryTypeNumber: 2, customerNumber: 77 }, "JournalEntryCustomerNotFound"],
    ["a barred customer", { entryTypeNumber: 2, customerNumber: 1 }, "JournalEntryCustomerNotAccessible"],
    ["an unknown supplier", { entryTypeNumber: 3, supplierNumber: 77 }, "JournalEntrySupplierNotFound"],
    [
      "a voucher outside the range",
      { voucherNumber: 10_000 },
      "JournalEntryVoucherNumberNotWithinBoundaries",
    ],
    ["an unknown project", { projectNumber: 77 }, "JournalEntryProjectNotFound"],
    ["an unknown cost type", { costTypeNumber: 77 }, "JournalEntryCostTypeNotFound"],
  ])("refuses %s", async (_, changes, code) => {
    const mock = testMock();
    const agreement = mock.agreement();
    agreement.records(accounts).update(3610, { barred: true });
    agreement.records(accountingYears).update("2025", { closed: true });
    agreement.records(accountingPeriods).update(14, { barred: true });
    agreement.records(customers).add({ ...plainCustomer, customerNumber: 1, name: "Bageriet", barred: true });
    const body = Object.fromEntries(
      Object.entries(draftEntry({ ...changes })).filter(([, value]) => value !== null),
    );
    const answer = await mock.apis("journalsapi", "POST", "/draft-entries", body);
    expect(answer.status).toBe(400);
    expect(answer.body.errorCode).toBe(code);
    expect(await listDraftEntries(mock)).toEqual([]);
  });

  test("need the project module for projects", async () => {
    const mock = testMock({ modules: [] });
    expect((await createDraftEntry(mock, { projectNumber: 1 })).body.errorCode).toBe(
      "JournalEntryProjectIdSetWithoutModuleAccess",
    );
  });

  test("post a customer payment on the group's account, whatever account was sent", async () => {
    const mock = testMock();
    mock
      .agreement()
      .records(customers)
      .add({ ...plainCustomer, customerNumber: 1, name: "Bageriet" });
    await createDraftEntry(mock, {
      entryTypeNumber: 2,
      customerNumber: 1,
      customerInvoiceNumber: "10001",
      amount: -100,
    });
    expect((await listDraftEntries(mock))[0]).toMatchObject({
      accountNumber: 5600,
      customerInvoiceNumber: "10001",
      amount: -100,
    });
  });

  test("read an empty VAT code as none, and use the rate of the day", async () => {
    const mock = testMock();
    await createDraftEntry(mock, { vatCode: "", currency: "EUR" });
    const [entry] = await listDraftEntries(mock);
    expect(entry).not.toHaveProperty("vatCode");
    expect(entry.exchangeRate).toBe(746);
  });

  test("accept only the type that their journal allows", async () => {
    const mock = testMock();
    const made = await mock.apis(
      "journalsapi",
      "POST",
      "/journals",
      journalBody({ name: "Kun betalinger", allowedEntryType: 2 }),
    );
    expect(made.body).toEqual({ number: 4 });
    expect((await createDraftEntry(mock, { journalNumber: 4 })).body.errorCode).toBe(
      "JournalEntryTypeNotCorrect",
    );
    expect((await mock.rest("GET", "/journals/4")).body.settings.entryTypeRestrictedTo).toBe(
      "customerPayment",
    );
  });
});
