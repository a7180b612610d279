import { describe, expect, test, vi } from "vitest";
import type { CallEvent, EconomicError, Hooks } from "../index.ts";
import { type Step, scripted } from "../testing/script.ts";

const watched = (steps: Step[], options: object = {}) => {
  const events: [string, CallEvent & Record<string, unknown>][] = [];
  const note = (name: string) => (event: object) => void events.push([name, event as never]);
  const hooks: Hooks = {
    onRequest: note("request"),
    onResponse: note("response"),
    onRetry: note("retry"),
    onThrottle: note("throttle"),
  };
  return { ...scripted(steps, { hooks, ...options }), events };
};

test("a call is told from its first attempt to its last", async () => {
  const { economic, events } = watched([
    { status: 503, headers: { "x-requestid": "r1" } },
    {
      status: 201,
      headers: {
        "x-requestid": "r2",
        "x-resultfromcache": "true",
        "x-callcost": "3",
        "x-ratelimiting": "token-limit-10-per-60-seconds: 1/10",
      },
    },
  ]);
  await economic.customers.raw("post", "/Customers/{number}/x", {
    path: { number: 7 },
    query: { filter: "name$eq:Hansen" },
    body: {},
  });
  expect(events.map(([name]) => name)).toEqual(["request", "response", "retry", "request", "response"]);
  const [, failed, retry, , answered] = events.map(([, event]) => event);
  const same = {
    id: failed?.id,
    service: "customers",
    method: "POST",
    path: "/Customers/{number}/x",
    url: "https://apis.e-conomic.com/customersapi/v3.1.0/Customers/7/x",
    idempotencyKey: failed?.idempotencyKey,
  };
  for (const [, event] of events) expect(event).toMatchObject(same);
  expect(failed).toMatchObject({ attempt: 1, status: 503, requestId: "r1", error: { kind: "server" } });
  expect(retry).toMatchObject({ attempt: 1, delayMs: 0, error: { kind: "server" } });
  expect(answered).toMatchObject({
    attempt: 2,
    status: 201,
    requestId: "r2",
    replayed: true,
    rateLimit: { cost: 3, used: 1, limit: 10 },
    error: undefined,
  });
  expect(answered?.durationMs).toBeTypeOf("number");
});

test("two calls have two ids", async () => {
  const { economic, events } = watched([{}]);
  await economic.rest.get("/self");
  await economic.rest.get("/self");
  expect(new Set(events.map(([, { id }]) => id)).size).toBe(2);
});

test("a connection that fails and an abort are told", async () => {
  const { economic, events } = watched([{ fails: "lost" }, { fails: "hang" }]);
  await economic.rest.get("/self", { signal: AbortSignal.timeout(20) }).catch(() => {});
  expect(events.filter(([name]) => name === "response").map(([, event]) => event.error)).toMatchObject([
    { kind: "connection" },
    { kind: "aborted" },
  ]);
});

test("waiting is told: for tokens with the time, for a place without", async () => {
  const { economic, events } = watched(
    [{ headers: { "x-ratelimiting": "token-limit-100-per-60-seconds: 95/100" } }, {}],
    { maxConcurrent: 1 },
  );
  await economic.rest.get("/self");
  await Promise.all([economic.rest.get("/self"), economic.rest.get("/self")]);
  const waits = events
    .filter(([name]) => name === "throttle")
    .map(([, { waitMs, attempt }]) => [waitMs, attempt]);
  expect(waits).toHaveLength(2);
  expect(waits[0]).toEqual([3000, 1]);
});

describe("redaction", () => {
  test("no event holds a token, a body or a query", async () => {
    const tokens = {
      appSecretToken: "app-secret-0123456789",
      agreementGrantToken: "agreement-grant-0123456789",
    };
    const { economic, events } = watched(
      [{ status: 500, body: { message: "app-secret-0123456789 Hansen" } }, { fails: "lost" }, {}],
      tokens,
    );
    await economic.rest.raw("post", "/customers", {
      query: { filter: "email$eq:hansen@x.dk" },
      body: { name: "Hansen Privat" },
    });
    const shown = JSON.stringify(events);
    expect(shown).not.toMatch(/0123456789|hansen@|Privat/);
    expect(events).toHaveLength(8);
  });
});

describe("what a hook does changes nothing", () => {
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
    ["never ends", () => new Promise(() => {})],
  ])("%s", async (_, hook) => {
    const hooks = { onRequest: hook, onResponse: hook, onRetry: hook, onThrottle: hook };
    const unhandled = vi.fn();
    process.on("unhandledRejection", unhandled);
    const { economic, sent } = scripted([{ status: 503 }, { status: 201, body: { number: 1 } }], { hooks });
    expect(await economic.rest.raw("post", "/customers", { body: {} })).toEqual({ number: 1 });
    await new Promise((resolve) => setTimeout(resolve, 5));
    process.off("unhandledRejection", unhandled);
    expect(sent).toHaveLength(2);
    expect(unhandled).not.toHaveBeenCalled();
  });
});

test("withResponse gives the answer around the data, and fails once", async () => {
  const { economic } = scripted([
    { status: 201, body: { number: 1 }, headers: { "x-requestid": "r-CPH", location: "/x/1" } },
    { status: 404 },
  ]);
  const { data, response, requestId, replayed, attempts } = await economic.rest
    .raw("post", "/x", { body: {} })
    .withResponse();
  expect({ data, requestId, replayed, attempts, status: response.status, url: response.url }).toEqual({
    data: { number: 1 },
    requestId: "r-CPH",
    replayed: false,
    attempts: 1,
    status: 201,
    url: "https://restapi.e-conomic.com/x",
  });
  expect(response.headers.get("location")).toBe("/x/1");
  const unhandled = vi.fn();
  process.on("unhandledRejection", unhandled);
  const error = await economic.rest
    .get("/self")
    .withResponse()
    .catch((reason: unknown) => reason as EconomicError);
  await new Promise((resolve) => setTimeout(resolve, 5));
  process.off("unhandledRejection", unhandled);
  expect(error).toMatchObject({ kind: "notFound" });
  expect(unhandled).not.toHaveBeenCalled();
});

test("only a write can be a replay", async () => {
  const { economic } = scripted([{ headers: { "x-resultfromcache": "true" } }]);
  expect((await economic.rest.get("/self").withResponse()).replayed).toBe(false);
  expect((await economic.rest.raw("delete", "/x").withResponse()).replayed).toBe(true);
});
