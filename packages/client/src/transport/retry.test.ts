import type { FaultEffect } from "@org/visma-economic-mocks";
import { describe, expect, test } from "vitest";
import { customerBody, failureOf, mockWith } from "../../test/mock-client.ts";
import { watched } from "../../test/watched.ts";
import { createIdempotencyKey, idempotencyKey, OutcomeUnknownError, observe } from "../index.ts";

const minute = 60_000;
const body = customerBody();

describe("OutcomeUnknownError (RW-11)", () => {
  test("carries what it takes to repeat the call", async () => {
    const { mock, client } = watched();
    mock.faults.add({ times: 2, effect: { drop: "after" } });
    const start = mock.clock.now();
    const call = client({ retry: { maxAttempts: 2 } }).rest.post("/customers", { body });
    const error = (await failureOf(call)) as OutcomeUnknownError;
    expect(error).toBeInstanceOf(OutcomeUnknownError);
    expect(error).toMatchObject({ method: "POST", path: "/customers", attempts: 2 });
    expect(error.sentAt).toEqual(new Date(start));
    expect(error.expiresAt).toEqual(new Date(start + 55 * minute));
    expect(error.cause).toMatchObject({ kind: "connection", code: "ECONNRESET" });
  });

  test("repeated with its key and time, the same bytes go out", async () => {
    const { mock, economic, sent } = watched();
    mock.faults.add({ effect: { drop: "after" } });
    const error = (await failureOf(
      economic.rest.post("/customers", { body, retry: false }),
    )) as OutcomeUnknownError;
    const again = { body, idempotencyKey: idempotencyKey(error) };
    const { replayed } = await economic.rest.post("/customers", again).withResponse();
    expect(replayed).toBe(true);
    expect(sent[1]?.headers["idempotency-key"]).toBe(sent[0]?.headers["idempotency-key"]);
    expect(sent[1]?.body).toBe(sent[0]?.body);
  });

  test("its key is as old as the call, which may have waited for its turn", async () => {
    const { mock, client, slept } = watched();
    mock.faults.add({ effect: [{ status: 429, retryAfter: 50 }, { drop: "after" }] });
    const economic = client({ retry: false });
    await failureOf(economic.rest.get("/self", { retry: { maxAttempts: 1 } }));
    const start = mock.clock.now();
    const error = (await failureOf(economic.rest.post("/customers", { body }))) as OutcomeUnknownError;
    expect(slept).toEqual([50_000]);
    expect(mock.requests.at(-1)?.at).toBe(start + 50_000);
    expect(error.sentAt).toEqual(new Date(start));
    expect(error.expiresAt).toEqual(new Date(start + 55 * minute));
    expect(Number.parseInt(`${error.key?.replaceAll("-", "").slice(0, 12)}`, 16)).toBe(start);
  });

  test("a caller's key expires by its own age, not by this call's", async () => {
    const { mock, economic } = watched();
    mock.faults.add({ effect: { status: 500 } });
    const createdAt = mock.clock.now() - 10 * minute;
    const call = economic.rest.delete("/customers/{customerNumber}", {
      path: { customerNumber: 1 },
      retry: false,
      idempotencyKey: idempotencyKey({ key: "k", createdAt, repeated: false }),
    });
    const error = (await failureOf(call)) as OutcomeUnknownError;
    expect(error.sentAt.getTime()).toBe(createdAt);
    expect(error.expiresAt).toEqual(new Date(createdAt + 55 * minute));
  });
});

describe("RW-5: a redirect of a write, which may have happened, is unknown and not retried", () => {
  test.each([301, 302, 303, 307, 308])("%i", async (status) => {
    const { mock, economic } = watched();
    mock.faults.add({ effect: { status, acts: true, headers: { location: "https://elsewhere.test/" } } });
    const error = await failureOf(economic.rest.post("/customers", { body }));
    expect(error).toMatchObject({ kind: "outcomeUnknown", status, attempts: 1 });
    expect(mock.requests).toHaveLength(1);
  });

  test("a browser's, whose status is hidden", async () => {
    const { client } = watched();
    let sent = 0;
    const fetch = async () => {
      sent += 1;
      return Object.defineProperty(new Response(), "status", { value: 0 });
    };
    const hidden = async () => Object.defineProperty(await fetch(), "ok", { value: false });
    const error = await failureOf(client({ fetch: hidden }).rest.post("/customers", { body }));
    expect(error).toMatchObject({ kind: "outcomeUnknown", attempts: 1 });
    expect(sent).toBe(1);
  });

  test("a read's is a definite error", async () => {
    const { mock, economic } = watched();
    mock.faults.add({ effect: { status: 302 } });
    expect(await failureOf(economic.rest.get("/self"))).toMatchObject({ kind: "server", status: 302 });
    expect(mock.requests).toHaveLength(1);
  });
});

