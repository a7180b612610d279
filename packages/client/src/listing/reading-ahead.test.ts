import { describe, expect, test } from "vitest";
import { ValidationError } from "../core/errors.ts";
import { collectionServer, numbered } from "../testing/collection-server.ts";
import { list } from "./list.ts";

const numbersOf = (items: readonly { number: number }[]) => items.map(({ number }) => number);
const range = (from: number, to: number) => numbersOf(numbered(from, to));
type Record = { number: number };

describe("only what is needed is read", () => {
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
    for (const max of [Number.NaN, -1]) {
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

const settled = () => new Promise((resolve) => setImmediate(resolve));
