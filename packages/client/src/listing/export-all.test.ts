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
import { failureOf } from "../../test/mock-client.ts";
import { type ExportProgress, exportAll, ValidationError } from "../index.ts";

const ofCustomers = (economic: Client, options: object = {}) =>
  exportAll(economic.customers, "/Customers", { by: "customerNumber", ...options });

const exported = async (economic: Client, options?: object) => {
  const { given, error } = await consumed(ofCustomers(economic, options));
  if (error) throw error;
  return numbersOf(given) as number[];
};

/** Exports draft entries, one for each of these vouchers, by a field that is not a key. */
async function misread(vouchers: readonly number[], by: "voucherNumber" | "projectNumber") {
  const { economic, mock } = setUp({ seed: "empty" });
  mock
    .agreement()
    .draftEntries.addMany(vouchers.length, (index) => ({ voucherNumber: vouchers[index] ?? 0 }));
  const { given, error } = await consumed(exportAll(economic.journals, "/draft-entries", { by }));
  expect(error).toBeInstanceOf(ValidationError);
  expect(error).toMatchObject({ service: "journals", path: "/draft-entries" });
  return given.map(({ voucherNumber }) => voucherNumber);
}

describe("returns everything once", () => {
  test("a listing of 25,000 by cursor, in four ranges at a time", async () => {
    const { economic, asked } = withCustomers(25_000);
    expect(await exported(economic)).toEqual(oneTo(25_000));
    const filters = asked().flatMap((url) => /^\/Customers\?.*filter=([^&]*)/.exec(url)?.[1] ?? []);
    expect([...new Set(filters)].sort()).toEqual([
      "(customerNumber$gte:14001)$and:(customerNumber$lt:21001)",
      "(customerNumber$gte:7001)$and:(customerNumber$lt:14001)",
      "customerNumber$gte:21001",
      "customerNumber$lt:7001",
    ]);
  });

  test("ranges of 9,000 at most", async () => {
    const { economic, asked } = withCustomers(20_000);
    expect(await exported(economic, { concurrency: 1 })).toEqual(oneTo(20_000));
    const boundaries = asked().filter((url) => url.startsWith("/Customers/paged"));
    expect(boundaries).toHaveLength(2);
    expect(asked()).toContain("/Customers?filter=customerNumber$lt:9001");
  });

  test("keys far apart: the boundaries are the server's own, the ends are open", async () => {
    const numbers = [...fromTo(-1000, -1), ...oneTo(1990), ...oneTo(10).map((number) => number * 90_000_000)];
    const { economic, mock } = setUp({ seed: "empty" });
    mock.agreement().customers.addMany(3000, (index) => ({ customerNumber: numbers[index] ?? 0 }));
    expect(await exported(economic)).toEqual(numbers);
  });

  test("within the caller's filter", async () => {
    const { economic, mock } = withCustomers(5000);
    const filter = { customerNumber: { gte: 2000 } };
    expect(await exported(economic, { filter })).toEqual(fromTo(2000, 5000));
    expect(mock.requests.every(({ query }) => query.filter?.includes("customerNumber$gte:2000"))).toBe(true);
  });

  test("if deletes move a boundary beyond the end, the range before it is the last", async () => {
    const { economic } = withCustomers(2500, {}, ({ mock, index }) => {
      if (index === 1) for (const number of fromTo(801, 2500)) mock.agreement().customers.remove(number);
    });
    expect(await exported(economic)).toEqual(oneTo(800));
  });

  test.each([0, 1, 999, 1000, 1001])("%i items", async (length) => {
    expect(await exported(withCustomers(length).economic)).toEqual(oneTo(length));
  });
});

test("returns the items in the order of the key, whichever range arrives first", async () => {
  let delayed = 0;
  const { economic } = withCustomers(12_000, {}, async ({ url }) => {
    // The first range is the slowest.
    if (!url.includes("filter=customerNumber$lt")) return;
    delayed++;
    for (let turn = 0; turn < 20; turn++) await settled();
  });
  expect(await exported(economic)).toEqual(oneTo(12_000));
  expect(delayed).toBe(3);
});

