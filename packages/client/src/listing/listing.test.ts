import { describe, expect, test } from "vitest";
import { ServerError, ValidationError } from "../core/errors.ts";
import { collectionServer, numbered } from "../testing/collection-server.ts";
import type { ListingPosition, ListingProgress } from "../types/index.ts";
import { list } from "./list.ts";

const numbersOf = (items: readonly { number: number }[]) => items.map(({ number }) => number);
const range = (from: number, to: number) => numbersOf(numbered(from, to));
type Record = { number: number };

describe("every style gives everything in order", () => {
  test("cursor (RULES 2)", async () => {
    const server = collectionServer(numbered(1, 7));
    expect(numbersOf(await list<Record>(server.core, "/items").toArray())).toEqual(range(1, 7));
    expect(server.requests.map(({ query }) => query?.cursor)).toEqual([undefined, "4", "7"]);
  });

  test("/paged asks for /count, then for pages of 100 (RULES 3)", async () => {
    const server = collectionServer(numbered(1, 250));
    const sorted = list<Record>(server.core, "/items/paged", {
      sort: "-number",
      filter: { number: { gt: 50 } },
    });
    expect(numbersOf(await sorted.toArray())).toEqual(range(51, 250).reverse());
    expect(server.requests.map(({ path, query }) => [path, query])).toEqual([
      ["/items/count", { filter: "number$gt:50" }],
      ["/items/paged", { filter: "number$gt:50", sort: "-number", pageSize: 100, skipPages: 0 }],
      ["/items/paged", { filter: "number$gt:50", sort: "-number", pageSize: 100, skipPages: 1 }],
      ["/items/paged", { filter: "number$gt:50", sort: "-number", pageSize: 100, skipPages: 2 }],
    ]);
  });

  test("REST follows nextPage (RULES 4)", async () => {
    const server = collectionServer(numbered(1, 2500), { service: "rest" });
    const listing = list<Record>(server.core, "/items", {
      filter: { number: { lte: 2100 } },
      sort: "number",
    });
    expect(numbersOf(await listing.toArray())).toEqual(range(1, 2100));
    expect(server.requests.map(({ query }) => [query?.skippages, query?.pagesize, query?.filter])).toEqual([
      [0, 1000, "number$lte:2100"],
      ["1", "1000", "number$lte:2100"],
      ["2", "1000", "number$lte:2100"],
    ]);
  });

  test("plain arrays do not page (RULES 1)", async () => {
    const server = collectionServer([], { service: "webhooks", answer: () => numbered(1, 3) });
    expect(numbersOf(await list<Record>(server.core, "/EventTypes").toArray())).toEqual([1, 2, 3]);
    expect(server.requests).toHaveLength(1);
  });

  test("those that page without /paged in their path (RULES 1, §5.9)", async () => {
    const server = collectionServer([], {
      service: "dimensions",
      answer: (_, answers) => (answers ? numbered(101, 150) : numbered(1, 100)),
    });
    const listing = list<Record>(server.core, "/dimension-data/booked-entries/changelog");
    expect(numbersOf(await listing.toArray())).toEqual(range(1, 150));
    expect(server.requests.map(({ query }) => query?.skipPages)).toEqual([0, 1]);
  });

  test.each(["cursor", "paged", "rest"])("an empty listing (%s)", async (style) => {
    const server = collectionServer([], { service: style === "rest" ? "rest" : "customers" });
    const listing = list<Record>(server.core, style === "paged" ? "/items/paged" : "/items");
    expect(await listing.toArray()).toEqual([]);
    expect(await listing.first()).toBeUndefined();
    expect(await listing.count()).toBe(0);
  });
});

test("nothing is sent before a listing is consumed, and each consumption reads anew", async () => {
  const server = collectionServer(numbered(1, 3));
  const listing = list<Record>(server.core, "/items");
  const iterable = listing.pages();
  expect(server.requests).toHaveLength(0);
  for await (const page of iterable) expect(page.items).toHaveLength(3);
  server.records.push({ number: 4 });
  expect(await listing.toArray()).toHaveLength(4);
});

