import { describe, expect, test } from "vitest";
import { type Client, consumed, numbersOf, oneTo, withCustomers } from "../../test/listing-mock.ts";
import { failureOf } from "../../test/mock-client.ts";
import { byKey, exportAll, type Listing, type ListingPosition, type ListingProgress } from "../index.ts";

type Customers = Listing<{ customerNumber?: number | null }>;

describe("an error belongs to its page, and has the position to go on from", () => {
  const rest =
    (options: object) =>
    ({ rest }: Client, more: object): Customers =>
      rest.list("/customers", { pageSize: 3, ...options, ...more });
  const cases: [
    style: string,
    count: number,
    /** Matches the request for the seventh page. */
    broken: RegExp,
    open: (client: Client, more: object) => Customers,
    position: ListingPosition,
  ][] = [
    [
      "cursor",
      7500,
      /cursor=6001/,
      ({ customers }, more) => customers.list("/Customers", more),
      { page: 6, items: 6000, cursor: "6001" },
    ],
    [
      "/paged",
      750,
      /skipPages=6/,
      ({ customers }, more) => customers.list("/Customers/paged", more),
      { page: 6, items: 600, cursor: "600" },
    ],
    ["REST", 30, /skippages=6/, rest({}), { page: 6, items: 18, cursor: "18" }],
    ["REST in parallel", 30, /skippages=6/, rest({ concurrency: 4 }), { page: 6, items: 18, cursor: "18" }],
    [
      "REST by key",
      30,
      /gt:18&/,
      rest({ by: byKey("customerNumber") }),
      { page: 6, items: 18, cursor: "18" },
    ],
  ];
  test.each(cases)(
    "%s: page 7 always fails, and reading goes on from there",
    async (_, count, broken, open, position) => {
      let isBroken = true;
      const { economic } = withCustomers(count, {}, ({ mock, url }) => {
        if (isBroken && broken.test(url)) mock.faults.add({ effect: { status: 503 } });
      });
      const { given, error } = await consumed(open(economic, {}));
      expect(error).toMatchObject({ kind: "server", status: 503, attempts: 2, listing: position });
      expect(numbersOf(given)).toEqual(oneTo(position.items));
      isBroken = false;
      const rest = await consumed(open(economic, { cursor: position.cursor }));
      expect(rest.error).toBeUndefined();
      expect(numbersOf([...given, ...rest.given])).toEqual(oneTo(count));
    },
  );
});

test.each(["list", "exportAll"])(
  "another listing's error, which is the signal's reason of %s, keeps its position",
  async (way) => {
    const { economic } = withCustomers(2500, {}, ({ mock, url }) => {
      if (url.includes("cursor=2001")) mock.faults.add({ effect: { status: 503 } });
    });
    const { error } = await consumed(economic.customers.list("/Customers"));
    const position = { page: 2, items: 2000, cursor: "2001" };
    expect(error).toMatchObject({ listing: position });
    const controller = new AbortController();
    const { signal } = controller;
    const read = async () => {
      const listing =
        way === "list"
          ? economic.rest.list("/customers", { signal, pageSize: 3 })
          : exportAll(economic.customers, "/Customers", { by: "customerNumber", signal });
      for await (const _ of listing) controller.abort(error);
    };
    if (way === "exportAll") controller.abort(error);
    await expect(read()).rejects.toBe(error);
    expect(error).toMatchObject({ listing: position });
  },
);

test("progress is reported after each consumed page", async () => {
  const { economic } = withCustomers(7);
  const reports: ListingProgress[] = [];
  let consumed = 0;
  const listing = economic.rest.list("/customers", {
    pageSize: 3,
    onProgress: (progress) => {
      expect(progress.items).toBe(consumed);
      reports.push(progress);
    },
  });
  for await (const _ of listing) consumed++;
  expect(reports).toEqual([
    { pages: 1, items: 3, total: 7, cursor: "3" },
    { pages: 2, items: 6, total: 7, cursor: "6" },
    { pages: 3, items: 7, total: 7, cursor: undefined },
  ]);
});

describe("total: true asks for the number of items", () => {
  const totalsOf = async (listing: Listing<unknown>, reports: ListingProgress[]) => {
    const pages = [];
    for await (const { total } of listing.pages()) pages.push(total);
    return { pages, reports: reports.map(({ total }) => total) };
  };

  test.each([
    ["by cursor, with one more request", "/Customers", 2001, { pages: 3, counts: 1 }],
    ["by page number, which asks anyway", "/Customers/paged", 101, { pages: 2, counts: 1 }],
  ] as const)("%s", async (_, path, size, expected) => {
    const { economic, urls } = withCustomers(size);
    const reports: ListingProgress[] = [];
    const onProgress = (progress: ListingProgress) => reports.push(progress);
    const totals = Array.from({ length: expected.pages }, () => size);
    const listing = economic.customers.list(path, { total: true, onProgress });
    expect(await totalsOf(listing, reports)).toEqual({ pages: totals, reports: totals });
    expect(urls.filter((url) => url.includes("/count"))).toHaveLength(expected.counts);
  });

  test("with the filter", async () => {
    const { economic } = withCustomers(7);
    const filter = { customerNumber: { gt: 2 } };
    for await (const { total } of economic.customers.list("/Customers", { filter, total: true }).pages())
      expect(total).toBe(5);
  });

  test("not without the option, on a listing by cursor", async () => {
    const { economic, traffic } = withCustomers(3);
    for await (const { total } of economic.customers.list("/Customers").pages())
      expect(total).toBeUndefined();
    expect(traffic.requests).toBe(1);
  });

  test("is refused if nothing counts, and on REST is the reported number", async () => {
    const { economic, traffic } = withCustomers(3);
    const error = await failureOf(economic.products.list("/products", { total: true }).toArray());
    expect(error).toMatchObject({ kind: "validation", errors: [{ path: "total" }] });
    expect(traffic.requests).toBe(0);
    for await (const { total } of economic.rest.list("/customers", { total: true }).pages())
      expect(total).toBe(3);
    expect(traffic.requests).toBe(1);
  });
});