describe("progress is reported with the total", () => {
  /** Runs an export. Returns its progress reports, and how many items had been consumed at each report. */
  const reportsOf = async (economic: Client, options: object = {}) => {
    const reports: ExportProgress[] = [];
    const consumedAt: number[] = [];
    let items = 0;
    const onProgress = (progress: ExportProgress) => {
      reports.push(progress);
      consumedAt.push(items);
    };
    for await (const _ of ofCustomers(economic, { onProgress, ...options })) items++;
    return { reports, consumedAt };
  };

  test("after every 1,000 items consumed, and at the end", async () => {
    expect(await reportsOf(withCustomers(2500).economic)).toEqual({
      reports: [
        { items: 1000, total: 2500 },
        { items: 2000, total: 2500 },
        { items: 2500, total: 2500 },
      ],
      consumedAt: [1000, 2000, 2500],
    });
  });

  test("once at the end, if the end is a full thousand", async () => {
    const { reports } = await reportsOf(withCustomers(1000).economic);
    expect(reports).toEqual([{ items: 1000, total: 1000 }]);
  });

  test("once, if there are no items", async () => {
    expect((await reportsOf(withCustomers(0).economic)).reports).toEqual([{ items: 0, total: 0 }]);
  });

  test("under the filter, without another request", async () => {
    const { economic, asked } = withCustomers(7);
    const { reports } = await reportsOf(economic, { filter: { customerNumber: { gt: 2 } } });
    expect(reports).toEqual([{ items: 5, total: 5 }]);
    // The export asks for the two counts in any case, to compare them with the number of items read.
    expect(asked().map((url) => url.split("?")[0])).toEqual([
      "/Customers/count",
      "/Customers",
      "/Customers/count",
    ]);
  });

  test("an error of the function ends the export", async () => {
    const full = new Error("full");
    const onProgress = () => {
      throw full;
    };
    await expect(exported(withCustomers(1500).economic, { onProgress })).rejects.toBe(full);
  });

  test("what is not a function is refused", async () => {
    const { economic, traffic } = withCustomers(1);
    const error = await failureOf(exported(economic, { onProgress: true }));
    expect(error).toMatchObject({ kind: "validation", errors: [{ path: "onProgress" }] });
    expect(traffic.requests).toBe(0);
  });
});

test("reads ranges in parallel, and no more than the option allows", async () => {
  const { economic, traffic } = withCustomers(30_000, {}, settled);
  // The export has four ranges of up to nine pages each.
  expect(await exported(economic, { concurrency: 2 })).toHaveLength(30_000);
  // Each of the two ranges that are read has one running request. One more may look for the next boundary.
  expect(traffic.most).toBeGreaterThanOrEqual(2);
  expect(traffic.most).toBeLessThanOrEqual(3);
});

test.each([Number.POSITIVE_INFINITY, 0, -1, 0.5, Number.NaN])(
  "a concurrency of %d is refused",
  async (concurrency) => {
    const { economic, traffic } = withCustomers(2500);
    const error = await failureOf(exported(economic, { concurrency }));
    expect(error).toMatchObject({ kind: "validation", errors: [{ path: "concurrency" }] });
    expect(traffic.requests).toBe(0);
  },
);

test("stopping aborts all running requests", async () => {
  let hanging = 0;
  const { economic, traffic } = withCustomers(12_000, {}, ({ mock, url }) => {
    if (!/^\/Customers\?filter=\(?customerNumber\$gte/.test(url)) return;
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

test("an error of any range is thrown, without its position in the range", async () => {
  const { economic } = withCustomers(12_000, {}, ({ mock, url }) => {
    if (url.includes("cursor=7001")) mock.faults.add({ effect: { status: 503 } });
  });
  await expect(exported(economic)).rejects.toMatchObject({ kind: "server", status: 503, listing: undefined });
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
  const untyped = exportAll as unknown as (
    member: object,
    path: string,
    options: object,
  ) => AsyncIterable<object>;
  const cases: [why: string, member: object, path: string][] = [
    ["whose filters all fail (O-22)", economic.journals, "/journals"],
    ["of REST, where byKey is as safe", economic.rest, "/customers"],
    ["/paged", economic.customers, "/Customers/paged"],
    ["without a count (O-33)", economic.products, "/products"],
    ["that does not page", economic.sales, "/invoices/drafts/{documentId}/lines"],
  ];
  test.each(cases)("%s", async (_, member, path) => {
    const { error } = await consumed(untyped(member, path, { by: "number" }));
    expect(error).toMatchObject({ kind: "validation", path });
    expect(traffic.requests).toBe(0);
  });

  test("a field that items lack", async () => {
    expect(await misread([1, 2, 3], "projectNumber")).toEqual([]);
  });

  test("a field that is not unique", async () => {
    expect(await misread([2, 1, 2], "voucherNumber")).toEqual([1, 2]);
  });

  test("a field that is not unique, in ranges", async () => {
    const vouchers = oneTo(5000).map((number) => (number < 2001 ? number : Math.ceil(number / 7) + 3000));
    expect(await misread(vouchers, "voucherNumber")).toHaveLength(2001);
  });

  test("a field of texts", async () => {
    const { economic } = setUp();
    const { given, error } = await consumed(untyped(economic.accounts, "/Accounts", { by: "name" }));
    expect(error?.kind).toBe("validation");
    expect(given).toEqual([]);
  });
});
