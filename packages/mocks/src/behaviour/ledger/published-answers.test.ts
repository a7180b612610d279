import { describe, expect, it } from "vitest";
import { bookJournal, draftEntry, supplierInvoice, voucher } from "../../testing/journal-bodies.ts";
import { documentNamed, operationOf, strayFrom } from "../../testing/published-answer.ts";
import { type TestMock, testMock } from "../../testing/test-mock.ts";

/** Every GET of the ledger's services, and of REST's ledger; `{}` in a published path is filled from here in turn. */
const PATHS: Readonly<Record<string, readonly (readonly [path: string, ...keys: string[]])[]>> = {
  accounts: [
    ["/Accounts"],
    ["/Accounts/paged"],
    ["/Accounts/count"],
    ["/Accounts/{number}", "1400"],
    ["/TotalIntervals"],
    ["/TotalIntervals/paged"],
    ["/TotalIntervals/count"],
    ["/TotalIntervals/{number}", "1400"],
    ["/TotalIntervals/{accountNumber}/{fromAccountNumber}", "1400", "1001"],
    ["/KeyFigureCodes"],
    ["/KeyFigureCodes/paged"],
    ["/KeyFigureCodes/count"],
    ["/KeyFigureCodes/{number}", "1"],
  ],
  "accounting-years": [
    ["/AccountingYears/paged"],
    ["/AccountingYears/count"],
    ["/AccountingYears/{year}", "2025"],
    ["/accountingYears/periods"],
    ["/accountingYears/periods/paged"],
    ["/accountingYears/periods/count"],
    ["/accountingYears/periods/{number}", "13"],
  ],
  "booked-entries": [
    ["/booked-entries"],
    ["/booked-entries/paged"],
    ["/booked-entries/count"],
    ["/booked-entries/matched-pairs"],
  ],
  budgets: [
    ["/budget-figures"],
    ["/budget-figures/paged"],
    ["/budget-figures/count"],
    ["/budget-figures/{number}", "1"],
  ],
  journals: [
    ["/journals"],
    ["/journals/paged"],
    ["/journals/count"],
    ["/journals/{number}", "1"],
    ["/draft-entries"],
    ["/draft-entries/paged"],
    ["/draft-entries/count"],
    ["/draft-entries/{entryNumber}", "1"],
    ["/accruals"],
    ["/accruals/paged"],
    ["/accruals/count"],
    ["/accruals/{journalNumber}/{entryNumber}", "1", "1"],
  ],
  rest: [
    ["/accounts"],
    ["/accounts/{accountNumber}", "1400"],
    ["/accounts/{accountNumber}/accounting-years", "5820"],
    ["/accounts/{accountNumber}/accounting-years/{accountingYear}", "5820", "2026"],
    ["/accounts/{accountNumber}/accounting-years/{accountingYear}/entries", "6800", "2026"],
    ["/accounts/{accountNumber}/accounting-years/{accountingYear}/totals", "5820", "2026"],
    ["/accounts/{accountNumber}/accounting-years/{accountingYear}/periods", "5820", "2026"],
    [
      "/accounts/{accountNumber}/accounting-years/{accountingYear}/periods/{accountingYearPeriod}",
      "5820",
      "2026",
      "13",
    ],
    [
      "/accounts/{accountNumber}/accounting-years/{accountingYear}/periods/{accountingYearPeriod}/entries",
      "5820",
      "2026",
      "14",
    ],
    [
      "/accounts/{accountNumber}/accounting-years/{accountingYear}/periods/{accountingYearPeriod}/totals",
      "5820",
      "2026",
      "14",
    ],
    ["/accounting-years"],
    ["/accounting-years/{accountingYear}", "2025"],
    ["/accounting-years/{accountingYear}/entries", "2025"],
    ["/accounting-years/{accountingYear}/periods", "2026"],
    ["/accounting-years/{accountingYear}/periods/{accountingYearPeriod}", "2026", "13"],
    ["/accounting-years/{accountingYear}/periods/{accountingYearPeriod}/entries", "2026", "14"],
    ["/accounting-years/{accountingYear}/periods/{accountingYearPeriod}/totals", "2026", "14"],
    ["/accounting-years/{accountingYear}/totals", "2026"],
    ["/journals"],
    ["/journals/{journalNumber}", "1"],
    ["/journals/{journalNumber}/entries", "1"],
    ["/journals/{journalNumber}/entries/{entryNumber}", "1", "1"],
    ["/journals/{journalNumber}/templates", "1"],
    ["/journals/{journalNumber}/templates/financeVoucher", "1"],
    ["/journals/{journalNumber}/templates/manualCustomerInvoice", "1"],
    ["/journals/{journalNumber}/vouchers", "1"],
    ["/journals/{journalNumber}/vouchers/{accountingYear}-{voucherNumber}", "1", "2026", "9000"],
    ["/journals/{journalNumber}/vouchers/{accountingYear}-{voucherNumber}/attachment", "1", "2026", "9000"],
    [
      "/journals/{journalNumber}/vouchers/{accountingYear}-{voucherNumber}/attachment/items",
      "1",
      "2026",
      "9000",
    ],
    ["/vat-accounts"],
    ["/vat-accounts/{id}", "I25"],
    ["/vat-types"],
    ["/vat-types/{id}", "1"],
    ["/payment-types"],
    ["/payment-types/{paymentTypeNumber}", "7"],
  ],
};

