import { describe, expect, test } from "vitest";
import { draftEntry, listDraftEntries } from "../../testing/journal-bodies.ts";
import { type TestMock, testMock } from "../../testing/test-mock.ts";

describe("journalsapi bulk calls", () => {
  const bulk = (mock: TestMock, entries: readonly object[], method = "POST") =>
    mock.apis("journalsapi", method, "/draft-entries/bulk", { entries });

  test("O-47 create all entries or none, and answer their numbers", async () => {
    const mock = testMock();
    const made = await bulk(mock, [draftEntry(), draftEntry()]);
    expect(made.body).toEqual({ entryNumbers: [1, 2] });
    const refused = await bulk(mock, [draftEntry(), draftEntry({ accountNumber: 99 })]);
    expect(refused.body.errorCode).toBe("JournalEntryAccountNotFound");
    expect(await listDraftEntries(mock)).toHaveLength(2);
  });

  test("name a bad line among 300 by its position, and keep no line", async () => {
    const mock = testMock();
    const entries = Array.from({ length: 300 }, () => draftEntry());
    entries[217] = draftEntry({ text: "x".repeat(251) });
    const refused = await bulk(mock, entries);
    expect(refused.body.errors).toMatchObject([
      { errorCode: "JournalEntryTextTooLong", property: "Entries[217].Text" },
    ]);
    expect(await listDraftEntries(mock)).toEqual([]);
  });

  test("X-37 take 1 to 500 entries", async () => {
    const mock = testMock();
    expect((await bulk(mock, [])).body.errorCode).toBe("OneAPIEntriesListCannotBeEmpty");
    expect(
      (
        await bulk(
          mock,
          Array.from({ length: 501 }, () => draftEntry()),
        )
      ).status,
    ).toBe(400);
    expect(
      (
        await bulk(
          mock,
          Array.from({ length: 500 }, () => draftEntry()),
        )
      ).status,
    ).toBe(201);
  });

  test("update all entries or none, each with its version", async () => {
    const mock = testMock();
    await bulk(mock, [draftEntry(), draftEntry()]);
    const [first, second] = await listDraftEntries(mock);
    const stale = await bulk(
      mock,
      [
        { ...first, amount: 5 },
        { ...second, objectVersion: "0" },
      ],
      "PUT",
    );
    expect(stale.status).toBe(409);
    expect((await listDraftEntries(mock))[0].amount).toBe(100);
    expect((await bulk(mock, [{ ...first, amount: 5 }, second], "PUT")).status).toBe(204);
    expect((await listDraftEntries(mock))[0].amount).toBe(5);
  });

  test("delete the entries of one journal only", async () => {
    const mock = testMock();
    await bulk(mock, [draftEntry(), draftEntry({ journalNumber: 2 })]);
    expect((await mock.apis("journalsapi", "DELETE", "/draft-entries/delete/1")).status).toBe(204);
    expect(
      (await listDraftEntries(mock)).map((entry: { journalNumber: number }) => entry.journalNumber),
    ).toEqual([2]);
    expect((await mock.apis("journalsapi", "DELETE", "/draft-entries/delete/77")).status).toBe(404);
  });
});
