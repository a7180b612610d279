import { createEconomicMock } from "@org/visma-economic-mocks";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { createEconomic, type EconomicOptions } from "../src/index.ts";
import { ownAgreement } from "../src/testing/agreement.ts";
import { customerBody, failureOf } from "./mock-client.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Makes a client whose calls are never answered, and records the times at which they are sent. */
const silent = (options: Partial<EconomicOptions> = {}) => {
  const mock = createEconomicMock({ seed: "company", rateLimit: false });
  mock.faults.add({ times: Number.POSITIVE_INFINITY, effect: { drop: "hang" } });
  const sentAt: number[] = [];
  const economic = createEconomic({
    ...ownAgreement(),
    fetch: (url, init) => {
      sentAt.push(Date.now());
      return mock.fetch(url, init);
    },
    // The global clock, which the fake timers replace.
    clock: {
      now: () => Date.now(),
      sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
      random: () => 0.5,
    },
    ...options,
  });
  return { mock, sentAt, rest: economic.rest };
};

/** Returns the time in milliseconds after which an unanswered call fails, and the kind of its error. */
const patienceOf = async (call: PromiseLike<unknown>) => {
  const start = Date.now();
  const failed = failureOf(call).then((error) => ({ ms: Date.now() - start, kind: error.kind }));
  await vi.runAllTimersAsync();
  return failed;
};

describe("by default", () => {
  test("an attempt at a read may take two minutes, at a write three (S-17, RW-9)", async () => {
    const { rest } = silent({ retry: false });
    expect(await patienceOf(rest.get("/self"))).toEqual({ ms: 120_000, kind: "timeout" });
    const write = rest.post("/customers", { body: customerBody() });
    expect(await patienceOf(write)).toEqual({ ms: 180_000, kind: "outcomeUnknown" });
  });

  test("a call may take ten minutes with its waits, or less by its own limit", async () => {
    const read = await patienceOf(silent({ retry: { maxAttempts: 99 } }).rest.get("/self"));
    expect(read.ms).toBeGreaterThan(540_000);
    expect(read.ms).toBeLessThanOrEqual(600_000);
    const { ms } = await patienceOf(silent().rest.get("/self", { timeoutMs: 1000, retry: false }));
    expect(ms).toBe(1000);
  });

  test("a write that timed out waits before it is sent again (RW-9)", async () => {
    const { rest, sentAt } = silent({ retry: { maxAttempts: 2 } });
    const write = rest.post("/customers", { body: customerBody() });
    expect((await patienceOf(write)).kind).toBe("outcomeUnknown");
    expect(sentAt).toHaveLength(2);
    // The attempt takes three minutes. The wait after it would be as long, but no wait is longer than one minute.
    expect((sentAt[1] ?? 0) - (sentAt[0] ?? 0)).toBe(240_000);
  });

  test("a call has four attempts", async () => {
    const { mock, rest } = silent();
    mock.faults.clear();
    mock.faults.add({ times: Number.POSITIVE_INFINITY, effect: { status: 503 } });
    expect((await patienceOf(rest.get("/self"))).kind).toBe("server");
    expect(mock.requests).toHaveLength(4);
  });

  test("ten calls run at the same time", async () => {
    const mock = createEconomicMock({ rateLimit: false, latency: 100 });
    let [running, most] = [0, 0];
    const fetch = (url: string, init: RequestInit) => {
      most = Math.max(most, ++running);
      return mock.fetch(url, init).finally(() => running--);
    };
    const { rest } = silent({ fetch });
    const calls = Promise.all(Array.from({ length: 40 }, () => rest.get("/self")));
    await vi.runAllTimersAsync();
    await calls;
    expect([most, mock.requests.length]).toEqual([10, 40]);
  });
});
