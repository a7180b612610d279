import { createEconomicMock } from "@org/visma-economic-mocks";
import fc from "fast-check";
import { describe, expect, onTestFinished, test } from "vitest";
import { failureOf, mockWith } from "../../test/mock-client.ts";
import { createEconomic } from "../index.ts";
import { ownAgreement } from "../testing/agreement.ts";
import { rateBudgetOf } from "./rate-budget.ts";
import { learnFrom, waitFor } from "./rate-limit.ts";

const told = (used: number, limit = 10_000, cost: number | string = 3) => ({
  "x-ratelimiting": `token-limit-${limit}-per-60-seconds: ${used}/${limit}`,
  "x-callcost": `${cost}`,
});

describe("the headers (X-7, X-8)", () => {
  const none = { "x-ratelimiting": undefined, "x-callcost": undefined };

  test.each([
    [told(147), { cost: 3, used: 147, limit: 10_000, windowSeconds: 60 }],
    [told(2, 2000, "0.5"), { cost: 0.5, used: 2, limit: 2000, windowSeconds: 60 }],
    [told(1, 10_000, "L"), { used: 1, limit: 10_000, windowSeconds: 60 }],
    [told(1, 10_000, "-3"), { used: 1, limit: 10_000, windowSeconds: 60 }],
    [
      { ...none, "x-ratelimiting": "token-limit-100-per-1-minute: 7/100" },
      { used: 7, limit: 100, windowSeconds: 60 },
    ],
    [{ ...none, "x-ratelimiting": "token-limit-100-per-2-fortnights: 7/100" }, undefined],
    [{ ...none, "x-callcost": "L" }, undefined],
    [{ ...none, "x-ratelimiting": "" }, undefined],
    [{ ...none, "x-ratelimiting": "token-limit-x-per-60-seconds: 1/0" }, undefined],
    [none, undefined],
  ])("%j", async (headers, expected) => {
    const { economic, mock } = mockWith();
    mock.faults.add({ effect: { headers } });
    const { rateLimit } = await economic.rest.get("/self").withResponse();
    expect(rateLimit).toEqual(expected);
  });

  test("of the mocks themselves", async () => {
    const { rateLimit } = await mockWith().economic.rest.get("/self").withResponse();
    expect(rateLimit).toEqual({ cost: 3, used: 3, limit: 10_000, windowSeconds: 60 });
  });

  test("may hold anything", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "binary-ascii" }),
        fc.string({ unit: fc.constantFrom(..."0123456789/: -token-limit-per-seconds") }),
        (cost, limit) => {
          const value = { get: (name: string) => (name === "x-callcost" ? cost : limit) };
          const budget = rateBudgetOf({}, "own");
          const read = learnFrom(value as unknown as Headers, budget, 0);
          expect(budget.rateLimit).toEqual(read);
          if (read) expect(read.limit).toBeGreaterThan(0);
          // A call that would wait for ever, or for NaN, would never be made.
          expect(waitFor(budget, 0)).toBeLessThan(600_000);
        },
      ),
    );
  });
});