test("pages() gives each page with the answer that it came in and the cursor after it", async () => {
  const server = collectionServer(numbered(1, 4));
  const pages = [];
  for await (const page of list<Record>(server.core, "/items").pages()) pages.push(page);
  expect(pages).toMatchObject([
    { index: 0, items: numbered(1, 3), cursor: "4", attempts: 1, requestId: "a2a25bfb88b1f4bd-CPH" },
    { index: 1, items: numbered(4, 4), cursor: undefined, data: { items: numbered(4, 4) } },
  ]);
});

describe("only what is needed is read (RULES 7)", () => {
  test.each([
    ["first()", 1, 1],
    ["max within the first page", 3, 1],
    ["max that the second page satisfies", 4, 2],
    ["max beyond the end", 99, 3],
  ])("%s", async (name, max, requests) => {
    const server = collectionServer(numbered(1, 7));
    const listing = list<Record>(server.core, "/items");
    if (name === "first()") expect(await listing.first()).toEqual({ number: 1 });
    else expect(numbersOf(await listing.toArray({ max }))).toEqual(range(1, Math.min(max, 7)));
    await settled();
    expect(server.requests).toHaveLength(requests);
  });

  test("max 0 reads nothing; a max that is no number is refused", async () => {
    const server = collectionServer(numbered(1, 7));
    expect(await list(server.core, "/items").toArray({ max: 0 })).toEqual([]);
    for (const max of [Number.NaN, -1, 1.5]) {
      await expect(list(server.core, "/items").toArray({ max })).rejects.toThrow(ValidationError);
    }
    expect(server.requests).toHaveLength(0);
  });

  test("REST: a small max makes a small page", async () => {
    const server = collectionServer(numbered(1, 50), { service: "rest" });
    expect(await list<Record>(server.core, "/items").first()).toMatchObject({ number: 1 });
    expect(server.requests.map(({ query }) => query?.pagesize)).toEqual([1]);
  });

  test("/paged: no count where one page is enough", async () => {
    const server = collectionServer(numbered(1, 250));
    expect(await list(server.core, "/items/paged", { sort: "-number" }).first()).toEqual({ number: 250 });
    expect(server.requests.map(({ path }) => path)).toEqual(["/items/paged"]);
  });

  test("the next page loads while this one is consumed, and no further one", async () => {
    const server = collectionServer(numbered(1, 30));
    for await (const page of list<Record>(server.core, "/items").pages()) {
      await settled();
      expect(server.requests).toHaveLength(Math.min(page.index + 2, 10));
    }
  });
});

describe("break", () => {
  test("aborts the request in flight and swallows its rejection", async () => {
    const unhandled: unknown[] = [];
    const onUnhandled = (reason: unknown) => unhandled.push(reason);
    process.on("unhandledRejection", onUnhandled);
    const server = collectionServer(numbered(1, 30), {
      before: (answers) => (answers ? new Promise(() => {}) : undefined),
    });
    for await (const item of list<Record>(server.core, "/items")) if (item.number === 2) break;
    await settled();
    process.off("unhandledRejection", onUnhandled);
    expect(server.requests).toHaveLength(2);
    expect([server.aborted, server.inFlight]).toEqual([1, 0]);
    expect(unhandled).toEqual([]);
  });

  test("an error in the consumer's own loop does the same", async () => {
    const server = collectionServer(numbered(1, 30), {
      before: (answers) => (answers ? new Promise(() => {}) : undefined),
    });
    const consume = async () => {
      for await (const _ of list<Record>(server.core, "/items")) throw new Error("the consumer's own");
    };
    await expect(consume()).rejects.toThrow("the consumer's own");
    expect(server.inFlight).toBe(0);
  });
});

