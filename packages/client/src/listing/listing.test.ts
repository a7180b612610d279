import { describe, expect, test } from "vitest";
import { consumed, fromTo, numbersOf, oneTo, setUp, withCustomers } from "../../test/listing-mock.ts";
import { failureOf } from "../../test/mock-client.ts";
import { byKey, type Listing, type Page, ValidationError } from "../index.ts";

describe("an empty listing", () => {
  test.each(["cursor", "/paged", "REST"])("%s", async (style) => {
    const { economic } = withCustomers(0);
    const listing =
      style === "REST"
        ? economic.rest.list("/customers")
        : economic.customers.list(style === "cursor" ? "/Customers" : "/Customers/paged");
    expect(await listing.toArray()).toEqual([]);
    expect(await listing.first()).toBeUndefined();
    expect(await listing.count()).toBe(0);
  });
});

test("nothing is sent before a listing is consumed, and each consumption reads again", async () => {
  const { economic, mock, traffic } = withCustomers(3);
  const listing = economic.customers.list("/Customers");
  const iterable = listing.pages();
  expect(traffic.requests).toBe(0);
  for await (const page of iterable) expect(page.items).toHaveLength(3);
  mock.agreement().customers.add({ customerNumber: 4 });
  expect(numbersOf(await listing.toArray())).toEqual(oneTo(4));
});

test("pages() returns each page with its answer and the cursor after it", async () => {
  const { economic, mock } = withCustomers(1002);
  const { given: pages } = await consumed(economic.customers.list("/Customers").pages());
  expect(pages.map(({ items }) => numbersOf(items))).toEqual([oneTo(1000), fromTo(1001, 1002)]);
  const requestIds = mock.requests.map(({ requestId }) => requestId);
  expect(new Set(requestIds).size).toBe(2);
  expect(pages).toMatchObject([
    { index: 0, cursor: "1001", attempts: 1, replayed: false, requestId: requestIds[0] },
    { index: 1, cursor: undefined, attempts: 1, replayed: false, requestId: requestIds[1] },
  ]);
  expect(pages[1]?.data).toMatchObject({ items: [{ customerNumber: 1001 }, { customerNumber: 1002 }] });
  expect(pages[1]?.response.status).toBe(200);
});

test("a page has the number of filtered items if the server reports it", async () => {
  const { economic } = withCustomers(5);
  const filter = { customerNumber: { lte: 4 } };
  const totals = async (pages: AsyncIterable<Page<unknown>>) =>
    (await consumed(pages)).given.map(({ total }) => total);
  expect(await totals(economic.rest.list("/customers", { pageSize: 3, filter }).pages())).toEqual([4, 4]);
  expect(await totals(economic.customers.list("/Customers", { filter }).pages())).toEqual([undefined]);
  expect(await totals(economic.customers.list("/Customers/paged", { filter }).pages())).toEqual([4]);
});

describe("count()", () => {
  test("asks /count with the filter and without the sort (O-04)", async () => {
    const { economic, asked } = withCustomers(250);
    const filter = { customerNumber: { lte: 200 } };
    expect(
      await economic.customers.list("/Customers/paged", { filter, sort: "-customerNumber" }).count(),
    ).toBe(200);
    expect(asked()).toEqual(["/Customers/count?filter=customerNumber$lte:200"]);
  });

  test("on REST reads it from a page of one item (X-19)", async () => {
    const { economic, asked } = withCustomers(2500);
    expect(await economic.rest.list("/customers").count()).toBe(2500);
    expect(asked()).toEqual(["/customers?pagesize=1&skippages=0"]);
  });

  test("reads everything if no count is published (X-21)", async () => {
    const { economic, mock, asked } = setUp({ seed: "empty" });
    const before = mock.agreement().products.all().length;
    mock.agreement().products.addMany(2500 - before, (index) => ({ productNumber: `T${index + 10_000}` }));
    expect(await economic.products.list("/products").count()).toBe(2500);
    expect(asked()).toHaveLength(3);
    expect(asked().every((url) => /^\/products(\?cursor=|$)/.test(url))).toBe(true);
  });

  test.each([undefined, "250", [250]])("throws for %j, which is not a count", async (count) => {
    const { economic, mock } = withCustomers(3);
    mock.faults.add({
      path: "/count",
      times: Number.POSITIVE_INFINITY,
      effect: count === undefined ? { garble: "empty" } : { rewrite: () => count },
    });
    await expect(economic.customers.list("/Customers").count()).rejects.toMatchObject({
      kind: "server",
      path: expect.stringMatching(/^\/Customers/),
    });
  });
});

