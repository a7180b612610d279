import { describe, expect, test } from "vitest";
import { accountingPeriods, accountingYears } from "../../records/ledger.ts";
import { bookJournal, mockWithParties, postVoucher, voucher } from "../../testing/journal-bodies.ts";
import type { TestMock } from "../../testing/test-mock.ts";

const bank = { contraAccount: { accountNumber: 5820 } };
const customer = { customer: { customerNumber: 1 } };

const invoice = (amount: number, changes: object = {}) => ({
  manualCustomerInvoices: [
    { date: "2026-08-01", amount, ...customer, contraAccount: { accountNumber: 1010 }, ...changes },
  ],
});
const payment = (amount: number, changes: object = {}) => ({
  customerPayments: [{ date: "2026-08-14", amount, ...customer, ...bank, ...changes }],
});

/** Books vouchers of journal 1 and returns the entries of customers and suppliers, by number. */
async function booked(mock: TestMock, ...entries: object[]): Promise<number[]> {
  for (const each of entries) await postVoucher(mock, voucher(each as Record<string, unknown>));
  await bookJournal(mock);
  const all = (await mock.apis("bookedEntriesapi", "GET", "/booked-entries")).body.items;
  return all
    .filter(
      (entry: { customerNumber?: number; supplierNumber?: number }) =>
        entry.customerNumber ?? entry.supplierNumber,
    )
    .map((entry: { entryNumber: number }) => entry.entryNumber);
}

/** Books an invoice of 100 euros at one rate and its payment at another, and returns both entries. */
const bookedEuros = (mock: TestMock): Promise<number[]> => {
  const euro = { currency: { code: "EUR" } };
  return booked(
    mock,
    invoice(100, { ...euro, exchangeRate: 746 }),
    payment(-100, { ...euro, exchangeRate: 750 }),
  );
};

const match = (mock: TestMock, entryIds: readonly number[]) =>
  mock.apis("bookedEntriesapi", "POST", "/booked-entries/match", { entryIds });

const remainders = async (mock: TestMock): Promise<Record<number, number>> => {
  const { items } = (await mock.apis("bookedEntriesapi", "GET", "/booked-entries?filter=remainder$ne:0"))
    .body;
  return Object.fromEntries(
    items.map((entry: { entryNumber: number; remainder: number }) => [entry.entryNumber, entry.remainder]),
  );
};

