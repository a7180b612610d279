import { describe, expect, test, vi } from "vitest";
import { customerBody, failureOf, mockWith, newKey } from "../../test/mock-client.ts";
import { type CallEvent, connection, type EconomicOptions, type Observer, observe } from "../index.ts";

const watched = (options: Partial<EconomicOptions> = {}) => {
  const events: [string, CallEvent & Record<string, unknown>][] = [];
  const note = (name: string) => (event: object) => void events.push([name, event as never]);
  const hooks = observe({
    onRequest: note("request"),
    onResponse: note("response"),
    onRetry: note("retry"),
    onThrottle: note("throttle"),
  });
  const set = mockWith();
  return { ...set, economic: set.client({ hooks, ...options }), events };
};

test("a call that is retried has events for each attempt", async () => {
  const { economic, mock, events } = watched();
  mock.faults.add({ effect: { status: 503, acts: true } });
  await economic.rest.raw("post", "/customers/{customerNumber}/contacts", {
    path: { customerNumber: 7 },
    query: { filter: "name$eq:Hansen" },
    body: { name: "Hansen" },
  });
  expect(events.map(([name]) => name)).toEqual(["request", "response", "retry", "request", "response"]);
  const [, failed, retry, , answered] = events.map(([, event]) => event);
  const same = {
    id: failed?.id,
    service: "rest",
    method: "POST",
    path: "/customers/{customerNumber}/contacts",
    url: "https://restapi.e-conomic.com/customers/7/contacts",
    idempotencyKey: mock.requests[0]?.headers["idempotency-key"],
  };
  for (const [, event] of events) expect(event).toMatchObject(same);
  for (const [name, event] of events) if (name === "request") expect(event.error).toBeUndefined();
  const [first, second] = mock.requests.map(({ requestId }) => requestId);
  expect(failed).toMatchObject({ attempt: 1, status: 503, requestId: first, error: { kind: "server" } });
  expect(retry).toMatchObject({ attempt: 1, delayMs: 0, error: { kind: "server" } });
  expect(answered).toMatchObject({
    attempt: 2,
    status: 201,
    requestId: second,
    replayed: true,
    rateLimit: { cost: 3, used: 6, limit: 10_000 },
    error: undefined,
  });
  expect(answered?.durationMs).toBeTypeOf("number");
});

test("a query in the path of raw() is left out of events", async () => {
  const { economic, mock, events } = watched();
  await economic.rest.raw("get", "/customers?filter=email$eq:hansen@x.dk");
  expect(mock.requests[0]?.url).toContain("hansen");
  expect(events).toHaveLength(2);
  for (const [, event] of events) expect(event.path).toBe("/customers");
  expect(JSON.stringify(events)).not.toContain("hansen");
});

test("two calls have different ids", async () => {
  const { economic, events } = watched();
  await economic.rest.get("/self");
  await economic.rest.get("/self");
  expect(new Set(events.map(([, { id }]) => id)).size).toBe(2);
});

test("a lost connection and an abort are reported as errors of a response", async () => {
  const { economic, mock, events } = watched();
  mock.faults.add({ effect: [{ drop: "before" }, { drop: "hang" }] });
  const controller = new AbortController();
  const call = failureOf(economic.rest.get("/self", { signal: controller.signal }));
  await expect.poll(() => events.filter(([name]) => name === "request")).toHaveLength(2);
  controller.abort("changed my mind");
  expect(await call).toBe("changed my mind");
  // No retry is reported after the abort.
  expect(events.map(([name]) => name)).toEqual(["request", "response", "retry", "request", "response"]);
  expect(events.filter(([name]) => name === "response").map(([, event]) => event.error)).toMatchObject([
    { kind: "connection" },
    { kind: "aborted" },
  ]);
});

test("a wait for the rate limit is reported with its time, for other calls with 0", async () => {
  const { economic, mock, events } = watched({ maxConcurrent: 1 });
  const headers = { "x-ratelimiting": "token-limit-100-per-60-seconds: 95/100" };
  mock.faults.add({ effect: { headers } });
  await economic.rest.get("/self");
  await economic.rest.get("/self");
  await Promise.all([economic.rest.get("/self"), economic.rest.get("/self")]);
  const waits = events
    .filter(([name]) => name === "throttle")
    .map(([, { waitMs, attempt }]) => [waitMs, attempt]);
  for (const [name, event] of events) if (name === "throttle") expect(event.error).toBeUndefined();
  expect(waits).toEqual([
    [3000, 1],
    [0, 1],
  ]);
});

test("a wait for other calls is reported with 0 although the rate limit is known", async () => {
  const set = mockWith();
  const waits: unknown[] = [];
  let open = () => {};
  const gate = new Promise<void>((resolve) => {
    open = resolve;
  });
  const fetch = async (url: string, init: RequestInit) => {
    await gate;
    return set.mock.fetch(url, init);
  };
  const hooks = observe({ onThrottle: ({ waitMs }) => waits.push(waitMs) });
  const [narrow, wide] = [1, 10].map((maxConcurrent) => set.client({ hooks, fetch, maxConcurrent }).rest);
  const first = narrow?.get("/self");
  open();
  await first;
  // The client knows the rate limit by now. After two minutes, the whole limit is free again.
  set.mock.clock.advance(120_000);
  await Promise.all([narrow, narrow, wide].map((rest) => rest?.get("/self")));
  expect(waits).toEqual([0, 0]);
});

