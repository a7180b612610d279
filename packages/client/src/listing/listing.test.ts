import { describe, expect, test } from "vitest";
import { ValidationError } from "../core/errors.ts";
import { collectionServer, numbered } from "../testing/collection-server.ts";
import { byKey } from "./by-key.ts";
import { list } from "./list.ts";

const numbersOf = (items: readonly { number: number }[]) => items.map(({ number }) => number);
const range = (from: number, to: number) => numbersOf(numbered(from, to));
type Record = { number: number };

describe("every style gives everything in order", () => {
  test("cursor", async () => {
    const server = collectionServer(numbered(1, 7));
    expect(numbersOf(await list<Record>(server.core, "/items").toArray())).toEqual(range(1, 7));
    expect(server.requests.map(({ query }) => query?.cursor)).toEqual([undefined, "4", "7"]);
  });

  test("/paged asks for /count, then for pages of 100", async () => {
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

  test("REST follows nextPage", async () => {
    const server = collectionServer(numbered(1, 2500), { service: "rest" });
    const listing = list<Record>(server.core, "/items", {
      filter: { number: { lte: 2100 } },
      sort: "number",
    });
    expect(numbersOf(await listing.toArray())).toEqual(range(1, 2100));
    expect(server.requests.map(({ query }) => [query?.skippages, query?.pagesize, query?.filter])).toEqual([
      [0, 1000, "number$lte:2100"],
      [undefined, undefined, undefined],
      [undefined, undefined, undefined],
    ]);
    expect(server.requests[2]?.path).toBe(
      "/items?filter=number%24lte%3A2100&sort=number&pagesize=1000&skippages=2",
    );
  });

  test("plain arrays do not page", async () => {
    const server = collectionServer([], { service: "webhooks", answer: () => numbered(1, 3) });
    expect(numbersOf(await list<Record>(server.core, "/EventTypes").toArray())).toEqual([1, 2, 3]);
    expect(server.requests).toHaveLength(1);
  });

  test("those that page without /paged in their path (§5.9)", async () => {
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
    await expect(list(server.core, "/items").count()).rejects.toThrow(/gave no number/);
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
    ["sort on a cursor listing (O-03)", "/items", "customers", { sort: "number" }, /sort \(O-03\)/],
    [
      "by on a cursor listing",
      "/items",
      "customers",
      { by: byKey("number") },
      /takes no sort \(O-03\) or by/,
    ],
    ["a filter that says nothing", "/items", "rest", { filter: { name: undefined } }, /undefined/],
  ];
  test.each(cases)("%s", (_, path, service, options, problem) => {
    const server = collectionServer([], { service });
    expect(() => list(server.core, path, options)).toThrow(ValidationError);
    expect(() => list(server.core, path, options)).toThrow(problem);
  });

  test.each(["x", "-100", "150"])("cursor %j of a listing by page number", async (cursor) => {
    const server = collectionServer([]);
    const listing = list(server.core, "/items/paged", { cursor });
    await expect(listing.toArray()).rejects.toThrow("is not of pages of 100");
    expect(server.requests).toHaveLength(0);
  });
});
