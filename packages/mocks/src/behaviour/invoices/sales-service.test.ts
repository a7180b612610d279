import { beforeEach, describe, expect, test } from "vitest";
import { book, draftBody, makeDraft } from "../../testing/invoice-bodies.ts";
import { type TestMock, testMock } from "../../testing/test-mock.ts";

let mock: TestMock;
beforeEach(() => {
  mock = testMock({ seed: "company" });
});

const sales = (method: string, path: string, body?: unknown) => mock.apis("q2capi", method, path, body);
const draft = {
  customerNumber: 1,
  customerName: "Havnens Bageri ApS",
  date: "2026-08-14",
  currencyCode: "DKK",
  layoutNumber: 19,
  termOfPaymentNumber: 2,
  vatZoneNumber: 1,
};
const line = { productNumber: "1", description: "Stol", quantity: 2, unitNetPrice: 100 };

describe("drafts in the sales service", () => {
  test("S-16, O-37: are the drafts of REST under another number", async () => {
    const { draftInvoiceNumber } = await makeDraft(mock);
    const { items } = (await sales("GET", "/invoices/drafts")).body;
    expect(items).toMatchObject([
      { draftInvoiceNumber, amount: 200, vatAmount: 50, customerName: "Havnens Bageri ApS" },
    ]);
    expect(items[0].number).not.toBe(draftInvoiceNumber);
    expect((await sales("GET", `/invoices/drafts/${items[0].number}`)).body.draftInvoiceNumber).toBe(
      draftInvoiceNumber,
    );
    expect((await sales("GET", `/invoices/drafts/${draftInvoiceNumber}`)).status).toBe(404);
  });

  test("O-38: have no lines in them; lines have their own listings", async () => {
    await makeDraft(mock);
    const [document] = (await sales("GET", "/invoices/drafts")).body.items;
    expect(document).not.toHaveProperty("lines");
    const own = (await sales("GET", `/invoices/drafts/${document.number}/lines`)).body;
    expect(own).toMatchObject([
      {
        documentId: document.number,
        draftInvoiceNumber: document.draftInvoiceNumber,
        productNumber: "1",
        quantity: 2,
      },
    ]);
    expect((await sales("GET", "/invoices/drafts/lines")).body.items).toEqual(own);
    expect((await sales("GET", "/invoices/drafts/lines/count")).body).toBe(1);
  });

  test("X-40: answer a create with their id, and are priced on both surfaces", async () => {
    const made = await sales("POST", "/invoices/drafts", draft);
    expect([made.status, Object.keys(made.body)]).toEqual([201, ["number"]]);
    const { number } = made.body;
    const added = await sales("POST", `/invoices/drafts/${number}/lines`, line);
    expect(added.status).toBe(201);
    const { draftInvoiceNumber } = (await sales("GET", `/invoices/drafts/${number}`)).body;
    expect((await mock.rest("GET", `/invoices/drafts/${draftInvoiceNumber}`)).body).toMatchObject({
      grossAmount: 250,
      dueDate: "2026-08-28",
      lines: [{ description: "Stol", totalNetAmount: 200 }],
    });
  });

  test("take a date as the published date-time, and send it so", async () => {
    const published = { ...draft, date: "2026-08-14T00:00:00Z", deliveryDate: "2026-08-20T00:00:00Z" };
    const { number } = (await sales("POST", "/invoices/drafts", published)).body;
    const accrual = {
      accrue: true,
      accrueStartDate: "2026-09-01T00:00:00Z",
      accrueEndDate: "2026-12-31T00:00:00Z",
    };
    expect((await sales("POST", `/invoices/drafts/${number}/lines`, { ...line, ...accrual })).status).toBe(
      201,
    );
    expect((await sales("GET", `/invoices/drafts/${number}`)).body).toMatchObject({
      date: "2026-08-14T00:00:00Z",
      dueDate: "2026-08-28T00:00:00Z",
      deliveryDate: "2026-08-20T00:00:00Z",
    });
    expect((await sales("GET", `/invoices/drafts/${number}/lines`)).body).toMatchObject([accrual]);
  });

  test("O-47: a bulk call takes {lines: […]} and answers {numbers: […]}", async () => {
    const { number } = (await sales("POST", "/invoices/drafts", draft)).body;
    const bare = await sales("POST", `/invoices/drafts/${number}/lines/bulk`, [line]);
    expect(bare.body).toMatchObject({ status: 400, errorCode: "InvalidInput" });
    const made = await sales("POST", `/invoices/drafts/${number}/lines/bulk`, {
      lines: [line, { description: "Tekst" }],
    });
    expect(made.status).toBe(201);
    expect(made.body.numbers).toHaveLength(2);
  });

  test("a line that is too long among 300 is named by its position", async () => {
    const { number } = (await sales("POST", "/invoices/drafts", draft)).body;
    const lines = Array.from({ length: 300 }, (_, index) => ({
      ...line,
      description: index === 217 ? "x".repeat(2501) : "Tekst",
    }));
    const refused = await sales("POST", `/invoices/drafts/${number}/lines/bulk`, { lines });
    expect(refused.body.errors).toMatchObject([{ property: "Lines[217].Description" }]);
  });

  test("a line with quantity 0 fails the whole bulk call, and the draft stays empty", async () => {
    const { number } = (await sales("POST", "/invoices/drafts", draft)).body;
    const answer = await sales("POST", `/invoices/drafts/${number}/lines/bulk`, {
      lines: [line, { ...line, quantity: 0 }],
    });
    expect(answer.body).toMatchObject({ status: 400, errorCode: "SalesDocumentLineCannotHaveZeroValue" });
    expect((await sales("GET", `/invoices/drafts/${number}/lines`)).body).toEqual([]);
  });

  test("O-13: PUT of a draft or a line needs its objectVersion", async () => {
    await makeDraft(mock);
    const [document] = (await sales("GET", "/invoices/drafts")).body.items;
    expect(
      (await sales("PUT", `/invoices/drafts/${document.number}`, { ...document, objectVersion: "old" }))
        .status,
    ).toBe(409);
    expect(
      (await sales("PUT", `/invoices/drafts/${document.number}`, { ...document, heading: "Tak" })).status,
    ).toBe(204);
    const [first] = (await sales("GET", `/invoices/drafts/${document.number}/lines`)).body;
    expect(
      (await sales("PUT", `/invoices/drafts/${document.number}/lines`, { ...first, objectVersion: "old" }))
        .status,
    ).toBe(409);
    expect(
      (await sales("PUT", `/invoices/drafts/${document.number}/lines`, { ...first, quantity: 3 })).status,
    ).toBe(204);
    const onRest = (await mock.rest("GET", `/invoices/drafts/${document.draftInvoiceNumber}`)).body;
    expect(onRest).toMatchObject({ netAmount: 300, notes: { heading: "Tak" }, lines: [{ quantity: 3 }] });
  });

  test("a line keeps its id after a PUT on REST, and DELETE here removes it", async () => {
    const made = await makeDraft(mock);
    const [before] = (await sales("GET", "/invoices/drafts/lines")).body.items;
    await mock.rest("PUT", `/invoices/drafts/${made.draftInvoiceNumber}`, draftBody());
    const [after] = (await sales("GET", "/invoices/drafts/lines")).body.items;
    expect(after.number).toBe(before.number);
    expect((await sales("DELETE", `/invoices/drafts/${after.documentId}/lines/${after.number}`)).status).toBe(
      204,
    );
    expect((await mock.rest("GET", `/invoices/drafts/${made.draftInvoiceNumber}`)).body.netAmount).toBe(0);
  });

  test("can be deleted on both surfaces", async () => {
    const { draftInvoiceNumber } = await makeDraft(mock);
    const [document] = (await sales("GET", "/invoices/drafts")).body.items;
    expect((await sales("DELETE", `/invoices/drafts/${document.number}`)).status).toBe(204);
    expect((await mock.rest("GET", `/invoices/drafts/${draftInvoiceNumber}`)).status).toBe(404);
  });

  test("accept sensitive data and do not show it", async () => {
    const { draftInvoiceNumber } = await makeDraft(mock);
    const put = await sales("PUT", `/invoices/drafts/${draftInvoiceNumber}/sensitive-data`, {
      sensitivityLevel: 2,
    });
    expect(put.status).toBe(204);
    expect((await sales("GET", "/invoices/drafts")).text).not.toContain("ensitiv");
  });

  test("O-38: count the lines from 1, even after an earlier line was deleted", async () => {
    const { number } = (await sales("POST", "/invoices/drafts", draft)).body;
    const path = `/invoices/drafts/${number}/lines`;
    const { numbers } = (await sales("POST", `${path}/bulk`, { lines: [line, line, line] })).body;
    const positions = async () =>
      (await sales("GET", path)).body.map((row: { userInterfaceNumber: number }) => row.userInterfaceNumber);
    expect(await positions()).toEqual([1, 2, 3]);
    await sales("DELETE", `${path}/${numbers[0]}`);
    expect(await positions()).toEqual([1, 2]);
  });

  test("lists the lines of booked invoices, read-only", async () => {
    await book(mock, (await makeDraft(mock)).draftInvoiceNumber);
    const booked = (await sales("GET", "/invoices/booked/lines")).body.items.at(-1);
    expect(booked).toMatchObject({
      productNumber: "1",
      vatRate: 25,
      vatAmount: 50,
      totalNetAmount: 200,
      bookedAccount: 1010,
    });
    expect((await sales("GET", `/invoices/booked/${booked.documentId}/lines/${booked.number}`)).body).toEqual(
      booked,
    );
    expect((await sales("GET", "/invoices/drafts/lines")).body.items).toEqual([]);
  });
});