test("an answer that the server repeats for a known key is reported as replayed", async () => {
  const { economic, mock, events } = watched();
  const key = newKey("order-17");
  for (let time = 0; time < 2; time++)
    await economic.rest.post("/customers", { body: customerBody(), idempotencyKey: key });
  const answers = events.filter(([name]) => name === "response").map(([, event]) => event);
  expect(answers).toMatchObject([
    { idempotencyKey: "order-17", replayed: false, requestId: mock.requests[0]?.requestId },
    { idempotencyKey: "order-17", replayed: true, requestId: mock.requests[1]?.requestId },
  ]);
});

test("a refusal is reported with status, kind and request id, and not retried", async () => {
  const { economic, mock, events } = watched();
  await failureOf(economic.rest.get("/units/{unitNumber}", { path: { unitNumber: 999 } }));
  expect(events.map(([name]) => name)).toEqual(["request", "response"]);
  expect(events[1]?.[1]).toMatchObject({
    status: 404,
    error: { kind: "notFound", message: expect.any(String) },
    requestId: mock.requests[0]?.requestId,
    replayed: false,
    idempotencyKey: undefined,
  });
});

test("each page of a listing and each call of a feature has events", async () => {
  const { economic, events } = watched();
  await economic.rest.list("/customers", { pageSize: 1 }).toArray({ max: 3 });
  await connection(economic);
  const asked = events.filter(([name]) => name === "request").map(([, { path }]) => path);
  expect(asked).toEqual(["/customers", "/customers", "/customers", "/self"]);
});

test("one observer may have only some hooks, and watch several clients", async () => {
  const { client, mock } = mockWith();
  const ids = new Set<number>();
  const hooks = observe({ onRetry: ({ id }) => ids.add(id) });
  mock.faults.add({ times: 1, effect: { status: 503 } });
  await client({ hooks }).rest.get("/self");
  mock.faults.add({ times: 1, effect: { status: 503 } });
  await client({ hooks }).withAgreement("another-agreement-0123456789").rest.get("/self");
  expect(ids.size).toBe(2);
});

test("hooks that observe() did not make are refused, and nothing is sent", async () => {
  const { client, mock } = mockWith();
  const hooks = { onRequest: () => {} } as unknown as Observer;
  const error = await failureOf((async () => client({ hooks }).rest.get("/self"))());
  expect(error).toMatchObject({ kind: "configuration", attempts: 0 });
  expect(mock.requests).toEqual([]);
});

describe("redaction", () => {
  test("no event contains a token, a body or a query", async () => {
    const tokens = {
      appSecretToken: "app-secret-0123456789",
      agreementGrantToken: "agreement-grant-0123456789",
    };
    const { economic, mock, events } = watched(tokens);
    const body = JSON.stringify({ message: "app-secret-0123456789 Hansen" });
    mock.faults.add({ effect: [{ status: 500, body }, { drop: "before" }] });
    await economic.rest.raw("post", "/customers", {
      query: { filter: "email$eq:hansen@x.dk" },
      body: customerBody("Hansen Privat"),
    });
    const shown = JSON.stringify(events);
    expect(shown).not.toMatch(/0123456789|hansen@|Privat/);
    expect(events).toHaveLength(8);
  });
});

describe("a call succeeds although its hook", () => {
  test.each<[string, () => unknown]>([
    [
      "throws",
      () => {
        throw new Error("hook");
      },
    ],
    [
      "rejects",
      async () => {
        throw new Error("hook");
      },
    ],
    ["never settles", () => new Promise(() => {})],
  ])("%s", async (_, hook) => {
    const hooks = observe({ onRequest: hook, onResponse: hook, onRetry: hook, onThrottle: hook });
    const unhandled = vi.fn();
    process.on("unhandledRejection", unhandled);
    const { mock, client } = mockWith();
    mock.faults.add({ effect: { status: 503 } });
    const { customerNumber } = await client({ hooks }).rest.post("/customers", { body: customerBody() });
    expect(customerNumber).toBeGreaterThan(0);
    await new Promise((resolve) => setTimeout(resolve, 5));
    process.off("unhandledRejection", unhandled);
    expect(mock.requests).toHaveLength(2);
    expect(unhandled).not.toHaveBeenCalled();
  });
});

test("withResponse resolves with data and response, and its rejection is reported once", async () => {
  const { economic, mock } = mockWith();
  const { data, response, requestId, replayed, attempts } = await economic.rest
    .post("/units", { body: { name: "Box" } })
    .withResponse();
  expect({ data, requestId, replayed, attempts, status: response.status, url: response.url }).toEqual({
    data: expect.objectContaining({ name: "Box" }),
    requestId: mock.requests[0]?.requestId,
    replayed: false,
    attempts: 1,
    status: 201,
    url: "https://restapi.e-conomic.com/units",
  });
  expect(response.headers.get("x-requestid")).toBe(requestId);
  const unhandled = vi.fn();
  process.on("unhandledRejection", unhandled);
  const error = await failureOf(
    economic.rest.get("/units/{unitNumber}", { path: { unitNumber: 999 } }).withResponse(),
  );
  await new Promise((resolve) => setTimeout(resolve, 5));
  process.off("unhandledRejection", unhandled);
  expect(error).toMatchObject({ kind: "notFound" });
  expect(unhandled).not.toHaveBeenCalled();
});

test("only a write is reported as replayed", async () => {
  const { economic, mock } = mockWith();
  mock.faults.add({ times: 2, effect: { headers: { "x-resultfromcache": "true" } } });
  expect((await economic.rest.get("/self").withResponse()).replayed).toBe(false);
  const { customerNumber } = mock.agreement().customers.add();
  const gone = economic.rest.delete("/customers/{customerNumber}", { path: { customerNumber } });
  expect((await gone.withResponse()).replayed).toBe(true);
});
