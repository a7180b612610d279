import { describe, expect, test } from "vitest";
import { accountingYears, bookedEntries } from "../../records/ledger.ts";
import { testMock } from "../../testing/test-mock.ts";

const inCents = (amounts: readonly number[]): number =>
  amounts.reduce((total, amount) => total + Math.round(amount * 100), 0);

const entriesOf = (settings: object = {}) =>
  testMock({ seed: "company", ...settings })
    .agreement()
    .records(bookedEntries)
    .all();

describe("the company's ledger", () => {
  test("covers twelve months, and each voucher of each month balances", () => {
    const entries = entriesOf();
    const sums = new Map<string, number[]>();
    for (const { date, year, voucherNumber, amountInBaseCurrency } of entries)
      for (const name of [date.slice(0, 7), `voucher ${year}-${voucherNumber}`])
        sums.set(name, [...(sums.get(name) ?? []), amountInBaseCurrency]);
    for (const amounts of sums.values()) expect(inCents(amounts)).toBe(0);
    const months = [...sums.keys()].filter((name) => /^\d{4}-\d{2}$/.test(name)).sort();
    expect(months.length).toBeGreaterThanOrEqual(12);
    expect([months[0], months.at(-1)]).toEqual(["2025-09", "2026-08"]);
    expect(entries.every(({ date }) => date <= "2026-08-14")).toBe(true);
  });

  test("is the same every time for the same day, and differs on another day", () => {
    expect(entriesOf()).toEqual(entriesOf());
    const january = entriesOf({ now: "2027-01-31T10:00:00Z" });
    expect(january.at(-1)?.date.slice(0, 7)).toBe("2027-01");
  });

  test("has open and settled supplier invoices, and an exchange difference", async () => {
    const mock = testMock({ seed: "company" });
    const count = async (filter: string) =>
      (
        await mock.apis(
          "bookedEntriesapi",
          "GET",
          `/booked-entries/count?filter=${encodeURIComponent(filter)}`,
        )
      ).body;
    expect(await count("type$eq:3$and:supplierNumber$gt:0$and:remainder$ne:0")).toBeGreaterThan(0);
    expect(await count("type$eq:3$and:supplierNumber$gt:0$and:remainder$eq:0")).toBeGreaterThan(20);
    expect(await count("type$eq:systemEntry")).toBeGreaterThan(0);
    const pairs = await mock.apis("bookedEntriesapi", "GET", "/booked-entries/matched-pairs");
    expect(pairs.body.items.length).toBeGreaterThan(20);
  });

  test("has closed last year; restated balances count only once", async () => {
    const mock = testMock({ seed: "company" });
    const years = (await mock.rest("GET", "/accounts/5820/accounting-years")).body.collection;
    expect(
      years.map((year: { year: string; closed?: boolean }) => [year.year, year.closed ?? false]),
    ).toEqual([
      ["2025", true],
      ["2026", false],
      ["2027", false],
    ]);
    const bank = (await mock.rest("GET", "/accounts/5820")).body.balance;
    const ofYear = async (year: string) =>
      (await mock.rest("GET", `/accounts/5820/accounting-years/${year}/totals`)).body.totalInBaseCurrency;
    // The year's total includes the balance that the year started with.
    expect(await ofYear("2026")).toBe(bank);
    expect(await ofYear("2025")).not.toBe(0);
    const openings = await mock.apis("bookedEntriesapi", "GET", "/booked-entries?filter=type$eq:7");
    expect(inCents(openings.body.items.map((entry: { amount: number }) => entry.amount))).toBe(0);
    const { collection } = (await mock.rest("GET", "/accounts?pagesize=1000")).body;
    expect(inCents(collection.map((account: { balance: number }) => account.balance))).toBe(0);
  });

  test("leaves last year open in spring", () => {
    const mock = testMock({ seed: "company", now: "2026-03-14T10:00:00Z" });
    expect(
      mock
        .agreement()
        .records(accountingYears)
        .all()
        .some(({ closed }) => closed),
    ).toBe(false);
    expect(
      entriesOf({ now: "2026-03-14T10:00:00Z" }).some(({ entryType }) => entryType === "openingEntry"),
    ).toBe(false);
  });

  test("has a budget, and drafts in the daily journal, numbered after the booked ones", async () => {
    const mock = testMock({ seed: "company" });
    const vouchers = (await mock.rest("GET", "/journals/1/vouchers")).body.collection;
    expect(vouchers).toHaveLength(2);
    const booked = await mock.apis(
      "bookedEntriesapi",
      "GET",
      `/booked-entries?filter=voucherNumber$eq:${vouchers[0].voucherNumber}$and:date$gte:2026-01-01`,
    );
    expect(booked.body.items).toEqual([]);
    expect((await mock.apis("journalsapi", "POST", "/journals/1/book")).status).toBe(204);
    expect((await mock.apis("budgetsapi", "GET", "/budget-figures/count")).body).toBe(12);
  });
});
