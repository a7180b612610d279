import { describe, expect, test } from "vitest";
import { accountingPeriods } from "../../records/ledger.ts";
import { createDraftEntry } from "../../testing/journal-bodies.ts";
import { type TestMock, testMock } from "../../testing/test-mock.ts";

describe("accruals", () => {
  const accrual = (changes: object = {}) => ({
    journalNumber: 1,
    entryNumber: 1,
    accountNumber: 5660,
    startDate: "2026-08-01T00:00:00Z",
    endDate: "2026-10-31T00:00:00Z",
    ...changes,
  });
  const post = (mock: TestMock, changes: object = {}) =>
    mock.apis("journalsapi", "POST", "/accruals", accrual(changes));

  test("belong to one entry each, with journal and entry in their address", async () => {
    const mock = testMock();
    await createDraftEntry(mock);
    const made = await post(mock);
    expect(made.body).toEqual({ entryNumber: 1 });
    expect(made.headers.get("location")).toMatch(/\/accruals\/1\/1$/);
    expect((await mock.apis("journalsapi", "GET", "/accruals/1/1")).body).toMatchObject({
      months: 3,
      accountNumber: 5660,
    });
    expect((await post(mock)).body.errorCode).toBe("OneAPIDraftEntryAccrualAlreadyExist");
  });

  test("O-40 are deleted with a body", async () => {
    const mock = testMock();
    await createDraftEntry(mock);
    await post(mock);
    expect((await mock.apis("journalsapi", "DELETE", "/accruals", accrual())).status).toBe(204);
    expect((await mock.apis("journalsapi", "DELETE", "/accruals", accrual())).status).toBe(404);
  });

  test("O-42 are deleted with their entry", async () => {
    const mock = testMock();
    await createDraftEntry(mock);
    await post(mock);
    await mock.apis("journalsapi", "DELETE", "/draft-entries/1");
    expect((await mock.apis("journalsapi", "GET", "/accruals/1/1")).status).toBe(404);
    expect((await mock.apis("journalsapi", "DELETE", "/accruals", accrual())).status).toBe(404);
  });

  test.each([
    ["an entry that is not there", { entryNumber: 9 }, "JournalEntryDoesNotExist"],
    ["an unknown account", { accountNumber: 99 }, "JournalEntryAccrualAccountNotFound"],
    ["an end before the start", { endDate: "2026-07-31" }, "JournalEntryAccrualEndBeforeStart"],
    [
      "a start without a year",
      { startDate: "2031-01-01", endDate: "2031-02-28" },
      "JournalEntryAccrualsStartDateNotInValidAccountingYear",
    ],
    ["a payment", { entryNumber: 2 }, "JournalEntryAccrualWrongEntryType"],
  ])("refuse %s", async (_, changes, code) => {
    const mock = testMock();
    await createDraftEntry(mock);
    await createDraftEntry(mock, { entryTypeNumber: 2 });
    expect((await post(mock, changes)).body.errorCode).toBe(code);
  });

  test("move the cost to their account at booking, and back month by month", async () => {
    const mock = testMock();
    await createDraftEntry(mock, { amount: 1000, vatCode: "I25" });
    await post(mock);
    expect((await mock.apis("journalsapi", "POST", "/journals/1/book")).status).toBe(204);
    const of = async (account: number) =>
      (
        await mock.apis("bookedEntriesapi", "GET", `/booked-entries?filter=accountNumber$eq:${account}`)
      ).body.items.map((entry: { date: string; amount: number }) => [entry.date.slice(0, 10), entry.amount]);
    expect(await of(3600)).toEqual([
      ["2026-08-14", 800],
      ["2026-08-14", -800],
      ["2026-08-31", 266.67],
      ["2026-09-30", 266.66],
      ["2026-10-31", 266.67],
    ]);
    expect((await mock.rest("GET", "/accounts/5660")).body.balance).toBe(0);
    expect((await mock.rest("GET", "/accounts/3600")).body.balance).toBe(800);
    expect((await mock.apis("journalsapi", "GET", "/accruals/count")).body).toBe(0);
  });

  test("keep the amounts of months in which nothing can be posted", async () => {
    const mock = testMock();
    mock.agreement().records(accountingPeriods).update(22, { barred: true });
    await createDraftEntry(mock, { amount: 300 });
    await post(mock);
    await mock.apis("journalsapi", "POST", "/journals/1/book");
    expect((await mock.rest("GET", "/accounts/5660")).body.balance).toBe(100);
  });
});
