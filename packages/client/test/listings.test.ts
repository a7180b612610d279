import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { byKey, exportAll } from "../src/index.ts";
import { type Client, consumed, fromTo, numbersOf, oneTo, setUp, withCustomers } from "./listing-mock.ts";

describe("every way to page returns the same customers", () => {
  test("by cursor, in pages of 1000 (X-20, O-02)", async () => {
    const { economic, asked } = withCustomers(2345);
    expect(numbersOf(await economic.customers.list("/Customers").toArray())).toEqual(oneTo(2345));
    expect(asked()).toEqual(["/Customers", "/Customers?cursor=1001", "/Customers?cursor=2001"]);
  });

  test("/paged, in pages of 100 after a count (O-05, O-04)", async () => {
    const { economic, asked } = withCustomers(250);
    const part = economic.customers.list("/Customers/paged", {
      sort: "-customerNumber",
      filter: { customerNumber: { gt: 50 } },
    });
    expect(numbersOf(await part.toArray())).toEqual(fromTo(51, 250).reverse());
    const page = "/Customers/paged?filter=customerNumber$gt:50&pageSize=100";
    expect(asked()).toEqual([
      "/Customers/count?filter=customerNumber$gt:50",
      `${page}&skipPages=0&sort=-customerNumber`,
      `${page}&skipPages=1&sort=-customerNumber`,
      `${page}&skipPages=2&sort=-customerNumber`,
    ]);
  });

  test("REST, in pages of 1000 (X-19, L-40)", async () => {
    const { economic, asked } = withCustomers(2500);
    const listing = economic.rest.list("/customers", {
      filter: { customerNumber: { lte: 2100 } },
      sort: "customerNumber",
    });
    expect(numbersOf(await listing.toArray())).toEqual(oneTo(2100));
    const page = "/customers?filter=customerNumber$lte:2100&pagesize=1000";
    expect(asked()).toEqual([0, 1, 2].map((skipped) => `${page}&skippages=${skipped}&sort=customerNumber`));
  });

  const { economic, paths } = withCustomers(2345);

  test("REST in parallel", async () => {
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

  test("in ranges, in order", async () => {
    const given: (number | null | undefined)[] = [];
    for await (const { customerNumber } of exportAll(economic.customers, "/Customers", {
      by: "customerNumber",
    }))
      given.push(customerNumber);
    expect(given).toEqual(oneTo(2345));
  });

  test("counted (O-04, X-19)", async () => {
    expect(await economic.customers.list("/Customers").count()).toBe(2345);
    expect(await economic.rest.list("/customers").count()).toBe(2345);
    const few = economic.customers.list("/Customers/paged", { filter: { customerNumber: { lt: 100 } } });
    expect(await few.count()).toBe(99);
    expect(paths().at(-1)).toContain("/Customers/count");
  });
});

describe("a link of a server does not lead to another host", () => {
  const ways: [name: string, read: (client: Client) => Promise<unknown>, gives: unknown][] = [
    ["page by page", ({ rest }) => rest.list("/customers", { pageSize: 3 }).toArray(), oneTo(8)],
    [
      "in parallel",
      ({ rest }) => rest.list("/customers", { pageSize: 3, concurrency: 4 }).toArray(),
      oneTo(8),
    ],
    [
      "by key",
      ({ rest }) => rest.list("/customers", { pageSize: 3, by: byKey("customerNumber") }).toArray(),
      oneTo(8),
    ],
    ["the first ones", ({ rest }) => rest.list("/customers", { pageSize: 3 }).toArray({ max: 4 }), oneTo(4)],
    ["counted", ({ rest }) => rest.list("/customers").count(), 8],
  ];
  const { economic, mock, urls } = withCustomers(8);
  const evil = "https://evil.example";
  const link = fc.oneof(
    fc.constantFrom(`${evil}/customers`, `${evil}/restapi.e-conomic.com/customers`, "//evil.example/x"),
    fc.constantFrom(
      "https://restapi.e-conomic.com@evil.example/",
      "https://restapi.e-conomic.com.evil.example/",
    ),
    fc.constantFrom(
      "https://restapi.e-conomic.com/self",
      "https://restapi.e-conomic.com/%2e%2e/self",
      "/self",
    ),
    fc.webUrl(),
    fc.jsonValue(),
    fc.constantFrom(undefined, { toString: "no function" }),
  );

  test.each(ways)("%s", async (_, read, gives) => {
    await fc.assert(
      fc.asyncProperty(
        link,
        fc.subarray(["nextPage", "lastPage", "firstPage"] as const),
        async (to, names) => {
          mock.faults.clear();
          urls.length = 0;
          const set = Object.fromEntries(names.map((name) => [name, to]));
          mock.faults.add({
            times: Number.POSITIVE_INFINITY,
            effect: {
              rewrite: (answer: { pagination: object }) => ({
                ...answer,
                self: to,
                pagination: { ...answer.pagination, ...set },
              }),
            },
          });
          const given = await read(economic);
          expect(Array.isArray(given) ? numbersOf(given) : given).toEqual(gives);
          expect(urls.length).toBeGreaterThan(0);
          for (const url of urls) {
            const { origin, pathname, searchParams } = new URL(url);
            expect(`${origin}${pathname}`).toBe("https://restapi.e-conomic.com/customers");
            expect([...searchParams.keys()].sort().join()).toMatch(/^(filter,)?pagesize,(skippages|sort)$/);
          }
        },
      ),
    );
  });
});

describe("listings that page in other ways (X-21)", () => {
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

  test("event types are a plain array (X-21)", async () => {
    const { economic } = setUp();
    expect(await economic.webhooks.list("/EventTypes").toArray()).toEqual(
      expect.arrayContaining([expect.objectContaining({ name: expect.any(String) })]),
    );
  });

  test("products have pages under a separate path and no count (O-33)", async () => {
    const { economic, mock, paths } = setUp();
    mock.agreement().products.addMany(130, (index) => ({ productNumber: `T-${index}` }));
    const all = await economic.products.list("/products").toArray();
    expect(all.length).toBeGreaterThan(130);
    expect(await economic.products.list("/productspaged/paged").toArray()).toHaveLength(all.length);
    expect(await economic.products.list("/products").count()).toBe(all.length);
    expect(paths().some((path) => path.includes("count"))).toBe(false);
  });

  test("all lines of a draft come in one answer (X-21, O-38)", async () => {
    const { economic, mock } = setUp();
    const lines = oneTo(1500).map((number) => ({ productNumber: "1", quantity: number }));
    const { documentId } = mock.agreement().draftInvoices.add({ lines });
    const listing = economic.sales.list("/invoices/drafts/{documentId}/lines", { path: { documentId } });
    expect((await listing.toArray()).map(({ quantity }) => quantity)).toEqual(oneTo(1500));
    expect(mock.requests).toHaveLength(1);
  });

  test("the log of booked entries' dimensions has pages, in spite of its path (X-21)", async () => {
    const { economic, asked } = setUp();
    const entries = await economic.bookedEntries.list("/booked-entries").toArray({ max: 150 });
    const linked = entries.map(({ entryNumber }) => entryNumber ?? 0);
    for (const entryNumber of linked) {
      await economic.dimensions.post("/dimension-data/booked-entries", {
        body: { entryNumber, dimensionNumber: 2, dimensionKey: 1 },
      });
    }
    const log = await economic.dimensions.list("/dimension-data/booked-entries/changelog").toArray();
    expect(log.map(({ entryNumber }) => entryNumber)).toEqual(linked.reverse());
    const path = "/dimension-data/booked-entries/changelog?pageSize=100&skipPages";
    // The listing has no count, so the page after the short one must be empty.
    expect(asked().slice(-3)).toEqual([`${path}=0`, `${path}=1`, `${path}=2`]);
  });

  test("a listing under a missing parent is empty, and not a 404 (S-12)", async () => {
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

  test("10,001 throw before the first page, but not the first 150, a filter or a key", async () => {
    const { economic, paths } = withCustomers(10_001);
    const listing = economic.customers.list("/Customers/paged");
    await expect(listing.toArray()).rejects.toMatchObject({ kind: "validation", path: "/Customers/paged" });
    expect(paths()).toHaveLength(1);
    expect(await listing.toArray({ max: 150 })).toHaveLength(150);
    const part = economic.customers.list("/Customers/paged", { filter: { customerNumber: { gt: 9000 } } });
    expect(await part.toArray()).toHaveLength(1001);
    const by = byKey("customerNumber");
    expect(await economic.customers.list("/Customers/paged", { by }).toArray()).toHaveLength(10_001);
  });
});

test("exportAll refuses /journals: the server answers 500 to its filters (O-22)", async () => {
  const { economic, paths } = setUp();
  const { error } = await consumed(exportAll(economic.journals, "/journals", { by: "number" }));
  expect(error).toMatchObject({ kind: "validation", service: "journals", path: "/journals" });
  expect(paths()).toEqual([]);
  await expect(
    economic.journals.list("/journals", { filter: { number: { gt: 0 } } }).toArray(),
  ).rejects.toMatchObject({ status: 500 });
  await expect(economic.journals.list("/journals").toArray()).resolves.toBeInstanceOf(Array);
});
