import { describe, expect, test } from "vitest";
import { sum } from "../money/index.ts";
import { bookedEntries } from "../records/ledger.ts";
import { type TestMock, testMock } from "../testing/test-mock.ts";

const today = "2026-08-14";

/** Returns the numbers of the invoices that a REST listing has, ascending. */
async function numbers(mock: TestMock, listing: string): Promise<number[]> {
  const { collection } = (await mock.rest("GET", `/invoices/${listing}?pagesize=1000`)).body;
  return collection.map((invoice: { bookedInvoiceNumber: number }) => invoice.bookedInvoiceNumber);
}

const ledger = (mock: TestMock) => mock.agreement().records(bookedEntries).all();

/** Expects that every voucher sums to zero, and that customers owe as much as is open on their invoices. */
function expectBalanced(mock: TestMock): void {
  expect(sum(ledger(mock).map((entry) => entry.amountInBaseCurrency))).toBe(0);
  const open = ledger(mock).filter(({ customerNumber }) => customerNumber !== undefined);
  const invoices = mock.agreement().bookedInvoices.all();
  expect(sum(open.map(({ remainder }) => remainder))).toBe(sum(invoices.map(({ remainder }) => remainder)));
}

describe("draftInvoices of an agreement", () => {
  test("need no values: customer, product and price are found or made", async () => {
    for (const seed of ["empty", "company"] as const) {
      const mock = testMock({ seed });
      const draft = mock.agreement().draftInvoices.add();
      const shown = (await mock.rest("GET", `/invoices/drafts/${draft.draftInvoiceNumber}`)).body;
      expect(shown).toMatchObject({ date: today, dueDate: "2026-08-28", customer: { customerNumber: 1 } });
      expect(shown.lines).toHaveLength(1);
      expect(shown.netAmount).toBeGreaterThan(0);
      expect(shown.grossAmount).toBe(sum([shown.netAmount, shown.vatAmount]));
    }
  });

  test("S-16: are priced and numbered as through the API, and both surfaces show them", async () => {
    const mock = testMock({ seed: "company" });
    const lines = [{ productNumber: "1", quantity: 3, unitNetPrice: 33.33 }];
    const built = mock.agreement().draftInvoices.add({ customerNumber: 1, lines });
    const sent = await mock.rest("POST", "/invoices/drafts", {
      date: today,
      currency: "DKK",
      layout: { layoutNumber: 19 },
      paymentTerms: { paymentTermsNumber: 2 },
      customer: { customerNumber: 1 },
      recipient: { name: "Havnens Bageri ApS", vatZone: { vatZoneNumber: 1 } },
      lines: [{ product: { productNumber: "1" }, quantity: 3, unitNetPrice: 33.33 }],
    });
    const { netAmount, vatAmount, grossAmount, dueDate, draftInvoiceNumber } = sent.body;
    expect(built).toMatchObject({ netAmount, vatAmount, grossAmount, dueDate });
    expect(draftInvoiceNumber).toBe(built.draftInvoiceNumber + 1);
    const onService = await mock.apis("q2capi", "GET", `/invoices/drafts/${built.documentId}/lines`);
    expect(onService.body.items ?? onService.body).toMatchObject([{ productNumber: "1", quantity: 3 }]);
  });

  test("are computed again when they are changed", async () => {
    const mock = testMock();
    const { draftInvoices } = mock.agreement();
    const { draftInvoiceNumber: number } = draftInvoices.add({ lines: [{ unitNetPrice: 100 }] });
    draftInvoices.update(number, { date: "2026-08-01", lines: [{ unitNetPrice: 40, quantity: 2 }] });
    const shown = (await mock.rest("GET", `/invoices/drafts/${number}`)).body;
    expect(shown).toMatchObject({ netAmount: 80, grossAmount: 100, dueDate: "2026-08-15" });
    expect(draftInvoices.update(number, { dueDate: "2026-10-01" }).dueDate).toBe("2026-10-01");
    expect(draftInvoices.update(number, { paymentTermsNumber: 2 }).dueDate).toBe("2026-08-15");
    expect(draftInvoices.remove(number)).toBe(true);
    expect((await mock.rest("GET", `/invoices/drafts/${number}`)).status).toBe(404);
  });

  test("accept a line that is only a text, and no lines at all", () => {
    const { draftInvoices } = testMock().agreement();
    const lines = [{ description: "Tak for denne gang" }, { description: "Te", unitNetPrice: 40 }];
    expect(draftInvoices.add({ lines }).netAmount).toBe(40);
    expect(draftInvoices.add({ lines: [] }).netAmount).toBe(0);
  });

  test("sell in the customer's currency", () => {
    const { customers, products, draftInvoices } = testMock().agreement();
    const { customerNumber } = customers.add({ currency: "EUR", vatZoneNumber: 2 });
    const { productNumber } = products.add({ salesPrice: 746 });
    const draft = draftInvoices.add({ customerNumber, lines: [{ productNumber, quantity: 2 }] });
    expect(draft).toMatchObject({ currency: "EUR", netAmount: 200, netAmountInBaseCurrency: 1492 });
  });

  test("can be booked through the API", async () => {
    const mock = testMock();
    const { draftInvoiceNumber } = mock.agreement().draftInvoices.add();
    const answer = await mock.rest("POST", "/invoices/booked", { draftInvoice: { draftInvoiceNumber } });
    expect(answer.status).toBe(201);
    expectBalanced(mock);
  });

  test("throw an error that says what is wrong, and store nothing", () => {
    const { draftInvoices, customers } = testMock().agreement();
    customers.add();
    const adding = (values: Parameters<typeof draftInvoices.add>[0]) => () => draftInvoices.add(values);
    expect(adding({ customerNumber: 99 })).toThrow("draftInvoices.add: Customer 99 does not exist");
    expect(adding({ lines: [{ productNumber: "X" }] })).toThrow("Product 'X' not found (lines.0.product)");
    expect(adding({ layoutNumber: 4711 })).toThrow("layoutNumber 4711 does not exist");
    expect(adding({ date: "14/8" })).toThrow('The date "14/8" is not a day');
    expect(adding({ dueDate: "soon" })).toThrow('The dueDate "soon" is not a day');
    expect(adding({ paymentTermsNumber: 2, dueDate: today })).toThrow(
      "Payment terms 2 of type net set the due date themselves",
    );
    expect(adding({ date: today, dueDate: "2026-08-01" })).toThrow("dueDate is earlier than date");
    expect(() => draftInvoices.update(7, {})).toThrow("draftInvoices.update: There is no draft 7");
    expect(draftInvoices.all()).toEqual([]);
    draftInvoices.add({ draftInvoiceNumber: 5 });
    expect(adding({ draftInvoiceNumber: 5 })).toThrow("draftInvoices.add: There is a draft 5 already");
  });
});

