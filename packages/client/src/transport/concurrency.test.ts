import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { failureOf, mockWith } from "../../test/mock-client.ts";
import { type EconomicOptions, observe } from "../index.ts";

/** Makes a client whose attempts wait before they reach the mocks: `open[0]()` lets the first attempt through. */
const gated = (options: Partial<EconomicOptions>) => {
  const set = mockWith();
  const open: (() => void)[] = [];
  const names: (string | undefined)[] = [];
  const economic = set.client({
    fetch: async (url, init) => {
      names.push(url.at(-1));
      await new Promise<void>((resolve) => open.push(resolve));
      return set.mock.fetch(url, init);
    },
    ...options,
  });
  /** Makes a call that can be recognised by its name. */
  const call = (name: string, more: object = {}) =>
    economic.rest.raw("get", "/customers", { query: { name }, ...more });
  return { ...set, economic, open, names, call };
};

const settled = () => new Promise((resolve) => setTimeout(resolve, 5));

describe("maxConcurrent", () => {
  test("holds calls back, and starts them in order", async () => {
    const { economic, open, names, call } = gated({ maxConcurrent: 2 });
    const calls = ["a", "b", "c", "d", "e"].map((name) => call(name));
    await settled();
    expect(names).toEqual(["a", "b"]);
    expect(economic.usage()).toMatchObject({ running: 2, waiting: 3 });
    open[1]?.();
    await expect.poll(() => names).toEqual(["a", "b", "c"]);
    for (let next = 0; next < 5; next++) {
      await expect.poll(() => open.length).toBeGreaterThan(next);
      open[next]?.();
    }
    await Promise.all(calls);
    expect(names).toEqual(["a", "b", "c", "d", "e"]);
    expect(economic.usage()).toMatchObject({ running: 0, waiting: 0 });
    expect(JSON.parse(JSON.stringify(economic.usage()))).toEqual(economic.usage());
  });

  test("a call that is made when a place is free does not overtake waiting calls", async () => {
    const made: Promise<unknown>[] = [];
    const hooks = observe({ onResponse: () => made.length === 0 && made.push(call("c")) });
    const { open, names, call } = gated({ maxConcurrent: 1, hooks });
    const calls = ["a", "b"].map((name) => call(name));
    for (let next = 0; next < 3; next++) {
      await expect.poll(() => open.length).toBeGreaterThan(next);
      open[next]?.();
    }
    await Promise.all([...calls, ...made]);
    expect(names).toEqual(["a", "b", "c"]);
  });

  test("nor does a call made before the waiting ones notice that the bucket has room", async () => {
    let now = Date.UTC(2026, 7, 14);
    let wake = () => {};
    const sleep = () =>
      new Promise<void>((resolve) => {
        wake = resolve;
      });
    const { economic, mock, open, names, call } = gated({
      clock: { now: () => now, random: () => 0, sleep },
    });
    mock.faults.add({ effect: { headers: { "x-ratelimiting": "token-limit-100-per-60-seconds: 95/100" } } });
    const first = call("a");
    await settled();
    open[0]?.();
    await first;
    const second = call("b");
    await settled();
    now += 60_000;
    const third = call("c");
    await settled();
    expect(names).toEqual(["a"]);
    wake();
    await expect.poll(() => open.length).toBe(3);
    for (const letIn of open) letIn();
    await Promise.all([second, third]);
    expect(names).toEqual(["a", "b", "c"]);
    expect(economic.usage()).toMatchObject({ running: 0, waiting: 0 });
  });

  test("a waiting call can be aborted, and later ones move up", async () => {
    const { economic, open, names, call } = gated({ maxConcurrent: 1 });
    const controller = new AbortController();
    const first = call("a");
    const second = failureOf(call("b", { signal: controller.signal }));
    const third = call("c");
    controller.abort("changed my mind");
    expect(await second).toBe("changed my mind");
    open[0]?.();
    await first;
    await expect.poll(() => open.length).toBe(2);
    open[1]?.();
    await third;
    expect(names).toEqual(["a", "c"]);
    expect(economic.usage()).toMatchObject({ running: 0, waiting: 0 });
  });

  test("a call that is aborted while it starts leaves its place free", async () => {
    for (let ticks = 0; ticks < 20; ticks++) {
      const controller = new AbortController();
      const hooks = observe({
        async onResponse() {
          for (let tick = 0; tick < ticks; tick++) await undefined;
          controller.abort("changed my mind");
        },
      });
      const { economic, open, call } = gated({ maxConcurrent: 1, hooks });
      const first = call("a");
      const second = Promise.allSettled([call("b", { signal: controller.signal })]);
      await expect.poll(() => open.length, { interval: 1 }).toBe(1);
      open[0]?.();
      await first;
      await settled();
      open[1]?.();
      await second;
      expect(economic.usage()).toMatchObject({ running: 0, waiting: 0 });
    }
  });

  test("a call's time runs while the call waits", async () => {
    const { open, call } = gated({ maxConcurrent: 1 });
    const first = call("a");
    const error = await failureOf(call("b", { retry: { deadlineMs: 20 } }));
    expect(error).toMatchObject({ kind: "timeout", attempts: 0 });
    open[0]?.();
    await first;
  });

  test("a call between two attempts occupies no place", async () => {
    let release = () => {};
    const clock = {
      now: Date.now,
      random: () => 0,
      sleep: () =>
        new Promise<void>((resolve) => {
          release = resolve;
        }),
    };
    const { mock, open, names, call } = gated({ maxConcurrent: 1, clock });
    mock.faults.add({ effect: { status: 503 } });
    const first = call("a");
    await settled();
    open[0]?.();
    await settled();
    expect(mock.requests.map(({ status }) => status)).toEqual([503]);
    const second = call("b");
    await settled();
    expect(names).toEqual(["a", "b"]);
    open[1]?.();
    await second;
    release();
    await expect.poll(() => open.length).toBe(3);
    open[2]?.();
    await first;
    expect(mock.requests.map(({ query }) => query.name)).toEqual(["a", "b", "a"]);
  });

  test("a waiting call also waits for the limit that an earlier call met (RW-10)", async () => {
    let now = 0;
    const wake: (() => void)[] = [];
    const clock = {
      now: () => now,
      random: () => 0,
      sleep: () => new Promise<void>((resolve) => wake.push(resolve)),
    };
    const { mock, open, call } = gated({ maxConcurrent: 1, clock });
    mock.faults.add({ effect: { status: 429, retryAfter: 20 } });
    const calls = ["a", "b"].map((name) => call(name));
    await settled();
    open[0]?.();
    await settled();
    expect(open).toHaveLength(1);
    now = 20_000;
    for (let sent = 1; sent < 3; sent++) {
      for (const resume of wake.splice(0)) resume();
      await expect.poll(() => open).toHaveLength(sent + 1);
      open[sent]?.();
    }
    await Promise.all(calls);
    expect(mock.requests.map(({ status }) => status)).toEqual([429, 200, 200]);
  });

  test("never more than the limit, whatever fails or is aborted", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 4 }),
        fc.array(
          fc.record({
            fate: fc.constantFrom("ok", "fails", "abort", "late"),
            ms: fc.integer({ min: 0, max: 4 }),
          }),
          { minLength: 1, maxLength: 12 },
        ),
        async (maxConcurrent, plan) => {
          const { mock, client } = mockWith({ seed: "empty" });
          let running = 0;
          let most = 0;
          const economic = client({
            maxConcurrent,
            retry: false,
            fetch: async (url, init) => {
              most = Math.max(most, ++running);
              return mock.fetch(url, init).finally(() => running--);
            },
          });
          plan.forEach(({ fate, ms }, index) => {
            const path = new RegExp(`/customers/${index}$`);
            mock.faults.add({ path, effect: { latency: ms } });
            if (fate === "fails") mock.faults.add({ path, effect: { drop: "before" } });
          });
          await Promise.allSettled(
            plan.map(({ fate, ms }, index) =>
              economic.rest.raw("get", `/customers/${index}`, {
                ...(fate === "abort" && { signal: AbortSignal.timeout(ms) }),
                ...(fate === "late" && { timeoutMs: ms + 1 }),
              }),
            ),
          );
          expect(most).toBeGreaterThan(0);
          // If a call was given up, its request may still run at the mock. So `most` is checked only if no call was
          // given up.
          if (plan.every(({ fate }) => fate === "ok" || fate === "fails"))
            expect(most).toBeLessThanOrEqual(maxConcurrent);
          expect(economic.usage()).toMatchObject({ running: 0, waiting: 0 });
        },
      ),
      { numRuns: 60 },
    );
  });
});
