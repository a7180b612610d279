import { describe, expect, test } from "vitest";
import { type Client, consumed, numbersOf, oneTo, withCustomers } from "../../test/listing-mock.ts";
import { byKey, exportAll, type Listing, type ListingPosition, type ListingProgress } from "../index.ts";

type Customers = Listing<{ customerNumber?: number | null }>;

describe("an error belongs to its own page, with where to go on from", () => {
  const rest =
    (options: object) =>
    ({ rest }: Client, more: object): Customers =>
      rest.list("/customers", { pageSize: 3, ...options, ...more });
  const cases: [
    style: string,
    count: number,
    /** The seventh page, as the mock is asked for it. */
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
    "%s: page 7 fails for good, and it goes on from there",
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
  "another listing's error, with which the signal of %s aborts, keeps its own position",
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

test("progress is reported after each page has been consumed", async () => {
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
