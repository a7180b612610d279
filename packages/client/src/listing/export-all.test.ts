import { describe, expect, test } from "vitest";
import { ServerError, ValidationError } from "../core/errors.ts";
import { attachCore } from "../core/internals.ts";
import { collectionServer, type Item, numbered } from "../testing/collection-server.ts";
import type { ListingProgress, ServiceClient } from "../types/index.ts";
import { exportAll } from "./export-all.ts";

/** A member of a client as far as `exportAll` needs one. */
function memberOf(server: ReturnType<typeof collectionServer>) {
  const member = {};
  attachCore(member, server.core);
  return member as ServiceClient<Api>;
}

interface Api {
  get: object;
  post: object;
  put: object;
  patch: object;
  delete: object;
  list: Record<
    string,
    { item: Item; style: "cursor"; filter: { number?: { gte?: number }; name?: { gte?: string } } }
  >;
}

type Options = Omit<Parameters<typeof exportAll<Api, string>>[2], "by"> & { by?: "number" | "name" };

const exported = async (
  server: ReturnType<typeof collectionServer>,
  options: Options = {},
  path = "/items",
) => {
  const items: Item[] = [];
  for await (const item of exportAll(memberOf(server), path, { by: "number", ...options })) items.push(item);
  return items;
};

const sorted = (items: Item[]) => items.map(({ number }) => number).sort((a, b) => a - b);
const range = (from: number, to: number) => sorted(numbered(from, to));
const settled = () => new Promise((resolve) => setImmediate(resolve));

describe("gives everything once", () => {
  test("a listing of 25,000 by cursor, in four ranges at a time", async () => {
    const server = collectionServer(numbered(1, 25_000), { cursorPageSize: 1000 });
    expect(sorted(await exported(server))).toEqual(range(1, 25_000));
    const filters = server.requests.filter(({ path }) => path === "/items").map(({ query }) => query?.filter);
    expect([...new Set(filters)].sort()).toEqual([
      "number$gte:12601$and:number$lt:18901",
      "number$gte:18901",
      "number$gte:6301$and:number$lt:12601",
      "number$lt:6301",
    ]);
  });

  test("REST, whose ranges are read by key", async () => {
    const server = collectionServer(numbered(1, 5000), { service: "rest" });
    expect(sorted(await exported(server))).toEqual(range(1, 5000));
    const read = server.requests.filter(({ query }) => query?.pagesize === 1000);
    expect(read.every(({ query }) => query?.sort === "number" && query?.skippages === undefined)).toBe(true);
  });

  test("keys far apart: the boundaries are the server's own, the ends are open", async () => {
    const numbers = Array.from({ length: 3000 }, (_, index) =>
      index < 2990 ? index - 1000 : index * 300_000,
    );
    const server = collectionServer(
      numbers.map((number) => ({ number })),
      { cursorPageSize: 1000 },
    );
    expect(sorted(await exported(server))).toEqual(numbers);
  });

  test("text keys, though some look like numbers", async () => {
    const names = Array.from({ length: 2500 }, (_, index) => (index % 2 ? `${index}` : `P-${index}`));
    const server = collectionServer(
      names.map((name, number) => ({ number, name })),
      { cursorPageSize: 1000 },
    );
    expect(sorted(await exported(server, { by: "name" }))).toEqual(range(0, 2499));
    expect(server.requests.find(({ query }) => query?.filter)?.query?.filter).toMatch(/^name\$/);
  });

  test("within the caller's filter", async () => {
    const server = collectionServer(numbered(1, 5000), { cursorPageSize: 1000 });
    expect(sorted(await exported(server, { filter: { number: { gte: 2000 } } }))).toEqual(range(2000, 5000));
    expect(server.requests.every(({ query }) => String(query?.filter).includes("number$gte:2000"))).toBe(
      true,
    );
  });

  test.each([0, 1, 999, 1000, 1001])("%i items", async (length) => {
    const server = collectionServer(numbered(1, length), { cursorPageSize: 1000 });
    expect(sorted(await exported(server))).toEqual(range(1, length));
  });
});

test("ordered: gives the items in the order of the key", async () => {
  const server = collectionServer(numbered(1, 12_000), {
    cursorPageSize: 1000,
    // The first range is the slowest.
    before: async (_, { query }) => {
      for (let turn = 0; turn < (String(query?.filter).startsWith("number$lt") ? 20 : 0); turn++)
        await settled();
    },
  });
  expect((await exported(server, { ordered: true })).map(({ number }) => number)).toEqual(range(1, 12_000));
});

