import { describe, expect, test, vi } from "vitest";
import {
  bookJournal,
  draftEntry,
  financeEntry,
  mockWithParties,
  postVoucher,
  supplierInvoice,
  voucher,
} from "../../testing/journal-bodies.ts";
import { type TestMock, testMock } from "../../testing/test-mock.ts";

async function filledMock(): Promise<TestMock> {
  const mock = mockWithParties();
  await postVoucher(
    mock,
    voucher({ financeVouchers: [financeEntry()], supplierInvoices: [supplierInvoice()] }),
  );
  await bookJournal(mock);
  return mock;
}

const list = (mock: TestMock, query = "") => mock.apis("bookedEntriesapi", "GET", `/booked-entries${query}`);

describe("R-25, O-54: costTypeNumber of a booked entry", () => {
  test.each([
    ["4.0.0", undefined],
    ["5.0.0", 1],
    ["6.0.0", 1],
  ])("version %s: %s; supplierPayment in none of them", async (version, costTypeNumber) => {
    vi.spyOn(console, "warn").mockImplementation(() => undefined);
    const mock = testMock({ seed: "company" });
    const entry = draftEntry({ journalNumber: 2, projectNumber: 11, costTypeNumber: 1 });
    await mock.apis("journalsapi", "POST", "/draft-entries", entry);
    await bookJournal(mock, 2);
    const path = "/booked-entries?filter=projectNumber$eq:11";
    const { items } = (await mock.apis("bookedEntriesapi", "GET", path, undefined, { version })).body;
    expect(items.at(-1).costTypeNumber).toBe(costTypeNumber);
    expect(items.at(-1)).not.toHaveProperty("supplierPayment");
  });
});

describe("bookedEntriesapi", () => {
  test("O-02, O-03 lists by cursor in the order of entry numbers, whatever the sort", async () => {
    const mock = await filledMock();
    const { body } = await list(mock, "?sort=-entryNumber");
    expect(body).not.toHaveProperty("cursor");
    expect(body.items.map((entry: { entryNumber: number }) => entry.entryNumber)).toEqual([1, 2, 3, 4, 5, 6]);
  });

  test("O-18 filters the type by number and by name, and refuses orderings of it", async () => {
    const mock = await filledMock();
    expect((await list(mock, "?filter=type$eq:5")).body.items).toHaveLength(3);
    expect((await list(mock, "?filter=type$eq:financeVoucher")).body).toEqual(
      (await list(mock, "?filter=type$eq:5")).body,
    );
    expect((await list(mock, "?filter=type$ne:supplierInvoice")).body.items).toHaveLength(3);
    expect((await list(mock, "?filter=type$gt:1")).status).toBe(400);
  });

  test("O-19 refuses $ne with an unknown name, and finds nothing with $eq", async () => {
    const mock = await filledMock();
    const refused = await list(mock, "?filter=type$ne:zz");
    expect(refused.status).toBe(400);
    expect(refused.text).toContain("Requested value 'zz' was not found");
    expect((await list(mock, "?filter=type$eq:zz")).body).toEqual({ items: [] });
  });

  test("O-04 counts the entries that the filter keeps, and pages without totals", async () => {
    const mock = await filledMock();
    expect((await mock.apis("bookedEntriesapi", "GET", "/booked-entries/count")).body).toBe(6);
    expect(
      (await mock.apis("bookedEntriesapi", "GET", "/booked-entries/count?filter=supplierNumber$eq:1")).body,
    ).toBe(1);
    const page = await mock.apis(
      "bookedEntriesapi",
      "GET",
      "/booked-entries/paged?pageSize=2&skipPages=1&sort=-amount",
    );
    expect(page.body.map((entry: { amount: number }) => entry.amount)).toEqual([500, 250]);
  });

  test("O-49 names the customer or supplier on only one entry of a voucher", async () => {
    const mock = await filledMock();
    const { items } = (await list(mock, "?filter=supplierInvoiceNumber$eq:F-77")).body;
    expect(items).toHaveLength(3);
    expect(
      items.filter((entry: { supplierNumber?: number }) => entry.supplierNumber !== undefined),
    ).toHaveLength(1);
  });
});

describe("the same entries on REST", () => {
  test("L-54 are listed by year, period and account; S-12 an unknown one has none", async () => {
    const mock = await filledMock();
    const results = async (path: string) => (await mock.rest("GET", path)).body.pagination.results;
    expect(await results("/accounting-years/2026/entries")).toBe(6);
    expect(await results("/accounting-years/2025/entries")).toBe(0);
    expect(await results("/accounting-years/2026/periods/20/entries")).toBe(6);
    expect(await results("/accounting-years/2026/periods/19/entries")).toBe(0);
    expect(await results("/accounting-years/2025/periods/20/entries")).toBe(0);
    expect(await results("/accounts/6902/accounting-years/2026/entries")).toBe(2);
    expect(await results("/accounts/6902/accounting-years/2026/periods/20/entries")).toBe(2);
    expect(await results("/accounts/99/accounting-years/1999/entries")).toBe(0);
  });

  test("L-81 of a year cannot be filtered by account", async () => {
    const mock = await filledMock();
    const answer = await mock.rest(
      "GET",
      "/accounting-years/2026/entries?filter=account.accountNumber$eq:6902",
    );
    expect(answer.status).toBe(400);
    expect(answer.body.errors).toEqual(["Filtering is not allowed on property 'account.accountNumber'."]);
    expect(answer.body.allowedFilteringFields).toContain("supplier.supplierGroup.supplierGroupNumber");
  });

  test("can be filtered and sorted by properties inside a reference", async () => {
    const mock = await filledMock();
    const filter = "supplier.supplierGroup.supplierGroupNumber$eq:1";
    const answer = await mock.rest("GET", `/accounting-years/2026/entries?filter=${filter}`);
    expect(answer.body.collection).toHaveLength(1);
    expect(answer.body.collection[0].supplier).toMatchObject({
      supplierNumber: 1,
      supplierGroup: { supplierGroupNumber: 1 },
    });
    const sorted = await mock.rest("GET", "/accounting-years/2026/entries?sort=-amount&pagesize=1");
    expect(sorted.body.collection[0].amount).toBe(2000);
  });

  test("L-128 have the invoice's number as a number, by year and by account", async () => {
    const mock = mockWithParties();
    const entry = {
      date: "2026-08-14",
      amount: 10,
      customer: { customerNumber: 1 },
      customerInvoice: 55,
      contraAccount: { accountNumber: 1010 },
    };
    await postVoucher(mock, voucher({ manualCustomerInvoices: [entry] }));
    await bookJournal(mock);
    const first = async (path: string) => (await mock.rest("GET", path)).body.collection[0].invoiceNumber;
    expect(await first("/accounting-years/2026/entries")).toBe(55);
    expect(await first("/accounts/5600/accounting-years/2026/entries")).toBe(55);
  });

  test("L-99 protect their customer from deletion", async () => {
    const mock = await filledMock();
    expect((await mock.rest("DELETE", "/suppliers/1")).status).toBe(400);
    expect((await mock.rest("DELETE", "/customers/1")).status).toBe(204);
  });
});
