import { describe, expect, test } from "vitest";
import { journals } from "../../records/journals.ts";
import { accountingPeriods, accounts } from "../../records/ledger.ts";
import {
  addDraftEntry,
  bookJournal,
  listDraftEntries,
  mockWithParties,
  partyEntry,
  posted,
} from "../../testing/journal-bodies.ts";
import { testMock } from "../../testing/test-mock.ts";

describe("drafts are booked", () => {
  test("by date, with both ends included, on the new path and the old one", async () => {
    for (const path of ["/journals/1/bookWithDateInterval", "/entries/draft/1/bookWithDateInterval"]) {
      const mock = testMock();
      for (const date of ["2026-08-01", "2026-08-02", "2026-08-03"]) await addDraftEntry(mock, { date });
      const interval = { fromDate: "2026-08-01T00:00:00Z", toDate: "2026-08-02T00:00:00Z" };
      expect((await mock.apis("journalsapi", "POST", path, interval)).status).toBe(204);
      expect((await listDraftEntries(mock)).map((entry: { date: string }) => entry.date)).toEqual([
        "2026-08-03T00:00:00Z",
      ]);
    }
  });

  test("by number, if all of them are in the journal", async () => {
    const mock = testMock();
    for (const journalNumber of [1, 1, 2]) await addDraftEntry(mock, { journalNumber });
    const book = (entryNumbers: number[]) =>
      mock.apis("journalsapi", "POST", "/journals/1/bookdraftentries", { entryNumbers });
    expect((await book([1, 3])).body.errorCode).toBe("JournalEntryDoesNotExist");
    expect((await book([])).status).toBe(400);
    expect((await book([2])).status).toBe(204);
    expect((await listDraftEntries(mock)).map((entry: { entryNumber: number }) => entry.entryNumber)).toEqual(
      [1, 3],
    );
  });

  test("the whole journal, also on the old path; an unknown journal answers 404", async () => {
    const mock = testMock();
    await addDraftEntry(mock);
    expect((await mock.apis("journalsapi", "POST", "/entries/draft/1/book")).status).toBe(204);
    expect(await listDraftEntries(mock)).toEqual([]);
    expect((await mock.apis("journalsapi", "POST", "/journals/77/book")).status).toBe(404);
  });
});

describe("a journal refuses to book", () => {
  test("a voucher that does not balance; others are booked if each must balance", async () => {
    const mock = mockWithParties();
    await addDraftEntry(mock);
    await addDraftEntry(mock, partyEntry({ amount: -100, voucherNumber: 2 }));
    await bookJournal(mock);
    expect((await listDraftEntries(mock)).map((entry: { entryNumber: number }) => entry.entryNumber)).toEqual(
      [2],
    );
    const again = await mock.apis("journalsapi", "POST", "/journals/1/book");
    expect(again.status).toBe(400);
    expect(again.text).toContain("Voucher 2026-2 does not balance.");
  });

  test("every voucher, if the journal must balance as a whole", async () => {
    const mock = mockWithParties();
    mock.agreement().records(journals).update(1, { balancesPerVoucher: false });
    await addDraftEntry(mock);
    await addDraftEntry(mock, partyEntry({ amount: -100, voucherNumber: 2 }));
    expect((await mock.apis("journalsapi", "POST", "/journals/1/book")).status).toBe(400);
    expect(await listDraftEntries(mock)).toHaveLength(2);
    expect(await posted(mock)).toEqual([]);
  });

  test("one voucher with several dates, unless the journal balances by month", async () => {
    for (const balancesPerMonth of [false, true]) {
      const mock = mockWithParties();
      mock.agreement().records(journals).update(1, { balancesPerMonth });
      await addDraftEntry(mock, partyEntry({ amount: -100, voucherNumber: 1, date: "2026-08-01" }));
      await addDraftEntry(
        mock,
        partyEntry({ amount: 100, voucherNumber: 1, date: "2026-08-02", entryTypeNumber: 4 }),
      );
      expect((await mock.apis("journalsapi", "POST", "/journals/1/book")).status).toBe(
        balancesPerMonth ? 204 : 400,
      );
    }
  });

  test("entries in a closed or barred period, or on an account barred since", async () => {
    for (const [change, code] of [
      [{ closed: true }, "JournalEntryDateAccountingYearPeriodBarred"],
      [{ barred: true }, "JournalEntryDateAccountingYearPeriodBarred"],
    ] as const) {
      const mock = testMock();
      await addDraftEntry(mock);
      mock.agreement().records(accountingPeriods).update(20, change);
      const answer = await mock.apis("journalsapi", "POST", "/journals/1/book");
      expect(answer.body).toMatchObject({ status: 400, errorCode: code });
      expect(await posted(mock)).toEqual([]);
    }
    const mock = testMock();
    await addDraftEntry(mock);
    mock.agreement().records(accounts).update(3600, { barred: true });
    expect((await mock.apis("journalsapi", "POST", "/journals/1/book")).body.errorCode).toBe(
      "JournalEntryAccountNotAccessible",
    );
  });

  test("entries that are not approved, without an error if parts may be booked", async () => {
    for (const [allowPartialBooking, status] of [
      [true, 204],
      [false, 400],
    ] as const) {
      const mock = testMock();
      mock.agreement().records(journals).update(1, { requireAdminApproval: true, allowPartialBooking });
      await addDraftEntry(mock);
      expect((await mock.apis("journalsapi", "POST", "/journals/1/book")).status).toBe(status);
      expect(await listDraftEntries(mock)).toHaveLength(1);
      mock.agreement().records(journals).update(1, { autoApprove: true });
      await bookJournal(mock);
      expect(await listDraftEntries(mock)).toEqual([]);
    }
  });
});

test("no entries of a standing journal, which keeps them under a new number", async () => {
  const mock = testMock();
  mock.agreement().records(journals).update(1, { standing: true });
  await addDraftEntry(mock);
  await bookJournal(mock);
  await bookJournal(mock);
  expect((await listDraftEntries(mock))[0]).toMatchObject({ entryNumber: 1, voucherNumber: 3 });
  expect(await posted(mock, "accountNumber$eq:3600")).toEqual([
    [3600, 100],
    [3600, 100],
  ]);
});