test("reads ranges in parallel, and no more than asked for", async () => {
  let most = 0;
  const server = collectionServer(numbered(1, 30_000), {
    cursorPageSize: 1000,
    before: async () => {
      most = Math.max(most, server.inFlight);
      await settled();
    },
  });
  await exported(server, { concurrency: 3 });
  // Each range loads one page ahead.
  expect(most).toBeGreaterThanOrEqual(3);
  expect(most).toBeLessThanOrEqual(4);
});

test("stopping aborts everything in flight", async () => {
  const server = collectionServer(numbered(1, 12_000), {
    cursorPageSize: 1000,
    before: (_, { query }) =>
      String(query?.filter).startsWith("number$gte") ? new Promise(() => {}) : undefined,
  });
  for await (const _ of exportAll(memberOf(server), "/items", { by: "number" })) break;
  await settled();
  expect(server.inFlight).toBe(0);
});

test("an error of any range is thrown, without a position that means nothing here", async () => {
  const server = collectionServer(numbered(1, 12_000), {
    cursorPageSize: 1000,
    before: (_, { query }) => {
      if (query?.cursor === "7001") throw new ServerError("down");
    },
  });
  const error = await exported(server).catch((error: unknown) => error);
  expect(error).toBeInstanceOf(ServerError);
  expect(error).toMatchObject({ listing: undefined });
});

test("progress tells the total from /count", async () => {
  const reports: ListingProgress[] = [];
  const server = collectionServer(numbered(1, 2500), { cursorPageSize: 1000 });
  await exported(server, { onProgress: (progress) => reports.push(progress) });
  expect(reports.at(-1)).toEqual({ pages: 3, items: 2500, total: 2500, cursor: undefined });
});

describe("the total is compared with /count", () => {
  const counting = (before: number, after: number) => {
    let counts = 0;
    return collectionServer(numbered(1, 2500), {
      cursorPageSize: 1000,
      answer: (data, _, { path }) => (path.endsWith("/count") ? (counts++ ? after : before) : data),
    });
  };

  test.each([
    [2501, 2501],
    [2499, 2499],
    [2400, 2499],
  ])("%i before and %i after do not explain 2500", async (before, after) => {
    await expect(exported(counting(before, after))).rejects.toMatchObject({
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
    expect(await exported(counting(before, after))).toHaveLength(2500);
  });
});

describe("refused", () => {
  const cases: [
    why: string,
    service: "journals" | "customers" | "products" | "sales",
    path: string,
    problem: RegExp,
  ][] = [
    ["where every filter fails (O-22)", "journals", "/journals", /every filter on it fails \(O-22\)/],
    ["/paged", "customers", "/Customers/paged", /takes REST, or cursors and a \/count/],
    ["without a count (O-33)", "products", "/products", /cursors and a \/count/],
    [
      "what does not page",
      "sales",
      "/invoices/drafts/{documentId}/lines",
      /takes REST, or cursors and a \/count/,
    ],
  ];
  test.each(cases)("%s", async (_, service, path, problem) => {
    const server = collectionServer([], { service });
    await expect(exported(server, {}, path)).rejects.toThrow(ValidationError);
    await expect(exported(server, {}, path)).rejects.toThrow(problem);
    expect(server.requests).toHaveLength(0);
  });

  test("a concurrency that is no number of calls", async () => {
    const server = collectionServer([]);
    await expect(exported(server, { concurrency: 0 })).rejects.toThrow("concurrency is 0");
  });

  test("a field that some items lack", async () => {
    const server = collectionServer([...numbered(1, 5), { number: 6, name: "F" }], { cursorPageSize: 1000 });
    await expect(exported(server, { by: "name" })).rejects.toThrow(/by: name is undefined after undefined/);
  });

  test("a field that is not unique, seen where ranges meet", async () => {
    const server = collectionServer(
      numbered(1, 5000).map((item) => ({ ...item, name: `N${Math.floor(item.number / 7)}` })),
      { cursorPageSize: 1000 },
    );
    await expect(exported(server, { by: "name" })).rejects.toThrow(/by: name is N\d+ after N\d+/);
  });
});
