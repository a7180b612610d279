import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import { createEconomic, type EconomicError } from "../index.ts";
import { ownAgreement, scripted, stillClock } from "../testing/script.ts";
import { readRateLimit } from "./budget.ts";

const told = (used: number, limit = 10_000, cost: number | string = 3) => ({
  "x-ratelimiting": `token-limit-${limit}-per-60-seconds: ${used}/${limit}`,
  "x-callcost": `${cost}`,
});

/** A client whose calls end when told to, each answered with the headers given then. */
const gated = (options: object = {}) => {
  const open: ((headers?: object, status?: number) => void)[] = [];
  const urls: string[] = [];
  const fetch = (url: string) => {
    urls.push(url);
    return new Promise<Response>((resolve) => {
      open.push((headers = {}, status = 200) =>
        resolve(new Response("{}", { status, headers: { ...headers } })),
      );
    });
  };
  return { ...scripted([], { fetch, ...options }), open, urls };
};

const settled = () => new Promise((resolve) => setTimeout(resolve, 5));

describe("the headers (section 2)", () => {
  test.each([
    [told(147), { cost: 3, used: 147, limit: 10_000, windowSeconds: 60 }],
    [told(2, 2000, "0.5"), { cost: 0.5, used: 2, limit: 2000, windowSeconds: 60 }],
    [told(1, 10_000, "L"), { used: 1, limit: 10_000, windowSeconds: 60 }],
    [told(1, 10_000, "-3"), { used: 1, limit: 10_000, windowSeconds: 60 }],
    [{ "x-callcost": "L" }, undefined],
    [{ "x-ratelimiting": "" }, undefined],
    [{ "x-ratelimiting": "token-limit-x-per-60-seconds: 1/0" }, undefined],
    [{}, undefined],
  ])("%j", async (headers, expected) => {
    const { economic } = scripted([{ headers: headers as Record<string, string> }]);
    const { rateLimit } = await economic.rest.get("/self").withResponse();
    expect(rateLimit).toEqual(expected);
  });

  test("may hold anything", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "binary-ascii" }),
        fc.string({ unit: fc.constantFrom(..."0123456789/: -token-limit-per-seconds") }),
        (cost, limit) => {
          const value = { get: (name: string) => (name === "x-callcost" ? cost : limit) };
          const read = readRateLimit(value as unknown as Headers);
          if (read) expect(read.limit).toBeGreaterThan(0);
        },
      ),
    );
  });
});