describe("RW-6: whether an answer comes from the key's memory", () => {
  test.each([
    ["false", "outcomeUnknown"],
    ["False", "outcomeUnknown"],
    ["true", "validation"],
    ["TRUE", "validation"],
  ])("X-ResultFromCache: %s after a lost answer: %s", async (value, kind) => {
    const { mock, economic } = watched();
    mock.faults.add({
      effect: [{ drop: "before" }, { status: 400, headers: { "x-resultfromcache": value } }],
    });
    const error = await failureOf(economic.rest.post("/customers", { body }));
    expect(error).toMatchObject({ kind, attempts: 2, replayed: kind === "validation" });
  });
});

test("RW-2: a deadline that is not a number does not lift the limit of a key", async () => {
  const { mock, economic } = watched();
  const call = economic.rest.post("/customers", { body, retry: { deadlineMs: Number.NaN } });
  await failureOf(call);
  expect(mock.requests).toEqual([]);
});

describe("RW-3: bytes are those of the time of the call, even if the caller changes them", () => {
  const made: [what: string, make: (buffer: ArrayBuffer) => unknown][] = [
    ["a Uint8Array", (buffer) => new Uint8Array(buffer)],
    ["a part of a buffer", (buffer) => new DataView(buffer)],
    ["elements of two bytes", (buffer) => new Uint16Array(buffer)],
    ["an ArrayBuffer", (buffer) => buffer],
  ];
  test.each(made)("%s", async (_, make) => {
    const { mock, economic, sent } = watched();
    mock.faults.add({ effect: { drop: "before" } });
    const bytes = new Uint8Array([1, 2, 3, 4]);
    const call = economic.rest.raw("post", "/customers", { body: make(bytes.buffer) }).catch(() => {});
    bytes.fill(9);
    await call;
    expect(sent.map(({ body }) => [...(body as Uint8Array)])).toEqual([
      [1, 2, 3, 4],
      [1, 2, 3, 4],
    ]);
  });
});

describe("aborting", () => {
  const abortable = (method: "get" | "post") => {
    const controller = new AbortController();
    const { mock, economic, sent } = watched();
    mock.faults.add({ effect: { drop: "hang" } });
    const call = economic.rest.raw(method, "/customers", { signal: controller.signal });
    return { call: failureOf(call), controller, sent };
  };

  test("before anything is sent rejects with the signal's reason", async () => {
    const { economic, sent } = watched();
    const call = economic.rest.post("/customers", { body, signal: AbortSignal.abort("changed my mind") });
    expect(await failureOf(call)).toBe("changed my mind");
    expect(sent).toEqual([]);
  });

  test.each(["get", "post"] as const)(
    "right after a %s was called ends it before anything is sent",
    async (method) => {
      const { economic, sent } = watched();
      const controller = new AbortController();
      const call = failureOf(economic.rest.raw(method, "/customers", { signal: controller.signal }));
      controller.abort("changed my mind");
      expect(await call).toBe("changed my mind");
      expect(sent).toEqual([]);
    },
  );

  test("while a call waits until it may be sent again ends it at once", async () => {
    const { mock, client, sent } = watched();
    mock.faults.add({ effect: { status: 429, retryAfter: 50 } });
    const controller = new AbortController();
    // This test runs in real time: a call that waited for the end of the pause would exceed the test's time limit.
    const hooks = observe({ onRetry: () => setTimeout(() => controller.abort("changed my mind")) });
    const economic = client({ clock: undefined, hooks });
    const call = failureOf(economic.rest.post("/customers", { body, signal: controller.signal }));
    expect(await call).toBe("changed my mind");
    const late = economic.rest.get("/self", { signal: controller.signal });
    expect(await failureOf(late)).toBe("changed my mind");
    expect(sent).toHaveLength(1);
    expect(economic.usage()).toMatchObject({ running: 0, waiting: 0 });
  });

  test("a read in the air rejects with the signal's reason", async () => {
    const { call, controller, sent } = abortable("get");
    setTimeout(() => controller.abort("changed my mind"));
    expect(await call).toBe("changed my mind");
    expect(sent[0]?.signal.aborted).toBe(true);
  });

  test("a write in the air has an unknown outcome (RW-5)", async () => {
    const { call, controller } = abortable("post");
    setTimeout(() => controller.abort("changed my mind"));
    const error = await call;
    expect(error).toBeInstanceOf(OutcomeUnknownError);
    expect(error.cause).toBe("changed my mind");
  });

  test.each<[FaultEffect, string]>([
    [{ status: 429 }, "reason"],
    [{ status: 503 }, "unknown"],
  ])("between attempts, after %j: the %s", async (effect, outcome) => {
    const controller = new AbortController();
    const { mock, client, sent } = watched();
    mock.faults.add({ effect });
    const sleep = async () => controller.abort("changed my mind");
    const economic = client({ clock: { now: mock.clock.now, random: () => 0, sleep } });
    const error = await failureOf(economic.rest.post("/customers", { body, signal: controller.signal }));
    if (outcome === "reason") expect(error).toBe("changed my mind");
    else expect(error).toBeInstanceOf(OutcomeUnknownError);
    expect(sent).toHaveLength(1);
  });

  test("leaves no listener on the caller's signal", async () => {
    const controller = new AbortController();
    let listeners = 0;
    const { signal } = controller;
    const { addEventListener, removeEventListener } = signal;
    signal.addEventListener = (...args: Parameters<typeof addEventListener>) => {
      listeners++;
      addEventListener.apply(signal, args);
    };
    signal.removeEventListener = (...args: Parameters<typeof removeEventListener>) => {
      listeners--;
      removeEventListener.apply(signal, args);
    };
    const { mock, economic, sent } = watched();
    mock.faults.add({ effect: { status: 503 } });
    await economic.rest.get("/self", { signal });
    await failureOf(
      economic.rest.get("/customers/{customerNumber}", { path: { customerNumber: 999 }, signal }),
    );
    expect(sent).toHaveLength(3);
    expect(listeners).toBe(0);
    for (const attempt of sent) expect(attempt.signal).not.toBe(signal);
  });
});

