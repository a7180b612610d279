import type { FaultEffect } from "@org/visma-economic-mocks";
import { describe, expect, test } from "vitest";
import { customerBody, failureOf } from "../../test/mock-client.ts";
import { watched } from "../../test/watched.ts";
import { idempotencyKey, OutcomeUnknownError, observe } from "../index.ts";

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
    const again = { body, idempotencyKey: idempotencyKey({ key: error.key, createdAt: error.sentAt }) };
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
    expect(Number.parseInt(error.key.replaceAll("-", "").slice(0, 12), 16)).toBe(start);
  });

  test("a caller's key expires by its own age, not by this call's", async () => {
    const { mock, economic } = watched();
    mock.faults.add({ effect: { status: 500 } });
    const createdAt = mock.clock.now() - 10 * minute;
    const call = economic.rest.delete("/customers/{customerNumber}", {
      path: { customerNumber: 1 },
      retry: false,
      idempotencyKey: idempotencyKey({ key: "k", createdAt }),
    });
    const error = (await failureOf(call)) as OutcomeUnknownError;
    expect(error.sentAt.getTime()).toBe(createdAt);
    expect(error.expiresAt.getTime()).toBe(createdAt + 55 * minute);
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
    // Real time: whoever waits for the end of the pause, waits too long for this test.
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
