import { beforeEach, describe, expect, test } from "vitest";
import { customers } from "../../../records/customers.ts";
import { employees } from "../../../records/employees.ts";
import { bookedInvoices } from "../../../records/invoices.ts";
import { products } from "../../../records/products.ts";
import { book, makeDraft } from "../../../testing/invoice-bodies.ts";
import { type TestMock, testMock } from "../../../testing/test-mock.ts";
import { plainCustomer } from "../../customers/seed.ts";

let mock: TestMock;
beforeEach(() => {
  mock = testMock();
  const agreement = mock.agreement();
  for (const customerNumber of [1, 2])
    agreement.records(customers).add({ ...plainCustomer, customerNumber, name: `Kunde ${customerNumber}` });
  agreement.records(products).add({ productNumber: "1", name: "Vare", productGroupNumber: 1 });
  agreement.records(employees).add({ employeeNumber: 7, employeeGroupNumber: 1, name: "Sælger" });
});

const root = "https://restapi.e-conomic.com/invoices/totals";
const totals = async (path = "") => (await mock.rest("GET", `/invoices/totals${path}`)).body;
const worth = (unitNetPrice: number) => ({
  lines: [{ product: { productNumber: "1" }, quantity: 1, unitNetPrice }],
});

/** Books an invoice of this day, and pays it if asked to. */
async function invoice(date: string, unitNetPrice: number, paid = false) {
  const { draftInvoiceNumber } = await makeDraft(mock, { date, ...worth(unitNetPrice) });
  const { bookedInvoiceNumber } = await book(mock, draftInvoiceNumber);
  if (paid) {
    const open = { remainder: 0, remainderInBaseCurrency: 0 };
    mock.agreement().records(bookedInvoices).update(bookedInvoiceNumber, open);
  }
}

describe("totals of booked invoices", () => {
  beforeEach(async () => {
    await invoice("2026-05-01", 100, true);
    await invoice("2026-06-01", 200);
    await invoice("2026-08-10", 400);
  });

  test("L-100: count and sum each group; an unpaid invoice is overdue or not overdue", async () => {
    expect(await totals("/booked")).toMatchObject({
      netAmountInBaseCurrency: 700,
      invoiceCount: 3,
      minDate: "2026-05-01",
      maxDate: "2026-08-10",
      paid: `${root}/booked/paid`,
      accountingYears: `${root}/booked/accounting-years`,
      self: `${root}/booked`,
    });
    expect(await totals("/booked/paid")).toMatchObject({ netAmountInBaseCurrency: 100, invoiceCount: 1 });
    expect(await totals("/booked/unpaid")).toMatchObject({
      invoiceCount: 2,
      grossRemainderInBaseCurrency: 750,
      notOverdue: `${root}/booked/unpaid/not-overdue`,
    });
    expect(await totals("/booked/unpaid/overdue")).toMatchObject({
      invoiceCount: 1,
      netAmountInBaseCurrency: 200,
      grossRemainderInBaseCurrency: 250,
    });
    expect(await totals("/booked/unpaid/not-overdue")).toMatchObject({
      invoiceCount: 1,
      minDate: "2026-08-10",
      grossRemainderInBaseCurrency: 500,
    });
  });

  test("an invoice due today is not overdue yet", async () => {
    await invoice("2026-07-31", 50);
    expect((await totals("/booked/unpaid/overdue")).invoiceCount).toBe(1);
    mock.clock.advance("1d");
    expect((await totals("/booked/unpaid/overdue")).invoiceCount).toBe(2);
  });

  test("the overview has every total, and links to shorter periods", async () => {
    const overview = await totals();
    expect(overview.booked).toMatchObject({
      invoiceCount: 3,
      paid: { invoiceCount: 1 },
      unpaid: { invoiceCount: 2, overdue: { invoiceCount: 1 }, notOverdue: { invoiceCount: 1 } },
    });
    const { lastSevenDays, lastWeek, thisMonth } = overview.predefinedPeriodFilters;
    const span = ({ self }: { self: string }) => decodeURIComponent(new URL(self).search);
    expect(span(lastSevenDays)).toBe("?filter=date$gte:2026-08-08$and:date$lte:2026-08-14");
    // 14 August 2026 is a Friday; weeks start on Mondays.
    expect(span(lastWeek)).toBe("?filter=date$gte:2026-08-03$and:date$lte:2026-08-09");
    const month = await totals(span(thisMonth));
    expect([month.booked.invoiceCount, month.booked.netAmountInBaseCurrency]).toEqual([1, 400]);
  });
});

describe("totals of drafts", () => {
  beforeEach(async () => {
    await makeDraft(mock, { date: "2026-08-01", ...worth(100) });
    await makeDraft(mock, { date: "2026-08-14", ...worth(50), customer: { customerNumber: 2 } });
    const references = { salesPerson: { employeeNumber: 7 } };
    await makeDraft(mock, { date: "2027-01-05", ...worth(25), references });
  });

  test("are counted, and broken down by period, customer and employee", async () => {
    expect(await totals("/drafts")).toMatchObject({
      invoiceCount: 3,
      netAmountInBaseCurrency: 175,
      minDate: "2026-08-01",
      maxDate: "2027-01-05",
    });
    const { customers: rows } = await totals("/drafts/customers");
    expect(rows.map((row: { invoiceCount: number }) => row.invoiceCount)).toEqual([2, 1]);
    expect(rows[1].customer).toEqual({
      customerNumber: 2,
      self: "https://restapi.e-conomic.com/customers/2",
    });
    const { employees: sellers, invoiceCount } = await totals("/drafts/employees");
    expect([invoiceCount, sellers.length, sellers[0].netAmountInBaseCurrency]).toEqual([1, 1, 25]);
    // The server sends the employee's number as `customerNumber`.
    expect((await totals("/drafts/employees/7")).employee.customerNumber).toBe(7);
  });

  test("of one customer: in a year, in a period, without drafts, 404 if unknown", async () => {
    expect(await totals("/drafts/customers/1/accounting-years/2026")).toMatchObject({
      invoiceCount: 1,
      netAmountInBaseCurrency: 100,
      accountingYear: { year: "2026" },
    });
    const periods = (await mock.rest("GET", "/accounting-years/2027/periods")).body.collection;
    const january = await totals(`/drafts/customers/1/periods/${periods[0].periodNumber}`);
    expect(january).toMatchObject({ invoiceCount: 1, netAmountInBaseCurrency: 25 });
    expect(january.acccountingYears).toMatch(/\/accounting-years$/);
    mock
      .agreement()
      .records(customers)
      .add({ ...plainCustomer, customerNumber: 3, name: "Ny" });
    expect(await totals("/drafts/customers/3")).toMatchObject({
      invoiceCount: 0,
      netAmountInBaseCurrency: 0,
    });
    expect((await mock.rest("GET", "/invoices/totals/drafts/customers/99")).status).toBe(404);
  });
});
