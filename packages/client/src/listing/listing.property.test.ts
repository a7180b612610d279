import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { hostileServer, type Lies } from "../../test/hostile-server.ts";
import { type Client, consumed, fromTo, numbersOf, setUp } from "../../test/listing-mock.ts";
import { byKey, exportAll, ListingChangedError } from "../index.ts";
import { runs } from "../testing/runs.ts";

/**
 * A case of the listing property: a listing that is read to its end has returned each item that existed all the time
 * exactly once, or it has thrown. Records are created and deleted while it is read, each time before the server
 * answers a request.
 */
interface Schedule {
  /** How many customers there are at first: 10, 20, 30, … */
  records: number;
  /**
   * The customer numbers that change before each answer except the first. A customer that exists is deleted, and one
   * that does not exist is created.
   */
  changes: number[][];
}

/**
 * Makes schedules whose changes fall anywhere. If `size` is given, many of them fall near the edge between two pages
 * of that size.
 */
const scheduleOf = (least: number, most: number, size?: number): fc.Arbitrary<Schedule> =>
  fc.integer({ min: least, max: most }).chain((records) => {
    const anywhere = fc.integer({ min: 1, max: records * 10 + 30 });
    const nearEdge = (size: number) =>
      fc
        .tuple(fc.integer({ min: 0, max: Math.ceil(records / size) }), fc.integer({ min: -6, max: 6 }))
        .map(([page, offset]) => Math.max(1, page * size * 10 + offset * 5));
    const number = size ? fc.oneof(anywhere, nearEdge(size)) : anywhere;
    return fc.record({
      records: fc.constant(records),
      changes: fc.array(fc.array(number, { maxLength: 3 }), { maxLength: 12 }),
    });
  });

interface Outcome {
  given: number[];
  error: unknown;
  /** The items that existed from the first answer to the last. */
  throughout: number[];
  /** How many customers had been deleted and created in all when each answer was sent. */
  balance: { deleted: number; made: number }[];
}

type Open = (economic: Client) => AsyncIterable<{ customerNumber?: number | null }>;

/** Returns a function that runs a schedule. All schedules run on one mock, which is reset before each. */
function runner(open: Open): (schedule: Schedule) => Promise<Outcome> {
  let onRequest = () => {};
  // The mock answers a GET as soon as it arrives, so nothing happens between a change and the page that shows it.
  const { economic, mock } = setUp({ seed: "empty" }, () => onRequest());
  return async ({ records, changes }) => {
    mock.reset();
    const { customers } = mock.agreement();
    customers.addMany(records, (index) => ({ customerNumber: (index + 1) * 10 }));
    const throughout = new Set(numbersOf(customers.all()) as number[]);
    const balance = [{ deleted: 0, made: 0 }];
    onRequest = () => {
      let { deleted, made } = balance.at(-1) ?? { deleted: 0, made: 0 };
      for (const customerNumber of changes[balance.length - 2] ?? []) {
        if (customers.remove(customerNumber)) deleted++;
        else if (customers.add({ customerNumber })) made++;
        throughout.delete(customerNumber);
      }
      balance.push({ deleted, made });
    };
    const { given, error } = await consumed(open(economic));
    return { given: numbersOf(given) as number[], error, throughout: [...throughout], balance };
  };
}

/** Expects that every item that existed all the time was returned, and no item twice. */
function expectComplete({ given, error, throughout }: Outcome): void {
  expect(error).toBeUndefined();
  const different = new Set(given);
  expect(different.size).toBe(given.length);
  expect(throughout.filter((number) => !different.has(number))).toEqual([]);
}

const by = byKey("customerNumber");

