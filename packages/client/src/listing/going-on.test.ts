import { describe, expect, test } from "vitest";
import { ServerError } from "../core/errors.ts";
import { collectionServer, numbered } from "../testing/collection-server.ts";
import type { ListingPosition, ListingProgress } from "../types/index.ts";
import { byKey } from "./by-key.ts";
import { list } from "./list.ts";

const numbersOf = (items: readonly { number: number }[]) => items.map(({ number }) => number);
const range = (from: number, to: number) => numbersOf(numbered(from, to));
type Record = { number: number };

describe("an error belongs to its own page, with where to go on from", () => {
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
    ["by key", "/items", "rest", { pageSize: 3, by: byKey("number") }, { page: 6, items: 18, cursor: "18" }],
  ];
  test.each(cases)("page 7 of a %s listing", async (_, path, service, options, position) => {
    let broken = true;
    const server = collectionServer(numbered(1, 30), {
      service,
      before: (_, { query, path: request }) => {
        const skipped = query?.skippages ?? new URLSearchParams(request.split("?")[1]).get("skippages");
        const at =
          skipped ?? (query?.cursor ? (Number(query.cursor) - 1) / 3 : query?.filter === "number$gt:18" && 6);
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
