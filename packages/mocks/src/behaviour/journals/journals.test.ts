import { describe, expect, test } from "vitest";
import { draftEntry } from "../../testing/journal-bodies.ts";
import { type TestMock, testMock } from "../../testing/test-mock.ts";

const create = (mock: TestMock, changes: object = {}) =>
  mock.apis("journalsapi", "POST", "/draft-entries", draftEntry({ ...changes }));

const items = async (mock: TestMock, path = "/draft-entries") =>
  (await mock.apis("journalsapi", "GET", path)).body.items;

describe("journals", () => {
  test("can be deleted when they are empty", async () => {
    const mock = testMock();
    await create(mock);
    expect((await mock.apis("journalsapi", "DELETE", "/journals/1")).body.errorCode).toBe(
      "JournalMustBeEmptyBeforeDeleting",
    );
    await mock.apis("journalsapi", "DELETE", "/draft-entries/1");
    expect((await mock.apis("journalsapi", "DELETE", "/journals/1")).status).toBe(204);
  });

  test("O-22 answer 500 to every filter, in all three listings, and sort all the same", async () => {
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

  test("say which number the next voucher gets, from a start that can be set", async () => {
    const mock = testMock();
    const read = async () => (await mock.apis("journalsapi", "GET", "/journals/1")).body;
    const journal = await read();
    expect(journal.nextVoucherNumber).toBe(1);
    const flags = {
      balancingBehavior: false,
      autoApprove: false,
      isStandingJournal: false,
      requireAdminApproval: false,
    };
    const more = {
      lockVatCodes: false,
      allowPartialBooking: false,
      requireBalancePerVoucherId: true,
      repeatText: false,
    };
    const put = { ...flags, ...more, ...journal, nextVoucherNumber: 500 };
    expect((await mock.apis("journalsapi", "PUT", "/journals", put)).status).toBe(204);
    await create(mock);
    expect((await items(mock))[0].voucherNumber).toBe(500);
    expect((await read()).nextVoucherNumber).toBe(501);
  });

  test("run out of numbers", async () => {
    const mock = testMock();
    await create(mock, { voucherNumber: 9_999 });
    expect((await create(mock)).body.errorCode).toBe("JournalVoucherNextNumberNotWithinBoundaries");
  });
});