describe("random schedules of creates and deletes between pages", () => {
  const safe: [name: string, open: Open, schedules: fc.Arbitrary<Schedule>][] = [
    ["by cursor", ({ customers }) => customers.list("/Customers"), scheduleOf(990, 2300, 1000)],
    ["REST by key", ({ rest }) => rest.list("/customers", { by, pageSize: 4 }), scheduleOf(0, 40)],
    ["/paged by key", ({ customers }) => customers.list("/Customers/paged", { by }), scheduleOf(0, 350, 100)],
  ];
  test.each(safe)("%s: complete, whatever happens", async (_, open, schedules) => {
    const run = runner(open);
    await fc.assert(
      fc.asyncProperty(schedules, async (schedule) => expectComplete(await run(schedule))),
      { numRuns: runs(500) },
    );
  });

  test("exportAll: complete and in order, or the total differs", async () => {
    const run = runner(({ customers }) =>
      exportAll(customers, "/Customers", { by: "customerNumber", concurrency: 2 }),
    );
    const tally = { complete: 0, threw: 0 };
    await fc.assert(
      fc.asyncProperty(scheduleOf(990, 2300, 1000), async (schedule) => {
        const outcome = await run(schedule);
        if (outcome.error) {
          expect(outcome.error).toBeInstanceOf(ListingChangedError);
          tally.threw++;
        } else {
          expectComplete(outcome);
          expect(outcome.given).toEqual(outcome.given.toSorted((a, b) => a - b));
          tally.complete++;
        }
      }),
      { numRuns: runs(500) },
    );
    expect(tally.complete).toBeGreaterThan(runs(500) / 2);
  });

  // Reading by page number can only detect changes. It cannot detect changes that keep the number of items and repeat
  // no item, so only such outcomes are left out here.
  const detecting: [name: string, open: Open, schedules: fc.Arbitrary<Schedule>][] = [
    ["REST", ({ rest }) => rest.list("/customers", { pageSize: 4 }), scheduleOf(0, 40)],
    [
      "REST in parallel",
      ({ rest }) => rest.list("/customers", { pageSize: 4, concurrency: 3 }),
      scheduleOf(0, 40),
    ],
    ["/paged", ({ customers }) => customers.list("/Customers/paged"), scheduleOf(0, 350)],
  ];
  test.each(detecting)("%s by page number: complete, or it throws", async (name, open, schedules) => {
    const run = runner(open);
    const tally = { complete: 0, threw: 0, unseen: 0 };
    await fc.assert(
      fc.asyncProperty(schedules, async (schedule) => {
        const outcome = await run(schedule);
        const { deleted, made } = outcome.balance.at(-1) ?? { deleted: 0, made: 0 };
        const evenThroughout = outcome.balance.every((balance) => balance.deleted === balance.made);
        if (outcome.error) {
          expect(outcome.error).toBeInstanceOf(ListingChangedError);
          tally.threw++;
        } else if (deleted && made && (name !== "REST" || evenThroughout)) {
          // Deletes and creates together may keep the number of items. Only REST without parallel requests reports
          // that number after every change, so only there it suffices to leave out changes that keep it at every
          // step.
          tally.unseen++;
        } else {
          expectComplete(outcome);
          tally.complete++;
        }
      }),
      { numRuns: runs(500) },
    );
    // Expect at least a tenth of each, because fewer would prove little.
    expect(tally.complete).toBeGreaterThan(runs(500) / 10);
    expect(tally.threw).toBeGreaterThan(runs(500) / 10);
    expect(tally.unseen).toBeLessThan(runs(500) / 10 + 8);
  });
});

test("after a delete and a create, page numbers miss a record, and a key does not", async () => {
  const schedule = { records: 8, changes: [[10, 85]] };
  const byNumber = await runner(({ rest }) => rest.list("/customers", { pageSize: 4 }))(schedule);
  expect(byNumber).toMatchObject({ error: undefined, given: [10, 20, 30, 40, 60, 70, 80, 85] });
  expect(byNumber.throughout).toContain(50);
  expectComplete(await runner(({ rest }) => rest.list("/customers", { pageSize: 4, by }))(schedule));
});

