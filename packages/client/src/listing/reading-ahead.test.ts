import { describe, expect, test } from "vitest";
import { numbersOf, oneTo, type Passing, settled, withCustomers } from "../../test/listing-mock.ts";
import { ValidationError } from "../index.ts";

/** Makes a mock with `count` customers that answers the first request and then never again. */
const silentAfterOne = (count: number) => {
  const set = withCustomers(count);
  set.mock.faults.add({ skip: 1, times: Number.POSITIVE_INFINITY, effect: { drop: "hang" } });
  return set;
};

describe("only the needed pages are read", () => {
  test.each([
    ["first()", 1, 1],
    ["max within the first page", 1000, 1],
    ["max that ends on the second page", 1001, 2],
    ["max beyond the end", 9999, 3],
  ])("%s", async (name, max, requests) => {
    const { economic, traffic } = withCustomers(2500);
    const listing = economic.customers.list("/Customers");
    if (name === "first()") expect(await listing.first()).toMatchObject({ customerNumber: 1 });
    else expect(numbersOf(await listing.toArray({ max }))).toEqual(oneTo(Math.min(max, 2500)));
    await settled();
    expect(traffic).toMatchObject({ requests, inFlight: 0 });
    // No further call was started and then aborted before it was sent.
    expect(economic.usage().calls).toBe(requests);
  });

  test("max 0 reads nothing; a max that is not a number is refused", async () => {
    const { economic, traffic } = withCustomers(7);
    const listing = economic.customers.list("/Customers");
    expect(await listing.toArray({ max: 0 })).toEqual([]);
    for (const max of [Number.NaN, -1]) {
      await expect(listing.toArray({ max })).rejects.toThrow(ValidationError);
    }
    expect(traffic.requests).toBe(0);
  });

  test("REST: a small max makes a small page", async () => {
    const { economic, asked } = withCustomers(50);
    expect(await economic.rest.list("/customers").first()).toMatchObject({ customerNumber: 1 });
    await settled();
    expect(asked()).toEqual(["/customers?pagesize=1&skippages=0"]);
  });

  test("/paged: no count where one page is enough", async () => {
    const { economic, asked } = withCustomers(250);
    const listing = economic.customers.list("/Customers/paged", { sort: "-customerNumber" });
    expect(await listing.first()).toMatchObject({ customerNumber: 250 });
    await settled();
    expect(asked()).toEqual(["/Customers/paged?pageSize=100&skipPages=0&sort=-customerNumber"]);
  });

  test.each(["cursor", "/paged", "REST"])(
    "the next page loads while this one is consumed, and no later one (%s)",
    async (style) => {
      const { economic, traffic, paths } = withCustomers(style === "cursor" ? 5000 : 500);
      const listing =
        style === "cursor"
          ? economic.customers.list("/Customers")
          : style === "REST"
            ? economic.rest.list("/customers", { pageSize: 100 })
            : economic.customers.list("/Customers/paged");
      let pages = 0;
      for await (const { index } of listing.pages()) {
        pages++;
        await settled();
        const counts = paths().filter((path) => path.endsWith("/count")).length;
        // On /paged, one more page is read after the last full one, because a full page may not be the last.
        expect(traffic.requests - counts).toBe(Math.min(index + 2, style === "/paged" ? 6 : 5));
        expect(traffic.most).toBe(1);
      }
      expect(pages).toBe(style === "/paged" ? 6 : 5);
    },
  );
});

describe("break", () => {
  test("aborts the running request and handles its rejection", async () => {
    const unhandled: unknown[] = [];
    const onUnhandled = (reason: unknown) => unhandled.push(reason);
    process.on("unhandledRejection", onUnhandled);
    const { economic, traffic } = silentAfterOne(3000);
    for await (const { customerNumber } of economic.customers.list("/Customers"))
      if (customerNumber === 2) break;
    await settled();
    process.off("unhandledRejection", onUnhandled);
    expect(traffic).toEqual({ requests: 2, inFlight: 0, most: 1, aborted: 1 });
    expect(unhandled).toEqual([]);
  });

  test("so does an error in the consumer's loop", async () => {
    const { economic, traffic } = silentAfterOne(3000);
    const consume = async () => {
      for await (const _ of economic.customers.list("/Customers")) throw new Error("the consumer's own");
    };
    await expect(consume()).rejects.toThrow("the consumer's own");
    await settled();
    expect(traffic).toEqual({ requests: 2, inFlight: 0, most: 1, aborted: 1 });
  });
});

describe("the caller's signal", () => {
  test("aborts a listing with its reason, and is released afterwards", async () => {
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
    const { economic, traffic } = withCustomers(9000, {}, ({ index }) => {
      if (index === 2) controller.abort("enough");
    });
    const listing = economic.customers.list("/Customers", { signal });
    await expect(listing.toArray()).rejects.toBe("enough");
    await expect(listing.first()).rejects.toBe("enough");
    await settled();
    expect(listeners.size).toBe(0);
    expect(traffic).toMatchObject({ requests: 3, inFlight: 0 });
  });

  test("aborts the request in flight", async () => {
    const controller = new AbortController();
    const { economic, traffic } = silentAfterOne(3000);
    const reading = economic.customers.list("/Customers", { signal: controller.signal }).toArray();
    while (traffic.requests < 2) await settled();
    controller.abort("enough");
    await expect(reading).rejects.toBe("enough");
    await settled();
    expect(traffic).toMatchObject({ requests: 2, inFlight: 0, aborted: 1 });
  });

  test("that has fired already sends nothing", async () => {
    const { economic, traffic } = withCustomers(30);
    const listing = economic.customers.list("/Customers", { signal: AbortSignal.abort("before") });
    await expect(listing.toArray()).rejects.toBe("before");
    expect(traffic.requests).toBe(0);
  });
});

describe("concurrency", () => {
  test("reads REST pages in parallel and returns them in order", async () => {
    // Of four running requests the last is the fastest.
    const before = async ({ index }: Passing) => {
      for (let turn = index; turn % 4 > 0; turn++) await settled();
    };
    const { economic, traffic } = withCustomers(50, {}, before);
    const listing = economic.rest.list("/customers", { pageSize: 5, concurrency: 4 });
    expect(numbersOf(await listing.toArray())).toEqual(oneTo(50));
    expect(traffic).toMatchObject({ requests: 10, most: 4 });
  });

  test.each([0, -1, 0.5, Number.NaN, 101])("of %d is refused", async (concurrency) => {
    const { economic, traffic } = withCustomers(12);
    const listing = economic.rest.list("/customers", { pageSize: 5, concurrency });
    await expect(listing.toArray()).rejects.toMatchObject({
      kind: "validation",
      errors: [{ path: "concurrency" }],
    });
    expect(traffic.requests).toBe(0);
  });

  test("requests no page beyond max", async () => {
    const { economic, traffic } = withCustomers(50);
    const listing = economic.rest.list("/customers", { pageSize: 5, concurrency: 4 });
    expect(numbersOf(await listing.toArray({ max: 12 }))).toEqual(oneTo(12));
    await settled();
    expect(traffic.requests).toBe(3);
  });

  test("break aborts all running requests", async () => {
    const { economic, traffic } = silentAfterOne(50);
    for await (const _ of economic.rest.list("/customers", { pageSize: 5, concurrency: 4 })) break;
    await settled();
    expect(traffic).toMatchObject({ requests: 5, inFlight: 0, aborted: 4 });
  });
});