/** Published where its opposite is meant: the listing of journals has the same number as a maximum. */
const SLIP = "/settings/voucherNumbers/maximumVoucherNumber must be >= 999999999";

const filled = (path: string, keys: readonly string[]): string => {
  let at = 0;
  return path.replace(/\{\w+\}/g, () => keys[at++] ?? "");
};

async function company(): Promise<TestMock> {
  const mock = testMock({ seed: "company", rateLimit: false });
  // Something of everything, also what the seed has not: an accrual, payment details, a foreign amount.
  await mock.apis("journalsapi", "POST", "/accruals", {
    journalNumber: 1,
    entryNumber: 1,
    accountNumber: 5660,
    startDate: "2026-08-01",
    endDate: "2026-12-31",
  });
  const paymentDetails = {
    paymentType: { paymentTypeNumber: 7 },
    accountNo: "12345678",
    message: "Faktura 77",
  };
  const entry = supplierInvoice({
    paymentDetails,
    currency: { code: "EUR" },
    amount: -33.33,
    contraVatAmount: 6.67,
  });
  await mock.rest(
    "POST",
    "/journals/1/vouchers",
    voucher({ supplierInvoices: [entry] }, { voucherNumber: 9000 }),
  );
  const form = new FormData();
  form.append("file", new File(["%PDF-1.4"], "bilag.pdf"));
  await mock.rest("POST", "/journals/1/vouchers/2026-9000/attachment/file", form);
  await mock.apis(
    "journalsapi",
    "POST",
    "/draft-entries",
    draftEntry({ journalNumber: 2, projectNumber: 11, amount: 19.99 }),
  );
  await bookJournal(mock, 2);
  return mock;
}

describe.each(Object.entries(PATHS))("answers of %s are as published", (name, paths) => {
  const mock = company();
  const document = documentNamed(name);
  it.each(paths)("GET %s", async (path, ...keys) => {
    const at = filled(path, keys);
    const answer =
      name === "rest"
        ? await (await mock).rest("GET", at)
        : await (await mock).apis(document.service, "GET", at);
    expect(answer.status).toBe(200);
    const stray = strayFrom(document, operationOf(document, "GET", path), answer.body);
    expect(stray.filter((text) => !text.startsWith(SLIP))).toEqual([]);
    const list = answer.body?.collection ?? answer.body?.items ?? answer.body;
    if (Array.isArray(list)) expect(list.length).toBeGreaterThan(0);
  });

  it("and these are all of them", () => {
    const own = new Set(paths.map(([path]) => path));
    const [firsts] = [new Set(paths.map(([path]) => path.split("/")[1]))];
    const missing = document.operations
      .filter(({ method, path }) => method === "GET" && firsts.has(path.split("/")[1]) && !own.has(path))
      .map(({ path }) => path)
      // No JSON.
      .filter((path) => !path.endsWith("/attachment/file"));
    expect(missing).toEqual([]);
  });
});
