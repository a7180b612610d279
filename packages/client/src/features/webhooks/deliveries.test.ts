import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { post, receiver } from "../../testing/webhook.ts";
import { createDeliveries, type DeliveryStore, memoryOfDeliveries } from "./deliveries.ts";

const minute = 60_000;

/** A map that counts steps: each of its operations is a step, and so is each entry that is iterated over. */
class CountingMap extends Map<string, number> {
  steps = 0;
  override get(key: string) {
    this.steps += 1;
    return super.get(key);
  }
  override set(key: string, value: number) {
    this.steps += 1;
    return super.set(key, value);
  }
  override delete(key: string) {
    this.steps += 1;
    return super.delete(key);
  }
  override *[Symbol.iterator](): MapIterator<[string, number]> {
    for (const entry of super[Symbol.iterator]()) {
      this.steps += 1;
      yield entry;
    }
  }
}

/** Returns the steps of each of 100 deliveries while a number of others are remembered. */
async function stepsWith(remembered: number): Promise<number> {
  const known = new CountingMap();
  const { handleOnce } = createDeliveries(memoryOfDeliveries(100_000, known), 10 * minute);
  const deliver = async (from: number, to: number) => {
    for (let at = from; at < to; at += 1) await handleOnce(`delivery ${at}`, true, async () => {});
  };
  await deliver(0, remembered);
  known.steps = 0;
  await deliver(remembered, remembered + 100);
  return known.steps / 100;
}

test("a delivery takes as many steps with 16,000 remembered ones as with 100", async () => {
  const few = await stepsWith(100);
  const many = await stepsWith(16_000);
  expect(few).toBeGreaterThan(0);
  expect(many).toBeLessThanOrEqual(2 * few);
});

describe("a remembered delivery", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  test("is forgotten if there are too many, the oldest first", async () => {
    const known = new Map<string, number>();
    const { handleOnce } = createDeliveries(memoryOfDeliveries(2, known), 10 * minute);
    for (const id of ["a", "b", "c"]) await handleOnce(id, true, async () => {});
    expect([...known.keys()]).toEqual(["b", "c"]);
  });

  test("is forgotten after its time", async () => {
    const known = new Map<string, number>();
    const { handleOnce } = createDeliveries(memoryOfDeliveries(100, known), 10 * minute);
    let handled = 0;
    const handle = async () => {
      handled += 1;
    };
    await handleOnce("a", true, handle);
    vi.advanceTimersByTime(9 * minute);
    await handleOnce("a", true, handle);
    expect(handled).toBe(1);
    vi.advanceTimersByTime(2 * minute);
    await handleOnce("b", true, handle);
    expect([...known.keys()]).toEqual(["b"]);
    await handleOnce("a", true, handle);
    expect(handled).toBe(3);
  });
});

test("only a hash of a delivery is stored", async () => {
  const kept: string[] = [];
  const store: DeliveryStore = { has: () => false, add: (id) => kept.push(id) };
  const { receive, events } = receiver({ duplicates: store });
  await receive(post('{"event":"INVOICE_BOOKED","invoiceNumber":7}'));
  expect(events).toHaveLength(1);
  expect(kept).toEqual([expect.stringMatching(/^[\da-f]{64}$/)]);
});

describe("several machines with the same store", () => {
  const shared = () => {
    const known = new Map<string, number>();
    const store: DeliveryStore = {
      has: async (id) => known.has(id),
      add: async (id, until) => void known.set(id, until),
    };
    return { known, machines: [receiver({ duplicates: store }), receiver({ duplicates: store })] as const };
  };
  const delivery = () => post('{"event":"INVOICE_BOOKED","invoiceNumber":7}');

  test("handle a delivery once, also if it reaches another machine later", async () => {
    const { machines } = shared();
    for (const { receive } of [...machines, ...machines])
      expect((await receive(delivery())).status).toBe(200);
    expect(machines.map(({ events }) => events.length)).toEqual([1, 0]);
  });

  test("handle a delivery after it failed on another machine", async () => {
    const { known, machines } = shared();
    const failing = receiver({
      duplicates: { has: (id) => known.has(id), add: (id, until) => known.set(id, until) },
      events: {
        INVOICE_BOOKED: () => {
          throw new Error("no database");
        },
      },
    });
    expect((await failing.receive(delivery())).status).toBe(500);
    expect((await machines[0].receive(delivery())).status).toBe(200);
    expect(machines[0].events).toHaveLength(1);
  });

  test("answer 500 if the store fails, so that the delivery comes again", async () => {
    const has = () => Promise.reject(new Error("no redis"));
    const { receive, errors } = receiver({ duplicates: { has, add: () => {} } });
    expect((await receive(delivery())).status).toBe(500);
    expect(errors).toHaveLength(1);
  });
});
