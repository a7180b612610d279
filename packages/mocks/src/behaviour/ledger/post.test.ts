import { describe, expect, test } from "vitest";
import { createClock } from "../../dates/clock.ts";
import { MockBug } from "../../errors/mock-error.ts";
import { draftEntries } from "../../records/journals.ts";
import { bookedEntries } from "../../records/ledger.ts";
import { Agreement } from "../../store/agreement.ts";
import { addYear } from "../accounting-years/create.ts";
import { balanceOf } from "./balance.ts";
import { type NewEntry, postEntries } from "./post.ts";

function newAgreement(): Agreement {
  const settings = {
    agreementNumber: 1,
    role: "SuperUser",
    modules: [],
    readOnly: false,
    baseCurrency: "DKK",
  } as const;
  const agreement = new Agreement("test", createClock("2026-08-14T10:00:00Z"), settings);
  addYear(agreement, { fromDate: "2026-01-01", toDate: "2026-12-31" });
  return agreement;
}

const line = (accountNumber: number, amount: number, changes: Partial<NewEntry> = {}): NewEntry => ({
  entryType: "financeVoucher",
  date: "2026-08-14",
  currency: "DKK",
  accountNumber,
  amount,
  amountInBaseCurrency: amount,
  ...changes,
});

describe("postEntries", () => {
  test("numbers entries and vouchers, and puts them in their year and period", () => {
    const posted = postEntries(newAgreement(), [line(3600, 10), line(5820, -10)]);
    expect(posted).toMatchObject([
      { entryNumber: 1, voucherNumber: 20_001, year: "2026", periodNumber: 8, remainder: 0 },
      { entryNumber: 2, voucherNumber: 20_001, year: "2026", periodNumber: 8 },
    ]);
  });

  test("is exact to the cent: 0.1 + 0.2 - 0.3 balances, one cent does not", () => {
    const agreement = newAgreement();
    expect(postEntries(agreement, [line(1, 0.1), line(2, 0.2), line(3, -0.3)])).toHaveLength(3);
    expect(() => postEntries(agreement, [line(1, 0.1), line(2, -0.11)])).toThrow(MockBug);
    expect(agreement.table(bookedEntries).size).toBe(3);
  });

  test("reports a day without an accounting year as a bug of the mocks", () => {
    const late = { date: "2031-01-01" };
    expect(() => postEntries(newAgreement(), [line(1, 1, late), line(2, -1, late)])).toThrow(
      "lies in no accounting year",
    );
  });

  test("skips a number of the invoices' series that a journal has used", () => {
    const agreement = newAgreement();
    postEntries(agreement, [line(1, 1), line(2, -1)], 20_001);
    agreement.table(draftEntries).insert({
      entryNumber: 1,
      journalNumber: 1,
      entryType: "financeVoucher",
      voucherNumber: 20_002,
      year: "2026",
      date: "2026-08-14",
      amount: 1,
      currency: "DKK",
      exchangeRate: 100,
    });
    expect(postEntries(agreement, [line(1, 1), line(2, -1)])[0]?.voucherNumber).toBe(20_003);
  });

  test("leaves entries that restate a balance out of the balance", () => {
    const agreement = newAgreement();
    postEntries(agreement, [line(5820, 100), line(7990, -100)]);
    const opening = { entryType: "openingEntry" } as const;
    postEntries(agreement, [line(5820, 100, opening), line(7990, -100, opening)]);
    expect(balanceOf(agreement, 5820)).toBe(100);
  });
});
