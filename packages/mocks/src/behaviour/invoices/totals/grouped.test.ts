import { beforeEach, describe, expect, test } from "vitest";
import { accountingYears } from "../../../records/ledger.ts";
import { type TestMock, testMock } from "../../../testing/test-mock.ts";

let mock: TestMock;
beforeEach(() => {
  mock = testMock({ seed: "company" });
});

const totals = async (path: string) => (await mock.rest("GET", `/invoices/totals${path}`)).body;

const collections = ["drafts", "booked", "paid", "unpaid", "overdue", "not-overdue"] as const;
const groups = [
  ["customers", "customers", "customer"],
  ["accounting-years", "accountingYears", "accountingYear"],
  ["periods", "periods", "period"],
  ["employees", "employees", "employee"],
] as const;

/** Adds the company's draft invoices, for two customers and a salesperson. */
function addDrafts() {
  const { draftInvoices, employees } = mock.agreement();
  const { employeeNumber } = employees.all()[0] ?? employees.add();
  draftInvoices.add({ customerNumber: 1, salesPersonNumber: employeeNumber });
  draftInvoices.add({ customerNumber: 2, salesPersonNumber: employeeNumber });
}

type Row = Readonly<Record<string, unknown>> & { self: string; invoiceCount: number };

describe.each(collections)("totals of the collection %s", (collection) => {
  test.each(groups)(
    "L-138: are grouped by %s, and the groups add up to the whole",
    async (path, plural, single) => {
      addDrafts();
      const whole = await totals(`/${collection}`);
      const listed = await totals(`/${collection}/${path}`);
      const rows: readonly Row[] = listed[plural];
      const count = rows.reduce((sum, { invoiceCount }) => sum + invoiceCount, 0);
      // An invoice need not have a salesperson.
      if (path !== "employees") expect(count).toBe(whole.invoiceCount);
      for (const row of rows) {
        const member = await mock.rest("GET", decodeURIComponent(new URL(row.self).pathname));
        expect(member.status).toBe(200);
        expect(member.body).toMatchObject({
          invoiceCount: row.invoiceCount,
          netAmountInBaseCurrency: row.netAmountInBaseCurrency,
        });
        expect(member.body[single]).toBeDefined();
      }
    },
  );

  test("L-138: chain groups, each inside the one before it", async () => {
    addDrafts();
    const [customer] = (await totals(`/${collection}/customers`)).customers;
    const inCustomer = new URL(customer.self).pathname;
    const [year] = (await mock.rest("GET", `${inCustomer}/accounting-years`)).body.accountingYears;
    const inYear = new URL(year.self).pathname;
    const { periods } = (await mock.rest("GET", `${inYear}/periods`)).body;
    const count = periods.reduce((sum: number, row: Row) => sum + row.invoiceCount, 0);
    expect(count).toBe(year.invoiceCount);
    const [period] = periods;
    const { employees } = (await mock.rest("GET", `${new URL(period.self).pathname}/employees`)).body;
    expect(Array.isArray(employees)).toBe(true);
  });
});

describe("totals of groups", () => {
  test("L-138: show one customer's booked invoices as recorded, and no others", async () => {
    const booked = (await mock.rest("GET", "/invoices/booked?filter=customer.customerNumber$eq:1")).body;
    const dates = booked.collection.map(({ date }: { date: string }) => date).sort();
    expect(await totals("/booked/customers/1")).toMatchObject({
      invoiceCount: booked.pagination.results,
      minDate: dates[0],
      maxDate: dates.at(-1),
      customer: { customerNumber: 1 },
      accountingYears: "https://restapi.e-conomic.com/invoices/totals/booked/customers/1/accounting-years",
    });
  });

  test("L-138: escape the name of a year, and count 0 without invoices", async () => {
    const year = { year: "2030/2031", fromDate: "2030-07-01", toDate: "2031-06-30" };
    mock.agreement().records(accountingYears).add(year);
    expect(await totals("/booked/accounting-years/2030_6_2031")).toMatchObject({
      invoiceCount: 0,
      netAmountInBaseCurrency: 0,
      accountingYear: { year: "2030/2031" },
    });
  });

  test("L-138: answer 404 for unknown members, groups and collections", async () => {
    for (const path of ["/booked/customers/999", "/booked/products", "/lost/customers", "/booked/periods/x"])
      expect((await mock.rest("GET", `/invoices/totals${path}`)).status).toBe(404);
  });

  test("L-138: are where the links of published totals lead", async () => {
    for (const path of ["/booked", "/booked/paid", "/booked/unpaid/overdue", "/drafts"]) {
      const { customers, accountingYears, periods, employees } = await totals(path);
      for (const url of [customers, accountingYears, periods, employees])
        expect((await mock.rest("GET", new URL(url).pathname)).status).toBe(200);
    }
  });
});
