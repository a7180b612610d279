import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { createEconomic, type EconomicOptions } from "../src/index.ts";
import { failureOf } from "./mock-client.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

let agreements = 0;
const silent = (options: Partial<EconomicOptions> = {}) =>
  createEconomic({
    appSecretToken: "secret",
    agreementGrantToken: `defaults-${++agreements}`,
    fetch: () => new Promise(() => {}),
    // The real clock, as the fake timers have it.
    clock: {
      now: () => Date.now(),
      sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
      random: () => 0.5,
    },
    ...options,
  });

/** After how many milliseconds a call that is never answered fails, and how. */
const patienceOf = async (call: PromiseLike<unknown>) => {
  const start = Date.now();
  const failed = failureOf(call).then((error) => ({ ms: Date.now() - start, kind: error.kind }));
  await vi.runAllTimersAsync();
  return failed;
};

describe("what a client does unless it is told otherwise", () => {
  test("an attempt of a read has two minutes, of a write three: answers after one were seen (S-17, rule 9)", async () => {
    const economic = silent({ retry: false });
    expect(await patienceOf(economic.rest.get("/self"))).toEqual({ ms: 120_000, kind: "timeout" });
    const write = economic.rest.raw("post", "/customers", { body: {} });
    expect(await patienceOf(write)).toEqual({ ms: 180_000, kind: "outcomeUnknown" });
  });

  test("a call has ten minutes, waits included, and less when its own limit says so", async () => {
    const read = await patienceOf(silent({ retry: { maxAttempts: 99 } }).rest.get("/self"));
    expect(read.ms).toBeGreaterThan(540_000);
    expect(read.ms).toBeLessThanOrEqual(600_000);
    const { ms } = await patienceOf(silent().rest.get("/self", { timeoutMs: 1000, retry: false }));
    expect(ms).toBe(1000);
  });

  test("a write that timed out is not sent again at its own heels (rule 9)", async () => {
    const sent: number[] = [];
    const fetch = () => {
      sent.push(Date.now());
      return new Promise<Response>(() => {});
    };
    const write = silent({ fetch, retry: { maxAttempts: 2 } }).rest.raw("post", "/customers", { body: {} });
    expect((await patienceOf(write)).kind).toBe("outcomeUnknown");
    expect((sent[1] ?? 0) - (sent[0] ?? 0)).toBeGreaterThanOrEqual(240_000);
  });

  test("four attempts", async () => {
    let sent = 0;
    const fetch = async () => {
      sent++;
      return new Response("", { status: 503 });
    };
    expect((await patienceOf(silent({ fetch }).rest.get("/self"))).kind).toBe("server");
    expect(sent).toBe(4);
  });

  test("ten calls at a time", async () => {
    let [running, most] = [0, 0];
    const fetch = async () => {
      most = Math.max(most, ++running);
      await new Promise((resolve) => setTimeout(resolve, 100));
      running--;
      return new Response("{}");
    };
    const economic = silent({ fetch });
    const calls = Promise.all(Array.from({ length: 40 }, () => economic.rest.get("/self")));
    await vi.runAllTimersAsync();
    await calls;
    expect(most).toBe(10);
  });
});
