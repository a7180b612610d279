import { describe, expect, test } from "vitest";
import { createDraftEntry, journalBody, listDraftEntries } from "../../testing/journal-bodies.ts";
import { testMock } from "../../testing/test-mock.ts";

describe("journals", () => {
  test("can be deleted if they are empty", async () => {
    const mock = testMock();
    await createDraftEntry(mock);
    expect((await mock.apis("journalsapi", "DELETE", "/journals/1")).body.errorCode).toBe(
      "JournalMustBeEmptyBeforeDeleting",
    );
    await mock.apis("journalsapi", "DELETE", "/draft-entries/1");
    expect((await mock.apis("journalsapi", "DELETE", "/journals/1")).status).toBe(204);
  });

  test("O-22 answer 500 to every filter in all three listings, but sort", async () => {
    const mock = testMock();
    for (const path of ["/journals", "/journals/paged", "/journals/count"]) {
      for (const filter of ["number$eq:1", "balancingBehavior$eq:true", "isStandingJournal$ne:true"])
        expect((await mock.apis("journalsapi", "GET", `${path}?filter=${filter}`)).status).toBe(500);
    }
    const sorted = await mock.apis("journalsapi", "GET", "/journals/paged?sort=-number");
    expect(sorted.body.map((journal: { number: number }) => journal.number)).toEqual([3, 2, 1]);
    expect((await mock.apis("journalsapi", "GET", "/draft-entries?filter=journalNumber$eq:1")).status).toBe(
      200,
    );
  });

  test("have the number of the next voucher, whose start can be set", async () => {
    const mock = testMock();
    const read = async () => (await mock.apis("journalsapi", "GET", "/journals/1")).body;
    const journal = await read();
    expect(journal.nextVoucherNumber).toBe(1);
    const put = journalBody({ ...journal, nextVoucherNumber: 500 });
    expect((await mock.apis("journalsapi", "PUT", "/journals", put)).status).toBe(204);
    await createDraftEntry(mock);
    expect((await listDraftEntries(mock))[0].voucherNumber).toBe(500);
    expect((await read()).nextVoucherNumber).toBe(501);
  });

  test("can run out of numbers", async () => {
    const mock = testMock();
    await createDraftEntry(mock, { voucherNumber: 9_999 });
    expect((await createDraftEntry(mock)).body.errorCode).toBe("JournalVoucherNextNumberNotWithinBoundaries");
  });
});
