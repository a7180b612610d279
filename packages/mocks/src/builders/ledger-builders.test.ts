import { describe, expect, test } from "vitest";
import { bookJournal, posted } from "../testing/journal-bodies.ts";
import { testMock } from "../testing/test-mock.ts";

describe("builders of the ledger", () => {
  test("fill in the missing values of an account, a journal, a draft entry", async () => {
    const mock = testMock();
    const agreement = mock.agreement();
    const { accountNumber } = agreement.accounts.add({ vatCode: "I25" });
    const { journalNumber } = agreement.journals.add({ name: "Udlæg" });
    agreement.draftEntries.add({ accountNumber, journalNumber, amount: 12.5 });
    expect((await mock.rest("GET", `/accounts/${accountNumber}`)).body.name).toBe(`Account ${accountNumber}`);
    expect((await mock.rest("GET", `/journals/${journalNumber}/vouchers/2026-1`)).status).toBe(200);
    await bookJournal(mock, journalNumber);
    expect(await posted(mock)).toEqual([
      [accountNumber, 12.5],
      [5820, -12.5],
    ]);
  });

  test("close years and bar periods", async () => {
    const mock = testMock();
    mock.agreement().draftEntries.add();
    mock.agreement().accountingPeriods.update(20, { barred: true });
    expect((await mock.apis("journalsapi", "POST", "/journals/1/book")).status).toBe(400);
    mock.agreement().accountingPeriods.update(20, { barred: false });
    mock.agreement().accountingYears.update("2026", { closed: true });
    expect((await mock.apis("journalsapi", "POST", "/journals/1/book")).status).toBe(400);
  });
});
