import { describe, expect, test } from "vitest";
import {
  type Client,
  consumed,
  fromTo,
  numbersOf,
  oneTo,
  settled,
  setUp,
  withCustomers,
} from "../../test/listing-mock.ts";
import { exportAll, type ListingProgress, ValidationError } from "../index.ts";

const ofCustomers = (economic: Client, options: object = {}) =>
  exportAll(economic.customers, "/Customers", { by: "customerNumber", ...options });

const exported = async (economic: Client, options?: object) => {
  const { given, error } = await consumed(ofCustomers(economic, options));
  if (error) throw error;
  return numbersOf(given) as number[];
};

const sorted = (numbers: readonly number[]) => numbers.toSorted((a, b) => a - b);

/** A mock whose accounts have these names; numbered from 1. */
function withAccounts(names: readonly string[]) {
  const set = setUp({ seed: "empty" });
  const { accounts } = set.mock.agreement();
  for (const { accountNumber } of accounts.all()) accounts.remove(accountNumber);
  accounts.addMany(names.length, (index) => ({ accountNumber: index + 1, name: names[index] ?? "" }));
  return set;
}

describe("gives everything once", () => {
  test("a listing of 25,000 by cursor, in four ranges at a time", async () => {
    const { economic, asked } = withCustomers(25_000);
    expect(sorted(await exported(economic))).toEqual(oneTo(25_000));
    const filters = asked().flatMap((url) => /^\/Customers\?.*filter=([^&]*)/.exec(url)?.[1] ?? []);
    expect([...new Set(filters)].sort()).toEqual([
      "customerNumber$gte:12601$and:customerNumber$lt:18901",
      "customerNumber$gte:18901",
      "customerNumber$gte:6301$and:customerNumber$lt:12601",
      "customerNumber$lt:6301",
    ]);
  });

  test("REST, whose ranges are read by key", async () => {
    const { economic, mock } = withCustomers(5000);
    const { given } = await consumed(exportAll(economic.rest, "/customers", { by: "customerNumber" }));
    expect(sorted(numbersOf(given) as number[])).toEqual(oneTo(5000));
    const read = mock.requests.filter(({ query }) => query.pagesize === "1000");
    expect(read.length).toBeGreaterThan(4);
    expect(read.every(({ query }) => query.sort === "customerNumber" && query.skippages === undefined)).toBe(
      true,
    );
  });

  test("keys far apart: the boundaries are the server's own, the ends are open", async () => {
    const numbers = [...fromTo(-1000, -1), ...oneTo(1990), ...oneTo(10).map((number) => number * 90_000_000)];
    const { economic, mock } = setUp({ seed: "empty" });
    mock.agreement().customers.addMany(3000, (index) => ({ customerNumber: numbers[index] ?? 0 }));
    expect(sorted(await exported(economic))).toEqual(numbers);
  });

  const names = Array.from({ length: 2500 }, (_, index) => (index % 2 ? `${index}` : `P-${index}`));

  test("text keys, though some look like numbers", async () => {
    const { economic, asked } = withAccounts(names);
    const { given, error } = await consumed(exportAll(economic.accounts, "/Accounts", { by: "name" }));
    expect(error).toBeUndefined();
    expect(sorted(given.map(({ number }) => number ?? 0))).toEqual(oneTo(2500));
    // Boundaries in the order that filters compare by: ranges of a thousand each.
    const sorts = asked().flatMap((url) => /^\/Accounts\/paged.*sort=(.*)/.exec(url)?.[1] ?? []);
    expect(sorts).toEqual(["name", "~name", "~name", "~name"]);
    expect(asked().filter((url) => url.startsWith("/Accounts?"))).toHaveLength(3);
  });

  test("text keys on REST", async () => {
    const { economic, mock } = setUp({ seed: "empty" });
    const { products } = mock.agreement();
    for (const { productNumber } of products.all()) products.remove(productNumber);
    products.addMany(names.length, (index) => ({ productNumber: names[index] ?? "" }));
    const { given, error } = await consumed(exportAll(economic.rest, "/products", { by: "productNumber" }));
    expect(error).toBeUndefined();
    expect(given.map(({ productNumber }) => `${productNumber}`).sort()).toEqual(names.toSorted());
  });

  test("within the caller's filter", async () => {
    const { economic, mock } = withCustomers(5000);
    const filter = { customerNumber: { gte: 2000 } };
    expect(sorted(await exported(economic, { filter }))).toEqual(fromTo(2000, 5000));
    expect(mock.requests.every(({ query }) => query.filter?.includes("customerNumber$gte:2000"))).toBe(true);
  });

  test.each([0, 1, 999, 1000, 1001])("%i items", async (length) => {
    expect(sorted(await exported(withCustomers(length).economic))).toEqual(oneTo(length));
  });
});

