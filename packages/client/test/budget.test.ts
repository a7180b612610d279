import { describe, expect, test } from "vitest";
import { observe } from "../src/index.ts";
import { failureOf, mockWith } from "./mock-client.ts";

/** The mock's rate limit. The mock also refills the bucket in real time, but that is little beside waits of seconds. */
const bucket = { limit: 100, windowSeconds: 60, cost: 3 };

describe("an agreement has one bucket for both hosts and all clients (S-02)", () => {
  test("two clients slow down before the first refusal, and all of their calls succeed", async () => {
    const { mock, client } = mockWith({ rateLimit: bucket });
    const order: string[] = [];
    const hooks = observe({
      onThrottle: ({ waitMs }) => order.push(waitMs ? "slow" : "line"),
      onResponse: ({ status }) => order.push(`${status}`),
    });
    const [one, other] = [client({ hooks, maxConcurrent: 3 }), client({ hooks, maxConcurrent: 3 })];
    for (let round = 0; round < 30; round++) {
      await Promise.all([
        one.rest.get("/self"),
        one.customers.get("/Customers/count"),
        other.rest.get("/self"),
        other.customers.get("/Customers/count"),
      ]);
    }
    expect(order.filter((what) => what === "200")).toHaveLength(120);
    expect(order.indexOf("slow")).toBeGreaterThan(0);
    if (order.includes("429")) expect(order.indexOf("slow")).toBeLessThan(order.indexOf("429"));
    expect(mock.requests.filter(({ status }) => status === 429).length).toBeLessThan(12);
    expect(one.usage()).toEqual(other.usage());
  });

  test("the counter for fair use counts attempts of all clients", async () => {
    const { mock, client } = mockWith({ rateLimit: false });
    mock.faults.add({ path: "/self", effect: { status: 503 } });
    const start = mock.clock.now();
    const [one, other] = [client(), client()];
    await one.rest.get("/self");
    await other.customers.get("/Customers/count");
    expect(one.usage()).toMatchObject({ calls: 3, since: start });
    mock.clock.advance("24h");
    await other.rest.get("/self");
    expect(one.usage()).toMatchObject({ calls: 1, since: start + 86_400_000 });
  });
});

describe("429", () => {
  test.each([
    ["seconds", 7, 7000],
    ["a date", "Fri, 14 Aug 2026 10:00:09 GMT", 9000],
  ])("Retry-After as %s makes every client of the agreement wait", async (_, retryAfter, waitMs) => {
    const { mock, client, slept } = mockWith({ now: "2026-08-14T10:00:00Z", rateLimit: false });
    mock.faults.add({ path: "/self", effect: { status: 429, retryAfter } });
    const [one, other] = [client(), client()];
    const { attempts } = await one.rest.get("/self").withResponse();
    await other.rest.get("/self");
    expect(attempts).toBe(2);
    expect(slept).toEqual([waitMs]);
    expect(mock.requests.map(({ at }) => at - (mock.requests[0]?.at ?? 0))).toEqual([0, waitMs, waitMs]);
  });

  test("a Retry-After over the limit throws at once, and other clients do not wait", async () => {
    const { mock, client, slept } = mockWith({ rateLimit: false });
    mock.faults.add({ path: "/self", effect: { status: 429, retryAfter: 61 } });
    const economic = client({ retry: { maxDelayMs: 60_000 } });
    const error = await failureOf(economic.rest.get("/self"));
    expect(error).toMatchObject({ kind: "rateLimit", status: 429, retryAfterMs: 61_000, attempts: 1 });
    await economic.rest.get("/self");
    expect(slept).toEqual([]);
  });

  test("if the server stores a 429 under the key, a new key is used and writes once", async () => {
    const { mock, economic } = mockWith({ rateLimit: false, cacheFailures: "all" });
    mock.faults.add({ method: "POST", effect: { status: 429, retryAfter: 1, keep: true } });
    const { paymentTermsNumber } = await economic.rest.post("/payment-terms", {
      body: { name: "Net 9", paymentTermsType: "net", daysOfCredit: 9 },
    });
    const posts = mock.requests.filter(({ method }) => method === "POST");
    expect(posts.map(({ status, replayed }) => [status, replayed])).toEqual([
      [429, false],
      [429, true],
      [201, false],
    ]);
    expect(posts[0]?.headers["idempotency-key"]).not.toBe(posts[2]?.headers["idempotency-key"]);
    expect(paymentTermsNumber).toBeGreaterThan(0);
  });
});