describe("one budget per agreement", () => {
  test("shared by clients and hosts (S-02)", async () => {
    const options = { ...ownAgreement(), fetch: async () => new Response("{}", { headers: told(500) }) };
    const [one, two] = [createEconomic(options), createEconomic({ ...options, timeoutMs: 1000 })];
    await one.rest.get("/self");
    await two.customers.raw("get", "/Customers");
    expect(two.usage()).toMatchObject({ calls: 2, rateLimit: { used: 500, limit: 10_000 } });
    expect(one.withAgreement("another-0123456789").usage()).toMatchObject({ calls: 0, rateLimit: undefined });
  });

  test("also by clients of the global fetch, whatever it is by then", async () => {
    const agreement = ownAgreement();
    const [one, two] = [createEconomic(agreement), createEconomic(agreement)];
    for (const economic of [one, two]) {
      vi.stubGlobal("fetch", async () => new Response("{}"));
      await economic.rest.get("/self");
    }
    vi.unstubAllGlobals();
    expect(one.usage()).toMatchObject({ calls: 2 });
  });

  test("not by those of another fetch or at other hosts: tests with the same tokens and a mock each", async () => {
    const agreement = ownAgreement();
    const one = scripted([{ status: 429, headers: { "retry-after": "50" } }, {}], agreement);
    const two = scripted([{}], agreement);
    await one.economic.rest.get("/self");
    expect(one.slept).toEqual([50_000]);
    await two.economic.rest.get("/self");
    expect(two.slept).toEqual([]);
    const urls = ["http://localhost:1", "http://localhost:2"];
    const [three, four] = urls.map((rest) => createEconomic({ ...agreement, baseUrls: { rest } }));
    vi.stubGlobal("fetch", async () => new Response("{}"));
    await three?.rest.get("/self");
    vi.unstubAllGlobals();
    expect([three?.usage().calls, four?.usage().calls]).toEqual([1, 0]);
  });

  test("slows down before the bucket is empty", async () => {
    const { economic, slept } = scripted([
      { headers: told(8_900) },
      { headers: told(9_500) },
      { headers: told(9_500) },
    ]);
    await economic.rest.get("/self");
    await economic.rest.get("/self");
    expect(slept).toEqual([]);
    await economic.rest.get("/self");
    // 500 tokens over nine tenths refill in three seconds of sixty.
    expect(slept).toHaveLength(1);
    expect(slept[0]).toBeCloseTo(3000, -2);
  });

  test("is told by refusals as well (S-03)", async () => {
    const { economic, slept } = scripted([{ status: 400, headers: told(9_990) }, {}]);
    await economic.rest.get("/self").catch(() => {});
    await economic.rest.get("/self");
    expect(slept[0]).toBeGreaterThan(5000);
  });

  test("lets calls through at the rate of the refill while it is nearly empty", async () => {
    const { economic, slept, clock } = scripted([{ headers: told(9_000, 10_000, 10) }]);
    const start = clock.now();
    for (let call = 0; call < 20; call++) await economic.rest.get("/self");
    // The server says 9,000 each time; each call in the air counts 10 tokens, 60 ms of refill.
    expect(slept.every((ms) => ms < 100)).toBe(true);
    expect(clock.now() - start).toBeLessThan(2000);
  });

  test("a Retry-After holds for every call of the agreement, on the other client too", async () => {
    const agreement = ownAgreement();
    const clock = stillClock();
    const one = scripted([{ status: 429, headers: { "retry-after": "20" } }], {
      ...agreement,
      clock,
      retry: false,
    });
    const two = scripted([{}], { ...agreement, clock });
    await one.economic.rest.get("/self").catch(() => {});
    await two.economic.rest.get("/self");
    expect(clock.slept).toEqual([20_000]);
  });

  test("a call that cannot wait that long says so without being sent", async () => {
    const agreement = ownAgreement();
    const one = scripted([{ status: 429, headers: { "retry-after": "20" } }], { ...agreement, retry: false });
    await one.economic.rest.get("/self").catch(() => {});
    const two = scripted([{}], { ...agreement, clock: one.clock });
    const call = two.economic.rest.get("/self", { retry: { deadlineMs: 10_000 } });
    const error = (await call.catch((reason: unknown) => reason)) as EconomicError;
    expect(error).toMatchObject({ kind: "timeout", attempts: 0 });
    expect(two.sent).toEqual([]);
    expect(one.slept).toEqual([]);
  });

  test("a clock that jumps back stops nobody", async () => {
    const agreement = ownAgreement();
    const ahead = scripted([{ headers: told(9_999) }], {
      ...agreement,
      clock: stillClock(() => 0, Date.UTC(2030, 0)),
    });
    await ahead.economic.rest.get("/self");
    const back = scripted([{}], { ...agreement, clock: stillClock(() => 0, Date.UTC(2026, 0)) });
    await back.economic.rest.get("/self");
    expect(back.slept).toEqual([]);
  });

  test("counts the calls of a day", async () => {
    const { economic, clock } = scripted([{}]);
    const start = clock.now();
    await economic.rest.get("/self");
    await economic.rest.get("/self");
    expect(economic.usage()).toMatchObject({ calls: 2, since: start });
    await clock.sleep(86_400_000);
    await economic.rest.get("/self");
    expect(economic.usage()).toMatchObject({ calls: 1, since: start + 86_400_000 });
  });
});