test("retry settings of the client hold for its calls, those of a call go before", async () => {
  const { mock, client } = watched();
  mock.faults.add({ times: Number.POSITIVE_INFINITY, effect: { status: 503 } });
  const economic = client({ retry: { maxAttempts: 2 } });
  await failureOf(economic.rest.get("/self"));
  expect(mock.requests).toHaveLength(2);
  await failureOf(economic.rest.get("/self", { retry: { maxAttempts: 3 } }));
  expect(mock.requests).toHaveLength(5);
  await failureOf(economic.rest.get("/self", { retry: false }));
  expect(mock.requests).toHaveLength(6);
});

describe("delays are whole milliseconds, on a clock that tells fractions", () => {
  /** Makes a client whose clock is always within a millisecond, and whose jitter is not a round number. */
  const betweenTicks = (random = () => 0.123456789) => {
    const set = mockWith();
    const slept: number[] = [];
    const clock = {
      now: () => Math.floor(set.mock.clock.now()) + 0.25,
      random,
      sleep: async (ms: number) => {
        slept.push(ms);
        set.mock.clock.advance(ms);
      },
    };
    const told: number[] = [];
    const hooks = observe({
      onRetry: ({ delayMs }) => told.push(delayMs),
      onResponse: ({ durationMs }) => told.push(durationMs),
      onThrottle: ({ waitMs }) => told.push(waitMs),
    });
    return { ...set, slept, told, economic: set.client({ clock, hooks }) };
  };

  test.each<[string, FaultEffect]>([
    ["jitter", { status: 503 }],
    ["Retry-After in seconds", { status: 429, headers: { "retry-after": "1.00049" } }],
    ["Retry-After as a date", { status: 429, headers: { "retry-after": "Fri, 14 Aug 2026 10:00:09 GMT" } }],
    ["a bucket that refills", { headers: { "x-ratelimiting": "token-limit-70-per-60-seconds: 65/70" } }],
  ])("%s", async (_, effect) => {
    const { mock, economic, slept, told } = betweenTicks();
    mock.faults.add({ effect });
    await economic.rest.get("/self");
    await economic.rest.get("/self");
    expect(slept.length).toBeGreaterThan(0);
    expect([...slept, ...told].filter((ms) => !Number.isInteger(ms))).toEqual([]);
  });

  test("never shorter than told", async () => {
    const { mock, economic, slept } = betweenTicks();
    mock.faults.add({ effect: { status: 429, headers: { "retry-after": "1.00049" } } });
    await economic.rest.get("/self");
    expect(slept).toEqual([1001]);
  });

  test("and keys are UUIDs with the time in them (RW-2)", async () => {
    const { mock, economic } = betweenTicks();
    await economic.rest.post("/customers", { body: customerBody() });
    expect(mock.requests[0]?.headers["idempotency-key"]).toMatch(/^[\da-f]{8}-[\da-f]{4}-7[\da-f]{3}-[89ab]/);
    expect(createIdempotencyKey(1.9)).toMatch(/^00000000-0001-7/);
  });
});