describe("RL-8: with a wrong server, all items are returned or an error names the page", () => {
  type Read = (economic: ReturnType<typeof hostileServer>["economic"]) => AsyncIterable<object>;

  const notTotals = fc.constantFrom<unknown[]>(-1, 1.5, 2 ** 60, 1e300, "7", null, [], {}, true);
  const wrongTotal: fc.Arbitrary<Lies> = fc.oneof(
    notTotals.map((value) => ({ total: () => value })),
    fc.integer({ min: -9, max: 9 }).map((by) => ({ total: (total: number) => Math.max(0, total + by) })),
    fc.constant({ total: () => 2 ** 53 }),
  );
  const wrongItem: fc.Arbitrary<Lies> = fc.record({
    item: fc.record({
      page: fc.integer({ min: 0, max: 2 }),
      value: fc.constantFrom<unknown[]>(null, 7, "x", [], true),
    }),
  });
  const wrongCursor: fc.Arbitrary<Lies> = fc.oneof(
    fc.constantFrom<unknown[]>([], ["5"], {}, 5, true, "", null).map((value) => ({ cursor: () => value })),
    // The first server sends the same cursor for ever. The second sends new cursors for ever, although no items
    // follow.
    fc.constant({ cursor: () => "5" }),
    fc.constant({ cursor: (_: unknown, page: number) => `${10_000 + page}` }),
  );
  const capped: fc.Arbitrary<Lies> = fc.integer({ min: 1, max: 90 }).map((cap) => ({ cap }));
  const wrongBody: fc.Arbitrary<Lies> = fc
    .constantFrom<unknown[]>(undefined, null, {}, "x", 7, { items: {} }, { collection: [] }, { items: [7] })
    .map((body) => ({ body }));
  const repeats = fc.constant<Lies>({ repeats: true });
  // By key, totals and page sizes may be wrong together, because only an empty page ends the listing.
  const cappedWithWrongTotal = fc.tuple(capped, wrongTotal).map(([cap, total]) => ({ ...cap, ...total }));

  const pageSize = 4;
  const cases: [name: string, read: Read, most: number, lies: fc.Arbitrary<Lies>][] = [
    [
      "by cursor (RL-2)",
      ({ customers }) => customers.list("/Customers"),
      30,
      fc.oneof(wrongCursor, wrongItem, wrongBody),
    ],
    [
      "REST (RL-4)",
      ({ rest }) => rest.list("/customers", { pageSize }),
      30,
      fc.oneof(wrongTotal, capped, wrongItem, repeats, wrongBody),
    ],
    [
      "REST in parallel (RL-4)",
      ({ rest }) => rest.list("/customers", { pageSize, concurrency: 3 }),
      30,
      fc.oneof(wrongTotal, capped, wrongItem, repeats, wrongBody),
    ],
    [
      "/paged with a count (RL-3)",
      ({ customers }) => customers.list("/Customers/paged"),
      350,
      fc.oneof(wrongTotal, capped, wrongItem, repeats, wrongBody),
    ],
    [
      "/paged without a count (RL-3)",
      ({ products }) => products.list("/productspaged/paged"),
      350,
      fc.oneof(capped, wrongItem, repeats, wrongBody),
    ],
    [
      "REST by key (RL-5)",
      ({ rest }) => rest.list("/customers", { pageSize, by }),
      30,
      fc.oneof(wrongTotal, capped, cappedWithWrongTotal, wrongItem, repeats, wrongBody),
    ],
    [
      "/paged by key (RL-5)",
      ({ customers }) => customers.list("/Customers/paged", { by }),
      350,
      fc.oneof(wrongTotal, capped, cappedWithWrongTotal, wrongItem, repeats, wrongBody),
    ],
  ];

  test.each(cases)("%s", async (_, read, most, lies) => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: most }), lies, async (count, lie) => {
        const { economic, traffic } = hostileServer(count, lie);
        const { given, error } = await consumed(read(economic));
        if (error) expect(error.listing?.page).toBeGreaterThanOrEqual(0);
        else expect(numbersOf(given)).toEqual(fromTo(1, count));
        expect(traffic.requests).toBeLessThan(450);
      }),
      { numRuns: runs(200) },
    );
  });

  test("an item that is not a record is reported with its page and place", async () => {
    const { economic } = hostileServer(9, { item: { page: 1, value: null } });
    const { error } = await consumed(economic.customers.list("/Customers"));
    expect(error).toMatchObject({ kind: "server", listing: { page: 1, items: 4 } });
    expect(error?.message).toContain("item 0 of page 1");
  });

  test("RL-2: a hundred empty pages in a row are read, one more throws", async () => {
    const pagesOf = (empty: number) =>
      hostileServer(1, {
        // The only record is on the first page; then come empty ones.
        cursor: (_, page) => (page < empty ? `${100 + page}` : undefined),
      }).economic.customers.list("/Customers");
    expect(await pagesOf(100).toArray()).toHaveLength(1);
    await expect(pagesOf(102).toArray()).rejects.toMatchObject({ kind: "server" });
  });

  test("RL-3: without a count a full hundredth page throws, and 9,999 items are complete", async () => {
    const listing = (count: number) =>
      hostileServer(count, {}).economic.products.list("/productspaged/paged");
    expect(await listing(9_999).toArray()).toHaveLength(9_999);
    await expect(listing(10_000).toArray()).rejects.toMatchObject({ kind: "validation" });
    // Reads within the reach of page numbers do not throw.
    expect(await listing(12_000).toArray({ max: 250 })).toHaveLength(250);
    expect(await listing(12_000).first()).toBeDefined();
  });

  test("RL-3: a short page does not end a read that fits in one page", async () => {
    const { economic, traffic } = hostileServer(90, { cap: 50 });
    const failure = economic.customers.list("/Customers/paged").toArray({ max: 80 });
    await expect(failure).rejects.toBeInstanceOf(ListingChangedError);
    expect(traffic.requests).toBe(2);
  });

  test("RL-6: an export whose boundaries do not rise ends", async () => {
    const { economic } = hostileServer(30, { total: () => 1_000_000, repeats: true });
    const { error } = await consumed(exportAll(economic.customers, "/Customers", { by: "customerNumber" }));
    expect(error).toBeDefined();
  });
});