describe("the caller's signal", () => {
  test("aborts a listing with its reason, and is let go of afterwards", async () => {
    const controller = new AbortController();
    const listeners = new Set<unknown>();
    const signal = controller.signal;
    const [add, remove] = [signal.addEventListener.bind(signal), signal.removeEventListener.bind(signal)];
    Object.assign(signal, {
      addEventListener(...all: Parameters<typeof add>) {
        listeners.add(all[1]);
        add(...all);
      },
      removeEventListener(...all: Parameters<typeof remove>) {
        listeners.delete(all[1]);
        remove(...all);
      },
    });
    const server = collectionServer(numbered(1, 30), {
      before: (answers) => (answers === 2 ? controller.abort("enough") : undefined),
    });
    await expect(list<Record>(server.core, "/items", { signal }).toArray()).rejects.toBe("enough");
    await list<Record>(server.core, "/items", { signal })
      .first()
      .catch(() => {});
    expect(listeners.size).toBe(0);
    expect(server.inFlight).toBe(0);
  });

  test("that has fired already sends nothing on", async () => {
    const server = collectionServer(numbered(1, 30));
    await expect(list(server.core, "/items", { signal: AbortSignal.abort("before") }).toArray()).rejects.toBe(
      "before",
    );
  });
});

describe("an error belongs to its own page, with where to go on from (RULES 7)", () => {
  const cases: [
    style: string,
    path: string,
    service: "customers" | "rest",
    options: object,
    position: ListingPosition,
  ][] = [
    ["cursor", "/items", "customers", {}, { page: 6, items: 18, cursor: "19" }],
    ["rest", "/items", "rest", { pageSize: 3 }, { page: 6, items: 18, cursor: "18" }],
    [
      "rest in parallel",
      "/items",
      "rest",
      { pageSize: 3, concurrency: 4 },
      { page: 6, items: 18, cursor: "18" },
    ],
    ["by key", "/items", "rest", { pageSize: 3, by: "number" }, { page: 6, items: 18, cursor: "18" }],
  ];
  test.each(cases)("page 7 of a %s listing", async (_, path, service, options, position) => {
    let broken = true;
    const server = collectionServer(numbered(1, 30), {
      service,
      before: (_, { query }) => {
        const at =
          query?.skippages ??
          (query?.cursor ? (Number(query.cursor) - 1) / 3 : query?.filter === "number$gt:18" ? 6 : 0);
        if (broken && Number(at) === 6) throw new ServerError("down");
      },
    });
    const seen: number[] = [];
    const read = async (more: object) => {
      for await (const { number } of list<Record>(server.core, path, { ...options, ...more }))
        seen.push(number);
    };
    const error = await read({}).catch((error: unknown) => error);
    expect(error).toBeInstanceOf(ServerError);
    expect(error).toMatchObject({ listing: position });
    expect(seen).toEqual(range(1, 18));
    broken = false;
    await read({ cursor: position.cursor });
    expect(seen).toEqual(range(1, 30));
  });

  test("page 2 of /paged", async () => {
    let broken = true;
    const server = collectionServer(numbered(1, 250), {
      before: (_, { query }) => {
        if (broken && query?.skipPages === 1) throw new ServerError("down");
      },
    });
    const error = await list(server.core, "/items/paged")
      .toArray()
      .catch((error: unknown) => error);
    expect(error).toMatchObject({ listing: { page: 1, items: 100, cursor: "100" } });
    broken = false;
    const rest = await list<Record>(server.core, "/items/paged", { cursor: "100" }).toArray();
    expect(numbersOf(rest)).toEqual(range(101, 250));
  });
});

