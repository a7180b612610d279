import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { attachCore } from "../core/internals.ts";
import type { ServiceCore } from "../core/send.ts";
import { collectionServer } from "../testing/collection-server.ts";
import type { ServiceClient, ServiceName } from "../types/index.ts";
import { byKey } from "./by-key.ts";
import { ListingChangedError } from "./errors.ts";
import { exportAll } from "./export-all.ts";
import { list } from "./list.ts";

/**
 * The listing property: consumed to its end, a listing has given every item that existed throughout,
 * once; or it threw. Records are made and deleted while it is read, before any of its requests is answered.
 */
interface Schedule {
  /** How many records there are at first: 10, 20, 30, … */
  records: number;
  /**
   * What happens before each answer, the first excepted: a number that exists is deleted, another one is
   * made.
   */
  changes: number[][];
}

const scheduleOf = (most: number): fc.Arbitrary<Schedule> =>
  fc.integer({ min: 0, max: most }).chain((records) =>
    fc.record({
      records: fc.constant(records),
      changes: fc.array(fc.array(fc.integer({ min: 1, max: records * 10 + 30 }), { maxLength: 3 }), {
        maxLength: 12,
      }),
    }),
  );

interface Outcome {
  given: number[];
  error: unknown;
  /** The items that existed from the first answer to the last. */
  throughout: number[];
  /** How many were deleted and made by each answer. */
  balance: { deleted: number; made: number }[];
}

interface Api {
  get: object;
  post: object;
  put: object;
  patch: object;
  delete: object;
  list: Record<string, { item: { number: number }; style: "cursor"; filter: { number?: { gte?: number } } }>;
}

type Open = (core: ServiceCore) => AsyncIterable<{ number: number }>;

const listed =
  (path: string, options: object): Open =>
  (core) =>
    list<{ number: number }>(core, path, options);

async function run(
  schedule: Schedule,
  service: ServiceName,
  open: Open,
  cursorPageSize = 3,
): Promise<Outcome> {
  const records = new Set(Array.from({ length: schedule.records }, (_, index) => (index + 1) * 10));
  const throughout = new Set(records);
  const balance = [{ deleted: 0, made: 0 }];
  const server = collectionServer([], {
    service,
    cursorPageSize,
    before(answers) {
      let { deleted, made } = balance.at(-1) ?? { deleted: 0, made: 0 };
      for (const number of schedule.changes[answers - 1] ?? []) {
        if (records.delete(number)) deleted++;
        else if (records.add(number)) made++;
        throughout.delete(number);
      }
      balance.push({ deleted, made });
      server.records = [...records].map((number) => ({ number }));
    },
  });
  const given: number[] = [];
  let error: unknown;
  try {
    for await (const { number } of open(server.core)) given.push(number);
  } catch (thrown) {
    error = thrown;
  }
  return { given, error, throughout: [...throughout], balance };
}

/** Every item that existed throughout is there, and none is there twice. */
function expectComplete({ given, error, throughout }: Outcome): void {
  expect(error).toBeUndefined();
  const different = new Set(given);
  expect(different.size).toBe(given.length);
  expect(throughout.filter((number) => !different.has(number))).toEqual([]);
}

describe("500 random schedules of inserts and deletes between pages", () => {
  const safe: [name: string, service: ServiceName, path: string, options: object, most: number][] = [
    ["by cursor", "customers", "/items", {}, 40],
    ["REST by key", "rest", "/items", { by: byKey("number"), pageSize: 4 }, 40],
    ["/paged by key", "customers", "/items/paged", { by: byKey("number") }, 350],
  ];
  test.each(safe)(
    "%s: complete, whatever happens",
    async (_, service, path, options, most) => {
      await fc.assert(
        fc.asyncProperty(scheduleOf(most), async (schedule) => {
          expectComplete(await run(schedule, service, listed(path, options)));
        }),
        { numRuns: 500 },
      );
    },
    60_000,
  );

  test("exportAll: complete, or the total does not agree", async () => {
    const open: Open = (core) => {
      const member = {};
      attachCore(member, core);
      return exportAll(member as ServiceClient<Api>, "/items", { by: "number" });
    };
    const tally = { complete: 0, threw: 0 };
    const schedules = scheduleOf(1500).map((schedule) => ({ ...schedule, records: schedule.records + 1000 }));
    await fc.assert(
      fc.asyncProperty(schedules, async (schedule) => {
        const outcome = await run(schedule, "customers", open, 500);
        if (outcome.error) {
          expect(outcome.error).toBeInstanceOf(ListingChangedError);
          tally.threw++;
        } else {
          outcome.given.sort((a, b) => a - b);
          expectComplete(outcome);
          tally.complete++;
        }
      }),
      { numRuns: 500 },
    );
    expect(tally.complete).toBeGreaterThan(250);
  }, 60_000);

  // Page numbers detect: what keeps the count and gives nothing twice they cannot see, and only that is left
  // out here.
  const detecting: [name: string, service: ServiceName, path: string, options: object, most: number][] = [
    ["REST", "rest", "/items", { pageSize: 4 }, 40],
    ["REST in parallel", "rest", "/items", { pageSize: 4, concurrency: 3 }, 40],
    ["/paged", "customers", "/items/paged", {}, 350],
  ];
  test.each(detecting)(
    "%s by page number: complete, or it throws",
    async (name, service, path, options, most) => {
      const tally = { complete: 0, threw: 0, unseen: 0 };
      await fc.assert(
        fc.asyncProperty(scheduleOf(most), async (schedule) => {
          const outcome = await run(schedule, service, listed(path, options));
          const { deleted, made } = outcome.balance.at(-1) ?? { deleted: 0, made: 0 };
          const evenThroughout = outcome.balance.every((balance) => balance.deleted === balance.made);
          if (outcome.error) {
            expect(outcome.error).toBeInstanceOf(ListingChangedError);
            tally.threw++;
          } else if (deleted && made && (name === "/paged" || evenThroughout)) {
            tally.unseen++;
          } else {
            expectComplete(outcome);
            tally.complete++;
          }
        }),
        { numRuns: 500 },
      );
      expect(tally.complete).toBeGreaterThan(50);
      expect(tally.threw).toBeGreaterThan(50);
      expect(tally.unseen).toBeLessThan(50);
    },
  );
});

test("one delete and one insert between pages keep the count: page numbers miss a record, a key does not", async () => {
  const schedule = { records: 8, changes: [[10, 85]] };
  const byNumber = await run(schedule, "rest", listed("/items", { pageSize: 4 }));
  expect(byNumber).toMatchObject({ error: undefined, given: [10, 20, 30, 40, 60, 70, 80, 85] });
  expect(byNumber.throughout).toContain(50);
  expectComplete(await run(schedule, "rest", listed("/items", { pageSize: 4, by: byKey("number") })));
});