describe("maxConcurrent", () => {
  test("holds calls back, and lets them in as they came", async () => {
    const { economic, open, urls } = gated({ maxConcurrent: 2 });
    const calls = ["a", "b", "c", "d", "e"].map((name) => economic.rest.raw("get", `/${name}`));
    await settled();
    expect(urls.map((url) => url.at(-1))).toEqual(["a", "b"]);
    expect(economic.usage()).toMatchObject({ running: 2, waiting: 3 });
    open[1]?.();
    await settled();
    expect(urls.map((url) => url.at(-1))).toEqual(["a", "b", "c"]);
    for (let next = 0; next < 5; next++) {
      open[next]?.();
      await settled();
    }
    await Promise.all(calls);
    expect(urls.map((url) => url.at(-1))).toEqual(["a", "b", "c", "d", "e"]);
    expect(economic.usage()).toMatchObject({ running: 0, waiting: 0 });
  });

  test("a call made the moment that a place is free does not overtake those that wait", async () => {
    const made: Promise<unknown>[] = [];
    const hooks = {
      onResponse: ({ url }: { url: string }) =>
        url.endsWith("/a") && made.push(economic.rest.raw("get", "/c")),
    };
    const { economic, open, urls } = gated({ maxConcurrent: 1, hooks });
    const calls = ["a", "b"].map((name) => economic.rest.raw("get", `/${name}`));
    for (let next = 0; next < 3; next++) {
      await settled();
      open[next]?.();
    }
    await Promise.all([...calls, ...made]);
    expect(urls.map((url) => url.at(-1))).toEqual(["a", "b", "c"]);
  });

  test("a call that waits can be aborted; those behind it move up", async () => {
    const { economic, open, urls } = gated({ maxConcurrent: 1 });
    const controller = new AbortController();
    const first = economic.rest.raw("get", "/a");
    const second = economic.rest
      .raw("post", "/b", { signal: controller.signal })
      .catch((reason: unknown) => reason);
    const third = economic.rest.raw("get", "/c");
    controller.abort("changed my mind");
    expect(await second).toBe("changed my mind");
    open[0]?.();
    await first;
    await settled();
    open[1]?.();
    await third;
    expect(urls.map((url) => url.at(-1))).toEqual(["a", "c"]);
    expect(economic.usage()).toMatchObject({ running: 0, waiting: 0 });
  });

  test("a call's time runs while it waits", async () => {
    const { economic, open } = gated({ maxConcurrent: 1 });
    const first = economic.rest.raw("get", "/a");
    const error = await economic.rest
      .raw("get", "/b", { retry: { deadlineMs: 20 } })
      .catch((reason: unknown) => reason);
    expect(error).toMatchObject({ kind: "timeout", attempts: 0 });
    open[0]?.();
    await first;
  });

  test("a call between two attempts takes no place", async () => {
    let release = () => {};
    const clock = {
      ...stillClock(),
      sleep: () =>
        new Promise<void>((resolve) => {
          release = resolve;
        }),
    };
    const { economic, open, urls } = gated({ maxConcurrent: 1, clock });
    const first = economic.rest.raw("get", "/a");
    await settled();
    open[0]?.({}, 503);
    await settled();
    const second = economic.rest.raw("get", "/b");
    await settled();
    expect(urls.map((url) => url.at(-1))).toEqual(["a", "b"]);
    open[1]?.();
    await second;
    release();
    await settled();
    open[2]?.();
    await first;
  });

  test("never more than that, whatever fails or is aborted", async () => {
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
          let running = 0;
          let most = 0;
          const fetch = async (url: string) => {
            most = Math.max(most, ++running);
            const { ms = 0, fate } = plan[Number(new URL(url).pathname.slice(1))] ?? {};
            await new Promise((resolve) => setTimeout(resolve, ms));
            running--;
            if (fate === "fails") throw new TypeError("fetch failed");
            return new Response("{}");
          };
          const { economic } = scripted([], { fetch, maxConcurrent, retry: false });
          await Promise.allSettled(
            plan.map(({ fate, ms }, index) =>
              economic.rest.raw("get", `/${index}`, {
                ...(fate === "abort" && { signal: AbortSignal.timeout(ms) }),
                ...(fate === "late" && { timeoutMs: ms + 1 }),
              }),
            ),
          );
          // What was given up may still be in the air; what the client runs may not be more than it may.
          if (plan.every(({ fate }) => fate === "ok" || fate === "fails"))
            expect(most).toBeLessThanOrEqual(maxConcurrent);
          expect(economic.usage()).toMatchObject({ running: 0, waiting: 0 });
        },
      ),
      { numRuns: 60 },
    );
  });
});