test("progress is reported after each page has been consumed", async () => {
  const server = collectionServer(numbered(1, 7), { service: "rest" });
  const reports: ListingProgress[] = [];
  let consumed = 0;
  const listing = list<Record>(server.core, "/items", {
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

describe("concurrency", () => {
  test("reads REST pages in parallel and gives them in order", async () => {
    let most = 0;
    const server = collectionServer(numbered(1, 50), {
      service: "rest",
      before: async (_, { query }) => {
        most = Math.max(most, server.inFlight);
        for (let turn = Number(query?.skippages); turn % 4 > 0; turn++) await settled();
      },
    });
    const listing = list<Record>(server.core, "/items", { pageSize: 5, concurrency: 4 });
    expect(numbersOf(await listing.toArray())).toEqual(range(1, 50));
    expect(most).toBe(4);
    expect(server.requests).toHaveLength(10);
  });

  test("fetches no page that a max does not need", async () => {
    const server = collectionServer(numbered(1, 50), { service: "rest" });
    const listing = list<Record>(server.core, "/items", { pageSize: 5, concurrency: 4 });
    expect(await listing.toArray({ max: 12 })).toHaveLength(12);
    await settled();
    expect(server.requests).toHaveLength(3);
  });

  test("break aborts all that are in flight", async () => {
    const server = collectionServer(numbered(1, 50), {
      service: "rest",
      before: (answers) => (answers ? new Promise(() => {}) : undefined),
    });
    for await (const _ of list<Record>(server.core, "/items", { pageSize: 5, concurrency: 4 })) break;
    await settled();
    expect([server.aborted, server.inFlight]).toEqual([4, 0]);
  });
});

describe("count()", () => {
  test("asks /count with the filter and without the sort (O-04)", async () => {
    const server = collectionServer(numbered(1, 250));
    const listing = list(server.core, "/items/paged", { filter: { number: { lte: 200 } }, sort: "-number" });
    expect(await listing.count()).toBe(200);
    expect(server.requests).toMatchObject([{ path: "/items/count", query: { filter: "number$lte:200" } }]);
    expect(server.requests[0]?.query?.sort).toBeUndefined();
  });

  test("REST tells it on a page of one (§5.4)", async () => {
    const server = collectionServer(numbered(1, 2500), { service: "rest" });
    expect(await list(server.core, "/items").count()).toBe(2500);
    expect(server.requests).toMatchObject([{ query: { pagesize: 1 } }]);
  });

  test("reads everything where nothing is published that counts (§5.9)", async () => {
    const server = collectionServer(numbered(1, 7), { service: "products" });
    expect(await list(server.core, "/products").count()).toBe(7);
    expect(server.requests.map(({ path }) => path)).toEqual(["/products", "/products", "/products"]);
  });

  test("a count that is no number throws", async () => {
    const server = collectionServer([], { answer: () => undefined });
    await expect(list(server.core, "/items").count()).rejects.toThrow(/expected a number, got an empty body/);
  });
});

describe("options that cannot work are refused at once", () => {
  const cases: [
    why: string,
    path: string,
    service: "customers" | "rest",
    options: object,
    problem: RegExp,
  ][] = [
    ["sort on a cursor listing (O-03)", "/items", "customers", { sort: "number" }, /ignores sort \(O-03\)/],
    ["by on a cursor listing", "/items", "customers", { by: "number" }, /read by key/],
    ["by with sort", "/items", "rest", { by: "number", sort: "name" }, /not both/],
    ["a filter that says nothing", "/items", "rest", { filter: { name: undefined } }, /undefined/],
  ];
  test.each(cases)("%s", (_, path, service, options, problem) => {
    const server = collectionServer([], { service });
    expect(() => list(server.core, path, options)).toThrow(ValidationError);
    expect(() => list(server.core, path, options)).toThrow(problem);
  });

  test.each([0, 1001, 1.5, Number.NaN])("pageSize %s (L-41)", async (pageSize) => {
    const server = collectionServer([], { service: "rest" });
    await expect(list(server.core, "/items", { pageSize }).toArray()).rejects.toThrow(/1 to 1000 \(L-41\)/);
    expect(server.requests).toHaveLength(0);
  });

  test.each(["x", "-1", "150", "1e3"])("cursor %j of a listing by page number", async (cursor) => {
    const server = collectionServer([]);
    await expect(list(server.core, "/items/paged", { cursor }).toArray()).rejects.toThrow(
      /none that this listing gave/,
    );
    expect(server.requests).toHaveLength(0);
  });
});

const settled = () => new Promise((resolve) => setImmediate(resolve));
