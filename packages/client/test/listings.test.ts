import { describe, expect, test } from "vitest";
import { byKey, exportAll } from "../src/index.ts";
import { numbersOf, oneTo, setUp, withCustomers } from "./listing-mock.ts";

describe("every way to page gives the same customers", () => {
  const { economic, paths } = withCustomers(2345);

  test("by cursor, 1000 a page (§5.5, O-02)", async () => {
    expect(numbersOf(await economic.customers.list("/Customers").toArray())).toEqual(oneTo(2345));
  });

  test("/paged, 100 a page, counted first (§5.6, O-04)", async () => {
    const descending = economic.customers.list("/Customers/paged", { sort: "-customerNumber" });
    expect(numbersOf(await descending.toArray())).toEqual(oneTo(2345).reverse());
  });

  test("REST, in pages and in parallel (§5.1, L-40)", async () => {
    expect(numbersOf(await economic.rest.list("/customers").toArray())).toEqual(oneTo(2345));
    const listing = economic.rest.list("/customers", { concurrency: 4, pageSize: 100 });
    expect(numbersOf(await listing.toArray())).toEqual(oneTo(2345));
  });

  test("by key, on REST and on /paged", async () => {
    const by = byKey("customerNumber");
    expect(numbersOf(await economic.rest.list("/customers", { by }).toArray())).toEqual(oneTo(2345));
    expect(numbersOf(await economic.customers.list("/Customers/paged", { by }).toArray())).toEqual(
      oneTo(2345),
    );
  });

  test("in ranges, ordered or not", async () => {
    for (const ordered of [true, false]) {
      const given: (number | null | undefined)[] = [];
      for await (const { customerNumber } of exportAll(economic.customers, "/Customers", {
        by: "customerNumber",
        ordered,
      })) {
        given.push(customerNumber);
      }
      expect(ordered ? given : given.sort((a, b) => Number(a) - Number(b))).toEqual(oneTo(2345));
    }
  });

  test("counted (O-04, §5.4)", async () => {
    expect(await economic.customers.list("/Customers").count()).toBe(2345);
    expect(await economic.rest.list("/customers").count()).toBe(2345);
    const few = economic.customers.list("/Customers/paged", { filter: { customerNumber: { lt: 100 } } });
    expect(await few.count()).toBe(99);
    expect(paths().at(-1)).toContain("/Customers/count");
  });
});

describe("listings that page in other ways (§5.9)", () => {
  test("years page, and have no cursor listing (O-45)", async () => {
    const { economic, mock } = setUp();
    const years = await economic.accountingYears.list("/AccountingYears/paged", { sort: "-year" }).toArray();
    const count = await economic.accountingYears.list("/AccountingYears/paged").count();
    expect(years).toHaveLength(count);
    expect(mock.requests.map(({ path }) => path.split("/").at(-1)?.split("?")[0])).toEqual([
      "count",
      "paged",
      "count",
    ]);
  });

  test("event types are a plain array (§5.9)", async () => {
    const { economic } = setUp();
    expect(await economic.webhooks.list("/EventTypes").toArray()).toEqual(
      expect.arrayContaining([expect.objectContaining({ name: expect.any(String) })]),
    );
  });

  test("products page under a path of their own and are not counted (O-33)", async () => {
    const { economic, mock, paths } = setUp();
    mock.agreement().products.addMany(130, (index) => ({ productNumber: `T-${index}` }));
    const all = await economic.products.list("/products").toArray();
    expect(all.length).toBeGreaterThan(130);
    expect(await economic.products.list("/productspaged/paged").toArray()).toHaveLength(all.length);
    expect(await economic.products.list("/products").count()).toBe(all.length);
    expect(paths().some((path) => path.includes("count"))).toBe(false);
  });

  test("lines of one draft come at once (§5.9, O-38)", async () => {
    const { economic, mock } = setUp();
    const lines = economic.sales.list("/invoices/drafts/{documentId}/lines", { path: { documentId: 1 } });
    expect(await lines.toArray()).toBeInstanceOf(Array);
    expect(mock.requests).toHaveLength(1);
  });

  test("a listing under a parent that is not there is empty, not missing (S-12)", async () => {
    const { economic } = setUp();
    const contacts = economic.rest.list("/customers/{customerNumber}/contacts", {
      path: { customerNumber: 987654 },
    });
    expect(await contacts.toArray()).toEqual([]);
  });
});

describe("10,000 items on /paged", () => {
  test("exactly 10,000 are complete", async () => {
    const { economic } = withCustomers(10_000);
    expect(await economic.customers.list("/Customers/paged").toArray()).toHaveLength(10_000);
  });

  test("10,001 throw before the first page; their first 150, a filter and a key do not", async () => {
    const { economic, paths } = withCustomers(10_001);
    const listing = economic.customers.list("/Customers/paged");
    await expect(listing.toArray()).rejects.toThrow(/reaches only 10,000 items. List \/Customers, or a part/);
    expect(paths()).toHaveLength(1);
    expect(await listing.toArray({ max: 150 })).toHaveLength(150);
    const part = economic.customers.list("/Customers/paged", { filter: { customerNumber: { gt: 9000 } } });
    expect(await part.toArray()).toHaveLength(1001);
    const by = byKey("customerNumber");
    expect(await economic.customers.list("/Customers/paged", { by }).toArray()).toHaveLength(10_001);
  });
});

test("exportAll refuses /journals, where every filter is the server's 500 (O-22)", async () => {
  const { economic, paths } = setUp();
  expect(() => exportAll(economic.journals, "/journals", { by: "number" })).toThrow(/O-22/);
  expect(paths()).toEqual([]);
  await expect(
    economic.journals.list("/journals", { filter: { number: { gt: 0 } } }).toArray(),
  ).rejects.toMatchObject({ status: 500 });
  await expect(economic.journals.list("/journals").toArray()).resolves.toBeInstanceOf(Array);
});