describe("bookedInvoices of an agreement", () => {
  test("L-98: are in the ledger and in the listings of open, overdue and paid invoices", async () => {
    const mock = testMock();
    const { bookedInvoices } = mock.agreement();
    const open = bookedInvoices.add({ lines: [{ unitNetPrice: 100 }] }).bookedInvoiceNumber;
    const overdue = bookedInvoices.add({ dueDate: "2026-08-01" }).bookedInvoiceNumber;
    const paid = bookedInvoices.add({ paid: true }).bookedInvoiceNumber;
    const part = bookedInvoices.add({ lines: [{ unitNetPrice: 100 }], paid: 25 }).bookedInvoiceNumber;
    expect([open, overdue, paid, part]).toEqual([10_001, 10_002, 10_003, 10_004]);
    expect(await numbers(mock, "booked")).toEqual([open, overdue, paid, part]);
    expect(await numbers(mock, "unpaid")).toEqual([open, overdue, part]);
    expect(await numbers(mock, "overdue")).toEqual([overdue]);
    expect(await numbers(mock, "not-due")).toEqual([open, part]);
    expect(await numbers(mock, "paid")).toEqual([paid]);
    expect((await mock.rest("GET", `/invoices/booked/${part}`)).body.remainder).toBe(100);
    expectBalanced(mock);
    expect(mock.agreement().draftInvoices.all()).toEqual([]);
  });

  test("O-49: have matched payments in the ledger of both surfaces", async () => {
    const mock = testMock();
    const { bookedInvoiceNumber } = mock
      .agreement()
      .bookedInvoices.add({ lines: [{ unitNetPrice: 100 }], dueDate: "2026-08-05", paid: true });
    const entries = (await mock.apis("bookedEntriesapi", "GET", "/booked-entries")).body.items;
    const bank = entries.filter((entry: { accountNumber: number }) => entry.accountNumber === 5820);
    expect(bank).toMatchObject([{ amount: 125, customerInvoiceNumber: bookedInvoiceNumber }]);
    expect(bank[0].date).toContain("2026-08-05");
    const years = (await mock.rest("GET", "/accounting-years/2026/entries?pagesize=1000")).body.collection;
    expect(years).toHaveLength(entries.length);
    expect(sum(years.map((entry: { amountInBaseCurrency: number }) => entry.amountInBaseCurrency))).toBe(0);
    expect(ledger(mock).every(({ remainder }) => remainder === 0)).toBe(true);
  });

  test("can be paid later, in parts, up to the open amount", async () => {
    const mock = testMock();
    const { bookedInvoices } = mock.agreement();
    const { bookedInvoiceNumber } = bookedInvoices.add({ lines: [{ unitNetPrice: 100 }] });
    expect(bookedInvoices.pay(bookedInvoiceNumber, 50).remainder).toBe(75);
    expect(() => bookedInvoices.pay(bookedInvoiceNumber, 80)).toThrow("80 cannot be paid on an invoice");
    expect(bookedInvoices.pay(bookedInvoiceNumber).remainder).toBe(0);
    expect(await numbers(mock, "paid")).toEqual([bookedInvoiceNumber]);
    expect(() => bookedInvoices.pay(1)).toThrow("bookedInvoices.pay: There is no invoice 1");
    expectBalanced(mock);
  });

  test("may be credit notes, and in other currencies", () => {
    const mock = testMock({ seed: "company" });
    const { bookedInvoices, customers } = mock.agreement();
    const { customerNumber } = customers.add({ currency: "EUR", vatZoneNumber: 2 });
    const line = { quantity: 3, unitNetPrice: 33.33 };
    expect(bookedInvoices.add({ customerNumber, lines: [line], paid: 50 }).remainder).toBe(49.99);
    const credit = bookedInvoices.add({ lines: [{ quantity: -1, unitNetPrice: 80 }], paid: true });
    expect(credit).toMatchObject({ grossAmount: -100, remainder: 0 });
    expectBalanced(mock);
  });

  test("keep the given number, date and day of payment", () => {
    const mock = testMock();
    const invoice = mock
      .agreement()
      .bookedInvoices.add({ bookedInvoiceNumber: 555, date: "2026-06-01", paid: true, paidOn: "2026-07-01" });
    expect(invoice).toMatchObject({ bookedInvoiceNumber: 555, date: "2026-06-01", dueDate: "2026-06-15" });
    expect(ledger(mock).at(-1)?.date).toBe("2026-07-01");
  });

  test("trigger no webhook, and are removed by a reset", async () => {
    const mock = testMock();
    await mock.apis("webhooksapi", "POST", "/webhooks", {
      eventType: "INVOICE_BOOKED",
      name: "Sync",
      url: "https://shop.test/hook",
      contentType: "application/json",
      postData: "{}",
    });
    const { bookedInvoices } = mock.agreement();
    bookedInvoices.addMany(3, (index) => ({ lines: [{ quantity: index + 1 }] }));
    await mock.settled();
    expect([bookedInvoices.all().length, mock.deliveries.length]).toEqual([3, 0]);
    mock.reset();
    expect([bookedInvoices.all().length, ledger(mock).length]).toEqual([0, 0]);
  });

  test("throw an error that says what is wrong before anything is stored", () => {
    const mock = testMock();
    const { bookedInvoices, customers, accountingYears } = mock.agreement();
    customers.add();
    const adding = (values: Parameters<typeof bookedInvoices.add>[0]) => () => bookedInvoices.add(values);
    const lines = [{ unitNetPrice: 100 }];
    expect(adding({ lines: [] })).toThrow("bookedInvoices.add: An invoice without lines cannot be booked");
    expect(adding({ customerNumber: 99 })).toThrow("bookedInvoices.add: Customer 99 does not exist");
    expect(adding({ date: "1999-01-01" })).toThrow("The date is not in an accounting year");
    expect(adding({ lines, paid: 126 })).toThrow("126 cannot be paid on an invoice whose open amount is 125");
    expect(adding({ lines, paid: 0.125 })).toThrow("0.125 is not an amount in whole cents");
    expect(adding({ lines, paid: -1 })).toThrow("-1 cannot be paid");
    expect(adding({ lines, paid: true, paidOn: "1999-01-01" })).toThrow(
      "on 1999-01-01 (the agreement has no accounting year",
    );
    expect([bookedInvoices.all(), ledger(mock)]).toEqual([[], []]);
    bookedInvoices.add({ bookedInvoiceNumber: 7 });
    expect(adding({ bookedInvoiceNumber: 7 })).toThrow("Invoice 7 exists already");
    customers.update(1, { barred: true });
    expect(adding({ customerNumber: 1 })).toThrow("Customer 1 is barred");
    accountingYears.update("2026", { closed: true });
    expect(adding({})).toThrow("The accounting year is closed");
  });
});
