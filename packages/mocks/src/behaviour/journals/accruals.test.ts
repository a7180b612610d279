import { describe, expect, it } from "vitest";
import { draftEntry } from "../../testing/journal-bodies.ts";
import { type TestMock, testMock } from "../../testing/test-mock.ts";

const create = (mock: TestMock, changes: object = {}) =>
  mock.apis("journalsapi", "POST", "/draft-entries", draftEntry({ ...changes }));

const _items = async (mock: TestMock, path = "/draft-entries") =>
  (await mock.apis("journalsapi", "GET", path)).body.items;

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

  it("are one for each entry, addressed by journal and entry", async () => {
    const mock = testMock();
    await create(mock);
    const made = await post(mock);
    expect(made.body).toEqual({ entryNumber: 1 });
    expect(made.headers.get("location")).toMatch(/\/accruals\/1\/1$/);
    expect((await mock.apis("journalsapi", "GET", "/accruals/1/1")).body).toMatchObject({
      months: 3,
      accountNumber: 5660,
    });
    expect((await post(mock)).body.errorCode).toBe("OneAPIDraftEntryAccrualAlreadyExist");
  });

  it("O-40 are deleted by a body", async () => {
    const mock = testMock();
    await create(mock);
    await post(mock);
    expect((await mock.apis("journalsapi", "DELETE", "/accruals", accrual())).status).toBe(204);
    expect((await mock.apis("journalsapi", "DELETE", "/accruals", accrual())).status).toBe(404);
  });

  it("O-42 go with their entry", async () => {
    const mock = testMock();
    await create(mock);
    await post(mock);
    await mock.apis("journalsapi", "DELETE", "/draft-entries/1");
    expect((await mock.apis("journalsapi", "GET", "/accruals/1/1")).status).toBe(404);
    expect((await mock.apis("journalsapi", "DELETE", "/accruals", accrual())).status).toBe(404);
  });

  it.each([
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
    await create(mock);
    await create(mock, { entryTypeNumber: 2 });
    expect((await post(mock, changes)).body.errorCode).toBe(code);
  });
});