test("ordered: gives the items in the order of the key", async () => {
  let delayed = 0;
  const { economic } = withCustomers(12_000, {}, async ({ url }) => {
    // The first range is the slowest.
    if (!url.includes("filter=customerNumber$lt")) return;
    delayed++;
    for (let turn = 0; turn < 20; turn++) await settled();
  });
  expect(await exported(economic, { ordered: true })).toEqual(oneTo(12_000));
  expect(delayed).toBe(3);
});

test("reads ranges in parallel, and no more than asked for", async () => {
  const { economic, traffic } = withCustomers(30_000, {}, settled);
  expect(await exported(economic, { concurrency: 3 })).toHaveLength(30_000);
  // Beside the ranges, each with one request, their boundaries are looked for.
  expect(traffic.most).toBeGreaterThanOrEqual(3);
  expect(traffic.most).toBeLessThanOrEqual(4);
});

test("stopping aborts everything in flight", async () => {
  let hanging = 0;
  const { economic, traffic } = withCustomers(12_000, {}, ({ mock, url }) => {
    if (!url.startsWith("/Customers?filter=customerNumber$gte")) return;
    hanging++;
    mock.faults.add({ effect: { drop: "hang" } });
  });
  for await (const _ of ofCustomers(economic)) {
    while (hanging < 3) await settled();
    break;
  }
  await settled();
  expect(traffic).toMatchObject({ inFlight: 0, aborted: 3 });
});

test("an error of any range is thrown, without a position that means nothing here", async () => {
  const { economic } = withCustomers(12_000, {}, ({ mock, url }) => {
    if (url.includes("cursor=7001")) mock.faults.add({ effect: { status: 503 } });
  });
  await expect(exported(economic)).rejects.toMatchObject({ kind: "server", status: 503, listing: undefined });
});

test("progress tells the total from /count", async () => {
  const reports: ListingProgress[] = [];
  const { economic } = withCustomers(2500);
  await exported(economic, { onProgress: (progress: ListingProgress) => reports.push(progress) });
  expect(reports.at(-1)).toEqual({ pages: 3, items: 2500, total: 2500, cursor: undefined });
});

describe("the total is compared with /count", () => {
  const counting = (before: number, after: number) => {
    const { economic, mock } = withCustomers(2500);
    const effect = [{ rewrite: () => before }, { rewrite: () => after }];
    mock.faults.add({ path: "/count", effect });
    return exported(economic);
  };

  test.each([
    [2501, 2501],
    [2499, 2499],
    [2400, 2499],
  ])("%i before and %i after do not explain 2500", async (before, after) => {
    await expect(counting(before, after)).rejects.toMatchObject({
      kind: "listingChanged",
      read: 2500,
      expected: after,
    });
  });

  test.each([
    [2490, 2510],
    [2510, 2490],
    [2500, 9999],
  ])("%i before and %i after do", async (before, after) => {
    expect(await counting(before, after)).toHaveLength(2500);
  });
});

describe("refused", () => {
  const { economic, traffic } = setUp();
  const untyped = exportAll as unknown as (member: object, path: string, options: object) => unknown;
  const cases: [why: string, member: object, path: string, problem: RegExp][] = [
    ["where every filter fails (O-22)", economic.journals, "/journals", /every filter on it fails \(O-22\)/],
    ["/paged", economic.customers, "/Customers/paged", /takes REST, or cursors and a \/count/],
    ["without a count (O-33)", economic.products, "/products", /cursors and a \/count/],
    [
      "what does not page",
      economic.sales,
      "/invoices/drafts/{documentId}/lines",
      /takes REST, or cursors and a \/count/,
    ],
  ];
  test.each(cases)("%s", (_, member, path, problem) => {
    const start = () => untyped(member, path, { by: "number" });
    expect(start).toThrow(ValidationError);
    expect(start).toThrow(problem);
    expect(traffic.requests).toBe(0);
  });

  test("a concurrency that is no number of calls", () => {
    expect(() => ofCustomers(economic, { concurrency: 0 })).toThrow("concurrency is 0");
  });

  test("a field that some items lack", async () => {
    const { economic, mock } = withAccounts(["A", "B", "C"]);
    mock.agreement().accounts.update(1, { currency: "DKK" });
    const { error } = await consumed(exportAll(economic.accounts, "/Accounts", { by: "currency" }));
    expect(error?.kind).toBe("validation");
    expect(error?.message).toMatch(/by: currency is undefined after undefined/);
  });

  test("a field that is not unique, seen where ranges meet", async () => {
    const { economic } = withAccounts(oneTo(5000).map((number) => `N${Math.floor(number / 7)}`));
    const { error } = await consumed(exportAll(economic.accounts, "/Accounts", { by: "name" }));
    expect(error?.kind).toBe("validation");
    expect(error?.message).toMatch(/by: name is N\d+ after N\d+/);
  });
});