describe("one budget per agreement", () => {
  test("shared by clients and hosts (S-02)", async () => {
    const { client } = mockWith();
    const [one, two] = [client(), client({ timeoutMs: 1000 })];
    await one.rest.get("/self");
    await two.customers.raw("get", "/Customers");
    for (const economic of [one, two])
      expect(economic.usage()).toMatchObject({ calls: 2, rateLimit: { used: 6, limit: 10_000 } });
    expect(one.withAgreement("another-0123456789").usage()).toMatchObject({ calls: 0, rateLimit: undefined });
  });

  test("also by clients of the global fetch, whatever it is by then", async () => {
    const agreement = ownAgreement();
    const fetches = [];
    for (const calls of [1, 2]) {
      const mock = createEconomicMock();
      mock.listen();
      onTestFinished(() => mock.close());
      fetches.push(globalThis.fetch);
      const economic = createEconomic(agreement);
      await economic.rest.get("/self");
      expect(mock.requests).toHaveLength(1);
      expect(economic.usage()).toMatchObject({ calls });
    }
    expect(fetches[0]).not.toBe(fetches[1]);
  });

  test("not by clients with another fetch or other hosts, as in tests with a mock each", async () => {
    const agreement = ownAgreement();
    const [one, two] = [mockWith(), mockWith()];
    one.mock.faults.add({ effect: { status: 429, retryAfter: 50 } });
    await one.client(agreement).rest.get("/self");
    expect(one.slept).toEqual([50_000]);
    await two.client(agreement).rest.get("/self");
    expect(two.slept).toEqual([]);
    const urls = ["http://localhost:1", "http://localhost:2"];
    const [three, four] = urls.map((url) =>
      one.client({ ...agreement, baseUrls: { rest: `${url}/restapi.e-conomic.com` } }),
    );
    await three?.rest.get("/self");
    expect([three?.usage().calls, four?.usage().calls]).toEqual([1, 0]);
  });

  test("slows down before the bucket is empty", async () => {
    const { economic, slept } = mockWith({ rateLimit: { limit: 100, cost: 5 } });
    for (let call = 0; call < 19; call++) await economic.rest.get("/self");
    expect(economic.usage().rateLimit?.used).toBe(95);
    expect(slept).toEqual([]);
    await economic.rest.get("/self");
    // The bucket of 100 tokens refills in 60 seconds. So the 5 tokens above nine tenths take 3 seconds.
    expect(slept).toHaveLength(1);
    expect(slept[0]).toBeCloseTo(3000, -2);
  });

  test("counts the running calls, which the server has not counted yet", async () => {
    const { client, mock } = mockWith({ rateLimit: { limit: 100, cost: 5 } });
    const open: (() => void)[] = [];
    const economic = client({
      fetch: async (url, init) => {
        await new Promise<void>((resolve) => open.push(resolve));
        return mock.fetch(url, init);
      },
    });
    const calls = [1, 2, 3].map(() => economic.rest.get("/self"));
    await expect.poll(() => open.length).toBe(3);
    open[0]?.();
    await calls[0];
    expect(economic.usage()).toMatchObject({ rateLimit: { used: 5 }, used: 15 });
    calls.push(economic.rest.get("/self"));
    await expect.poll(() => open.length).toBe(4);
    expect(economic.usage()).toMatchObject({ rateLimit: { used: 5 }, used: 20 });
    for (const answer of open) answer();
    await Promise.all(calls);
    expect(mock.requests).toHaveLength(4);
  });

  test("takes the limit from refusals as well (S-03)", async () => {
    const { economic, slept } = mockWith({ rateLimit: { limit: 100, cost: 50 } });
    for (const customerNumber of [998, 999]) {
      const call = economic.rest.get("/customers/{customerNumber}", { path: { customerNumber } });
      expect(await failureOf(call)).toMatchObject({ kind: "notFound" });
    }
    expect(slept).toEqual([]);
    await economic.rest.get("/self");
    expect(slept[0]).toBeCloseTo(6000, -2);
  });

  test("lets calls through at the rate of the refill while it is nearly empty", async () => {
    const { economic, mock, slept } = mockWith();
    mock.faults.add({ times: Number.POSITIVE_INFINITY, effect: { headers: told(9_000, 10_000, 10) } });
    const start = mock.clock.now();
    for (let call = 0; call < 20; call++) await economic.rest.get("/self");
    // The server reports 9,000 used tokens each time. A further call counts 10 tokens, which refill in 60 ms.
    expect(slept.every((ms) => ms < 100)).toBe(true);
    expect(mock.clock.now() - start).toBeLessThan(2000);
  });

  test("a call that cannot wait that long is refused and not sent", async () => {
    const { mock, client, slept } = mockWith();
    mock.faults.add({ effect: { status: 429, retryAfter: 20 } });
    await failureOf(client({ retry: false }).rest.get("/self"));
    const call = client().rest.get("/self", { retry: { deadlineMs: 10_000 } });
    expect(await failureOf(call)).toMatchObject({ kind: "timeout", attempts: 0 });
    expect(mock.requests).toHaveLength(1);
    expect(slept).toEqual([]);
  });

  test("a clock that jumps back stops nobody", async () => {
    const { economic, mock, slept } = mockWith({ now: "2030-01-01" });
    mock.faults.add({ effect: { headers: told(9_999) } });
    await economic.rest.get("/self");
    mock.clock.set("2026-01-01");
    await economic.rest.get("/self");
    expect(slept).toEqual([]);
  });
});