describe("RL-7: nothing is thrown by list() itself", () => {
  const { economic, traffic } = setUp();
  /** `list` as plain JavaScript calls it, without types. */
  const untyped = economic.rest.list as unknown as (path: unknown, options?: unknown) => Listing<unknown>;
  const cases: [what: string, open: (list: typeof untyped) => Listing<unknown>, path: string][] = [
    ["a path that is not a listing", (list) => list("/self"), "path"],
    [
      "the path of one record",
      (list) => list("/customers/{customerNumber}", { path: { customerNumber: 1 } }),
      "path",
    ],
    ["a path without its slash", (list) => list("customers"), "customers"],
    ["no path", (list) => list(undefined), "path"],
    ["options that are null", (list) => list("/customers", null), "options"],
    ["an unknown option", (list) => list("/customers", { limit: 1 }), "limit"],
    [
      "a parameter that is missing",
      (list) => list("/customers/{customerNumber}/contacts"),
      "path.customerNumber",
    ],
  ];
  test.each(cases)(
    "%s is refused when the listing is consumed, and nothing is sent",
    async (_, open, path) => {
      const listing = open(untyped);
      for (const error of [await failureOf(listing.first()), (await consumed(listing)).error])
        expect(error).toMatchObject({ kind: "validation", attempts: 0, errors: [{ path }] });
      expect(traffic.requests).toBe(0);
    },
  );
});

test("an awaited listing is refused, because it is not an array", async () => {
  const { economic, traffic } = setUp();
  const listing = economic.rest.list("/customers");
  expect(await failureOf((async () => await listing)())).toMatchObject({
    kind: "validation",
    service: "rest",
    path: "/customers",
  });
  await expect(listing.then(() => "read")).rejects.toBeInstanceOf(ValidationError);
  expect(await failureOf(Promise.all([listing]))).toBeInstanceOf(ValidationError);
  expect(traffic.requests).toBe(0);
  expect(await listing.count()).toBeGreaterThan(0);
});

describe("RL-7: wrong options are refused when the listing is consumed", () => {
  const { economic, traffic } = setUp();
  const by = byKey("customerNumber");
  const cases: [why: string, open: () => Listing<unknown>, facts: object][] = [
    [
      "sort on a cursor listing (O-03)",
      // @ts-expect-error The types refuse it too.
      () => economic.customers.list("/Customers", { sort: "customerNumber" }),
      { service: "customers", path: "/Customers" },
    ],
    [
      "by on a cursor listing",
      // @ts-expect-error The types refuse it too.
      () => economic.customers.list("/Customers", { by }),
      { service: "customers", path: "/Customers" },
    ],
    [
      "an empty filter",
      () => economic.rest.list("/customers", { filter: { name: undefined as never } }),
      { errors: [{ path: "filter.name.eq" }] },
    ],
  ];
  test.each(cases)("%s", async (_, open, facts) => {
    const listing = open();
    const errors = [
      await failureOf(listing.toArray()),
      await failureOf(listing.toArray({ max: 0 })),
      await failureOf(listing.first()),
      await failureOf(listing.count()),
      (await consumed(listing)).error,
      (await consumed(listing.pages())).error,
    ];
    for (const error of errors) {
      expect(error).toBeInstanceOf(ValidationError);
      expect(error).toMatchObject(facts);
    }
    expect(traffic.requests).toBe(0);
  });

  test.each(["x", "-100", "150"])("cursor %j of a listing by page number", async (cursor) => {
    const listing = economic.customers.list("/Customers/paged", { cursor });
    await expect(listing.toArray()).rejects.toMatchObject({
      kind: "validation",
      path: "/Customers/paged",
      listing: { page: 0, items: 0, cursor },
    });
    expect(traffic.requests).toBe(0);
  });
});
