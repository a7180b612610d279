import { describe, expect, test } from "vitest";
import { accountingYears } from "../../records/ledger.ts";
import { bookJournal, financeEntry, postVoucher, voucher } from "../../testing/journal-bodies.ts";
import { type TestMock, testMock } from "../../testing/test-mock.ts";

const onRest = (mock: TestMock, fromDate: string, toDate: string) =>
  mock.rest("POST", "/accounting-years", { fromDate, toDate });

const onService = (mock: TestMock, dateFrom: string, dateTo: string, isClosed = false) =>
  mock.apis("accountingyearsapi", "POST", "/AccountingYears", { dateFrom, dateTo, isClosed });

describe("accounting years", () => {
  test("L-27, L-28 are created from two dates; the answer has their name, a text", async () => {
    const mock = testMock();
    const made = await onRest(mock, "2028-01-01", "2028-12-31");
    expect(made.status).toBe(201);
    expect(made.headers.get("location")).toBe("https://restapi.e-conomic.com/accounting-years/2028");
    expect(made.body).toMatchObject({ year: "2028", fromDate: "2028-01-01", toDate: "2028-12-31" });
    expect((await mock.rest("GET", "/accounting-years/2028")).body).toEqual(made.body);
  });

  test("L-27 have no update and no delete on REST", async () => {
    const mock = testMock();
    expect((await mock.rest("PUT", "/accounting-years/2026", {})).status).toBe(405);
    expect((await mock.rest("DELETE", "/accounting-years/2027")).status).toBe(405);
  });

  test("have the slash of their name escaped in paths, also on the service", async () => {
    const mock = testMock();
    const made = await onService(mock, "2028-01-01T00:00:00Z", "2029-06-30T00:00:00Z");
    expect(made.body).toEqual({ year: "2028/2029" });
    expect(made.headers.get("location")).toMatch(/\/AccountingYears\/2028_6_2029$/);
    const read = await mock.apis("accountingyearsapi", "GET", "/AccountingYears/2028_6_2029");
    expect(read.body).toMatchObject({ year: "2028/2029", dateFrom: "2028-01-01T00:00:00Z" });
    const rest = await mock.rest("GET", "/accounting-years/2028_6_2029");
    expect(rest.body.periods).toBe("https://restapi.e-conomic.com/accounting-years/2028_6_2029/periods");
    expect((await mock.rest("GET", "/accounting-years/2028_6_2029/periods")).body.pagination.results).toBe(
      18,
    );
    expect((await mock.rest("GET", "/accounting-years/2028/2029")).status).toBe(404);
  });

  test("get a letter if their name is taken", async () => {
    const mock = testMock();
    await onRest(mock, "2028-01-01", "2028-06-30");
    expect((await onRest(mock, "2028-07-01", "2028-12-31")).body.year).toBe("2028a");
    expect((await mock.rest("GET", "/accounting-years/2028a")).status).toBe(200);
  });

  test("L-160 have 6 to 18 months on REST, and 1 or more on the service", async () => {
    const mock = testMock();
    const short = await onRest(mock, "2028-01-01", "2028-05-31");
    expect(short.body.errors.toDate.errors).toHaveLength(1);
    expect((await onService(mock, "2028-01-01", "2028-05-31")).status).toBe(201);
    expect((await onRest(mock, "2028-06-01", "2028-11-30")).status).toBe(201);
  });

  test("are refused as too long if they cover two thousand years", async () => {
    const years = { dateFrom: "0001-01-01", dateTo: "2026-01-31", isClosed: false };
    const refused = await testMock().apis("accountingyearsapi", "POST", "/AccountingYears", years);
    expect(refused.body.errorCode).toBe("InvalidAccountingYearDates");
  });

  test("may be the last year that a date can name", async () => {
    const mock = testMock();
    mock
      .agreement()
      .records(accountingYears)
      .add({ year: "9998", fromDate: "9998-01-01", toDate: "9998-12-31" });
    expect((await onRest(mock, "9999-01-01", "9999-12-31")).body.year).toBe("9999");
    const { body } = await mock.rest("GET", "/accounting-years/9999/periods");
    expect(body.pagination.results).toBe(12);
    expect((await onRest(mock, "9999-01-01", "9999-12-31")).status).toBe(400);
  });

  test("O-45 are listed in pages only", async () => {
    const mock = testMock();
    const years = await mock.apis("accountingyearsapi", "GET", "/AccountingYears/paged?sort=-year");
    expect(years.body.map((year: { year: string }) => year.year)).toEqual(["2027", "2026", "2025"]);
    expect((await mock.apis("accountingyearsapi", "GET", "/AccountingYears")).status).toBe(405);
    expect((await mock.apis("accountingyearsapi", "GET", "/AccountingYears/count")).body).toBe(3);
  });

  test("L-81 can be filtered by closed below an account, but not at the top", async () => {
    const mock = testMock();
    expect((await mock.rest("GET", "/accounting-years?filter=closed$eq:true")).status).toBe(400);
    const under = await mock.rest("GET", "/accounts/5820/accounting-years?filter=closed$eq:false");
    expect(under.body.pagination.results).toBe(3);
    expect(under.body.collection[0].entries).toBe(
      "https://restapi.e-conomic.com/accounts/5820/accounting-years/2025/entries",
    );
    expect((await mock.rest("GET", "/accounts/99/accounting-years")).body.collection).toEqual([]);
    expect((await mock.rest("GET", "/accounts/99/accounting-years/2026")).status).toBe(404);
  });

  test.each([
    ["inside a month", "2028-01-01", "2028-12-30", "InvalidAccountingYearDates"],
    ["after 19 months", "2028-01-01", "2029-07-31", "InvalidAccountingYearDates"],
    ["before they start", "2028-01-01", "2027-12-31", "InvalidAccountingYearDates"],
  ])("refuse to end %s", async (_, from, to, code) => {
    const mock = testMock();
    expect((await onService(mock, from, to)).body.errorCode).toBe(code);
    expect((await onRest(mock, from, to)).body.errors.toDate.errors).toHaveLength(1);
  });

  test.each([
    ["exist", "2026-01-01", "2026-12-31", "AccountingYearExists"],
    ["overlap", "2026-07-01", "2027-06-30", "AccountingYearCanNotBeDividedIntoTwo"],
    ["leave a gap", "2029-01-01", "2029-12-31", "ThereAreGapsBetweenAccountingYears"],
  ])("refuse dates that %s", async (_, from, to, code) => {
    expect((await onService(testMock(), from, to)).body.errorCode).toBe(code);
  });

  test("refuse to overlap a closed year, or to be open before a closed one", async () => {
    const mock = testMock();
    mock.agreement().records(accountingYears).update("2025", { closed: true });
    expect((await onService(mock, "2025-01-01", "2025-06-30")).body.errorCode).toBe(
      "PeriodOverlapExistingClosedAccountingYear",
    );
    expect((await onService(mock, "2024-01-01", "2024-12-31")).body.errorCode).toBe(
      "LaterAccountingYearIsClosed",
    );
    expect((await onService(mock, "2024-01-01", "2024-12-31", true)).status).toBe(201);
  });

  test("are deleted on the service when they are the newest and empty", async () => {
    const mock = testMock();
    const remove = (year: string) => mock.apis("accountingyearsapi", "DELETE", `/AccountingYears/${year}`);
    expect((await remove("2026")).body.errorCode).toBe(
      "AccountingYearNeededToAvoidGapInAccountingYearSeries",
    );
    await postVoucher(mock, {
      accountingYear: { year: "2027" },
      entries: { financeVouchers: [financeEntry({ date: "2027-01-04" })] },
    });
    expect((await remove("2027")).body.errorCode).toBe("AccountingYearInUse");
    await mock.apis("journalsapi", "DELETE", "/draft-entries/1");
    expect((await remove("2027")).status).toBe(204);
    expect((await remove("2027")).status).toBe(404);
    expect((await mock.rest("GET", "/accounting-years/2027/periods")).body.collection).toEqual([]);
  });
});