describe("POST /booked-entries/match", () => {
  test("X-36 settles payments with invoices, oldest first, and leaves the rest open", async () => {
    const mock = mockWithParties();
    const [first = 0, second = 0, paid = 0] = await booked(
      mock,
      invoice(100),
      invoice(50, { date: "2026-08-02" }),
      payment(-120),
    );
    expect((await match(mock, [second, paid, first])).status).toBe(204);
    expect(await remainders(mock)).toEqual({ [second]: 30 });
    const { collection } = (await mock.rest("GET", "/accounting-years/2026/entries?pagesize=1000")).body;
    expect(collection.find((entry: { entryNumber: number }) => entry.entryNumber === second).remainder).toBe(
      30,
    );
  });

  test("O-49 lists the pair with the full amounts of both entries", async () => {
    const mock = mockWithParties();
    const [invoiced, paid] = await booked(mock, invoice(100), payment(-120));
    await match(mock, [invoiced ?? 0, paid ?? 0]);
    const pairs = await mock.apis("bookedEntriesapi", "GET", "/booked-entries/matched-pairs");
    expect(pairs.body).toEqual({
      items: [
        {
          fromEntry: paid,
          fromEntryDate: "2026-08-14T00:00:00Z",
          fromEntryAmount: -120,
          fromEntryAmountDKK: -120,
          toEntry: invoiced,
          toEntryDate: "2026-08-01T00:00:00Z",
          toEntryAmount: 100,
          toEntryAmountDKK: 100,
        },
      ],
    });
  });

  test("O-45 lists pairs by cursor only, and ignores a sort", async () => {
    const mock = mockWithParties();
    const ids = await booked(mock, invoice(10), invoice(20), payment(-30));
    await match(mock, ids);
    const get = (path: string) =>
      mock.apis("bookedEntriesapi", "GET", `/booked-entries/matched-pairs${path}`);
    expect((await get("")).body.items).toHaveLength(2);
    expect((await get("?sort=-toEntry")).body).toEqual((await get("")).body);
    expect((await get(`?filter=toEntry$eq:${ids[0]}`)).body.items).toHaveLength(1);
    expect((await get("?filter=fromEntryDate$gte:2026-08-15")).body.items).toEqual([]);
    expect((await get("/paged")).status).toBe(404);
    expect((await get("/count")).status).toBe(404);
  });

  test("posts the difference of a changed rate, so that the customer's account is 0", async () => {
    const mock = mockWithParties();
    const ids = await bookedEuros(mock);
    await match(mock, ids);
    expect(await remainders(mock)).toEqual({});
    expect((await mock.rest("GET", "/accounts/5600")).body.balance).toBe(0);
    expect((await mock.rest("GET", "/accounts/4360")).body.balance).toBe(-4);
    const [difference] = (await mock.apis("bookedEntriesapi", "GET", "/booked-entries?filter=type$eq:9")).body
      .items;
    expect(difference).toMatchObject({
      customerNumber: 1,
      amountInBaseCurrency: 4,
      date: "2026-08-14T00:00:00Z",
    });
  });

  test("settles across currencies by the base currency", async () => {
    const mock = mockWithParties();
    const [euros = 0, crowns = 0] = await booked(
      mock,
      invoice(100, { currency: { code: "EUR" }, exchangeRate: 750 }),
      payment(-375),
    );
    await match(mock, [euros, crowns]);
    expect(await remainders(mock)).toEqual({ [euros]: 50 });
  });

  test.each([
    [{ closed: true }, "CLOSEDPERIODS_CUSTOMERS"],
    [{ barred: true }, "BARREDPERIODS_CUSTOMERS"],
  ])("refuses a difference in a period that is %j, and settles nothing", async (change, code) => {
    const mock = mockWithParties();
    const ids = await bookedEuros(mock);
    const before = await remainders(mock);
    mock.agreement().records(accountingPeriods).update(20, change);
    expect((await match(mock, ids)).body.errorCode).toBe(`ENTRYMATCHING_ERROR_${code}`);
    expect(await remainders(mock)).toEqual(before);
  });

  test("refuses a difference in a closed year, with a code that names no side", async () => {
    const mock = mockWithParties();
    const ids = await bookedEuros(mock);
    mock.agreement().records(accountingYears).update("2026", { closed: true });
    expect((await match(mock, ids)).body.errorCode).toBe("ENTRYMATCHING_ERROR_CLOSED_ACCOUNTING_YEAR");
  });

  test("refuses none, unknown entries, no party, both parties, and unequal sums", async () => {
    const mock = mockWithParties();
    const supplier = {
      supplierInvoices: [
        {
          date: "2026-08-01",
          amount: -10,
          supplier: { supplierNumber: 1 },
          contraAccount: { accountNumber: 1310 },
        },
      ],
    };
    const [debtor = 0, second = 0, creditor = 0] = await booked(mock, invoice(10), invoice(20), supplier);
    const code = async (ids: number[]) => (await match(mock, ids)).body.errorCode;
    expect(await code([])).toBe("ENTRYMATCHING_ERROR_SELECTATLEASTONEENTRY");
    expect(await code([debtor, 999])).toBe("ENTRYMATCHING_ERROR_ENTRIESNOTFOUND");
    expect(await code([debtor + 1])).toBe("ENTRYMATCHING_ERROR_NO_CUSTOMER_OR_SUPPLIER_ENTRIES");
    expect(await code([debtor, creditor])).toBe("ENTRYMATCHING_ERROR_SUPPLIER_CUSTOMER_MIXED");
    expect(await code([debtor, second])).toBe("ENTRYMATCHING_ERROR_NO_MATCHES");
  });
});