describe("periods", () => {
  test("are numbered through all years, not by the month", async () => {
    const mock = testMock();
    const { collection } = (await mock.rest("GET", "/accounting-years/2026/periods")).body;
    expect(collection[0]).toMatchObject({ periodNumber: 13, fromDate: "2026-01-01", toDate: "2026-01-31" });
    expect((await mock.rest("GET", "/accounting-years/2026/periods/1")).status).toBe(404);
    const onService = await mock.apis("accountingyearsapi", "GET", "/accountingYears/periods/13");
    expect(onService.body).toMatchObject({ periodNumber: 13, year: "2026", dateTo: "2026-01-31T00:00:00Z" });
    const filtered = await mock.apis(
      "accountingyearsapi",
      "GET",
      "/accountingYears/periods?filter=year$eq:2026",
    );
    expect(filtered.body.items).toHaveLength(12);
  });
});

describe("totals", () => {
  test("L-54 of a year or period list every account, headings and sums with 0", async () => {
    const mock = testMock();
    await postVoucher(mock, voucher({ financeVouchers: [financeEntry()] }));
    await bookJournal(mock);
    const totals = (await mock.rest("GET", "/accounting-years/2026/totals?pagesize=1000")).body.collection;
    const of = (number: number) =>
      totals.find((total: { account: { accountNumber: number } }) => total.account.accountNumber === number);
    expect(totals).toHaveLength((await mock.rest("GET", "/accounts")).body.pagination.results);
    expect(of(3600)).toMatchObject({
      totalInBaseCurrency: 1000,
      fromDate: "2026-01-01",
      toDate: "2026-12-31",
    });
    expect(of(3590).totalInBaseCurrency).toBe(0);
    expect(of(3799).totalInBaseCurrency).toBe(0);
    const sum = totals.reduce(
      (cents: number, total: { totalInBaseCurrency: number }) =>
        cents + Math.round(total.totalInBaseCurrency * 100),
      0,
    );
    expect(sum).toBe(0);
    const own = await mock.rest("GET", new URL(of(3600).self).pathname);
    expect(own.body).toEqual(of(3600));
    const period = "/accounts/3600/accounting-years/2026/periods";
    expect((await mock.rest("GET", `${period}/20/totals`)).body.totalInBaseCurrency).toBe(1000);
    expect((await mock.rest("GET", `${period}/19/totals`)).body.totalInBaseCurrency).toBe(0);
    expect((await mock.rest("GET", `${period}/1/totals`)).status).toBe(404);
    expect((await mock.rest("GET", "/accounting-years/1999/totals")).body.collection).toEqual([]);
  });
});
