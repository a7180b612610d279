import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, onTestFinished, test } from "vitest";
import { only, startEmulator } from "../../testing/emulator.ts";

const hook = {
  eventType: "INVOICE_BOOKED",
  name: "Sync",
  url: "https://shop.test/hook",
  contentType: "application/json",
  postData: '{"number":"[INVOICENO]"}',
  customHeaders: [{ key: "x-webhook-secret", value: "a-secret-of-the-hook" }],
};

/** Starts a receiver of webhooks that answers with each status in turn, and then always with the last one. */
async function startReceiver(...statuses: number[]) {
  const received: string[] = [];
  const server = createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request) body += chunk;
    received.push(body);
    response.writeHead(statuses[Math.min(received.length, statuses.length) - 1] ?? 204).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { received, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/` };
}

/** Reads a stream of events until one named `last` comes, and returns all that was read. */
async function eventsUntil(url: string, last: string, act: () => Promise<unknown>) {
  const stop = new AbortController();
  const answer = await fetch(`${url}/__mock/events`, { signal: stop.signal });
  const reader = answer.body?.getReader();
  let text = "";
  const read = async () => {
    text += new TextDecoder().decode((await reader?.read())?.value);
  };
  await read();
  await act();
  while (!text.includes(`event: ${last}\n`)) await read();
  stop.abort();
  return [...text.matchAll(/event: (\w+)\ndata: (.*)\n/g)].map(([, name, data]) => ({
    name,
    data: JSON.parse(data ?? ""),
  }));
}

describe("requests over HTTP", () => {
  test("are listed with their answers, newest first", async () => {
    const { client, rest } = await startEmulator({ mock: { now: "2026-08-14T10:00:00Z" } });
    await rest("POST", "/units?x=1", { name: "kasse" }, { "idempotency-key": "a" });
    await rest("GET", "/units/99");
    const { data } = await client.GET("/__mock/requests");
    expect(data?.items.map(({ seq }) => seq)).toEqual([2, 1]);
    expect(data?.items[1]).toMatchObject({
      agreement: expect.stringMatching(/^[0-9a-f]{12}$/),
      at: Date.UTC(2026, 7, 14, 10),
      method: "POST",
      path: "/units",
      query: { x: "1" },
      operation: "createUnit",
      document: "rest",
      template: "/units",
      parameters: {},
      body: { name: "kasse" },
      status: 201,
      replayed: false,
      answer: { headers: { "x-callcost": "3" }, body: { name: "kasse" } },
      refusal: null,
      fault: null,
    });
    expect(data?.items[0]).toMatchObject({ template: "/units/{unitNumber}", parameters: { unitNumber: 99 } });
    const { requestId = "" } = data?.items[1] ?? {};
    const one = await client.GET("/__mock/requests/{request}", { params: { path: { request: requestId } } });
    expect(one.data).toEqual(data?.items[1]);
    const same = await client.GET("/__mock/requests/{request}", { params: { path: { request: "1" } } });
    expect(same.data).toEqual(one.data);
    const none = await client.GET("/__mock/requests/{request}", { params: { path: { request: "9" } } });
    expect(none.response.status).toBe(404);
  });

  test("are filtered by agreement, method, path, operation, status and `after`", async () => {
    const { client, rest } = await startEmulator();
    await rest("GET", "/units");
    await rest("POST", "/units", { name: "kasse" });
    await rest("POST", "/units", {});
    await rest("GET", "/self", undefined, { "X-AgreementGrantToken": "grant-of-another-company" });
    const agreements = await client.GET("/__mock/agreements");
    const agreement = agreements.data?.items[1]?.id ?? "";
    const found = async (query: object) => {
      const { data } = await client.GET("/__mock/requests", { params: { query } });
      return data?.items.map(({ seq }) => seq);
    };
    expect(await found({ agreement })).toEqual([4]);
    expect(await found({ method: "post" })).toEqual([3, 2]);
    expect(await found({ path: "UNIT", method: "GET" })).toEqual([1]);
    expect(await found({ operation: "createUnit" })).toEqual([3, 2]);
    expect([
      await found({ status: "201" }),
      await found({ status: "4xx" }),
      await found({ status: "refused" }),
    ]).toEqual([[2], [3], [3]]);
    expect(await found({ after: 2 })).toEqual([4, 3]);
    expect(await found({ page: 1, pageSize: 3 })).toEqual([1]);
    const wrong = await client.GET("/__mock/requests", { params: { query: { status: "good" } } });
    expect(wrong.error?.message).toBe('status is a number, 4xx or refused, not "good".');
  });

  test.each([
    ["GET", "/units/99", undefined, 404, "not found", ["L-148"]],
    ["GET", "/customers?filter=nope$eq:1", undefined, 400, "nope", ["L-60", "L-61"]],
    ["GET", "/customers?sort=nope", undefined, 400, "nope", ["L-62"]],
    ["GET", "/customers?pagesize=1001", undefined, 400, "1000", ["L-41"]],
    ["POST", "/units", { name: null }, 400, "Null", ["L-14"]],
    ["DELETE", "/units/99", undefined, 404, "", ["L-11"]],
  ])(
    "%s %s shows why it was refused, and by which facts",
    async (method, path, body, status, words, facts) => {
      const { client, rest } = await startEmulator();
      await rest(method, path, body);
      const { data } = await client.GET("/__mock/requests");
      expect(data?.items[0]).toMatchObject({
        status,
        refusal: { reason: expect.stringContaining(words), facts },
      });
    },
  );

  test("a call without tokens is refused, and reaches no agreement", async () => {
    const { client, rest } = await startEmulator();
    await rest("GET", "/self", undefined, { "X-AppSecretToken": " " });
    const { data } = await client.GET("/__mock/requests");
    expect(data?.items[0]).toMatchObject({
      agreement: null,
      status: 401,
      refusal: { reason: expect.stringContaining("X-AppSecretToken"), facts: ["S-01", "L-149"] },
    });
  });
});

describe("webhooks over HTTP", () => {
  test("an event is emitted, delivered at the second attempt, and replayed", async () => {
    const receiver = await startReceiver(500, 204);
    const { client } = await startEmulator();
    await client.PATCH("/__mock/options", { body: { webhooks: receiver.url } });
    await client.POST("/__mock/agreements/{agreement}/seed", { params: only, body: { webhooks: [hook] } });
    const emitted = await client.POST("/__mock/agreements/{agreement}/emit", {
      params: only,
      body: { eventType: "INVOICE_BOOKED", mergeFields: { INVOICENO: 7 } },
    });
    expect(emitted.data?.deliveries).toMatchObject([{ id: 1, state: "underWay", body: '{"number":"7"}' }]);
    const wait = { params: { query: { wait: true } } };
    const delivered = await client.GET("/__mock/deliveries", wait);
    expect(delivered.data?.items).toMatchObject([
      {
        agreement: "first",
        headers: { "x-webhook-secret": "a-s…" },
        status: 204,
        state: "delivered",
        attempts: [
          { status: 500, error: null },
          { status: 204, error: null },
        ],
        replayOf: null,
      },
    ]);
    const replayed = await client.POST("/__mock/deliveries/{delivery}/replay", {
      params: { path: { delivery: 1 } },
    });
    expect(replayed.data).toMatchObject({ id: 2, replayOf: 1, body: '{"number":"7"}' });
    await client.GET("/__mock/deliveries", wait);
    expect(receiver.received).toEqual(['{"number":"7"}', '{"number":"7"}', '{"number":"7"}']);
    const none = await client.POST("/__mock/deliveries/{delivery}/replay", {
      params: { path: { delivery: 9 } },
    });
    expect(none.error).toEqual({ status: 404, message: "There is no delivery 9." });
  });

  test("an attempt at an unreachable receiver has its reason", async () => {
    const { client } = await startEmulator({ mock: { webhookAttempts: 1 } });
    await client.PATCH("/__mock/options", { body: { webhooks: "http://127.0.0.1:1/" } });
    await client.POST("/__mock/agreements/{agreement}/seed", { params: only, body: { webhooks: [hook] } });
    await client.POST("/__mock/agreements/{agreement}/emit", {
      params: only,
      body: { eventType: "INVOICE_BOOKED" },
    });
    const { data } = await client.GET("/__mock/deliveries", { params: { query: { wait: true } } });
    expect(data?.items).toMatchObject([
      { state: "failed", status: null, attempts: [{ status: null, error: expect.any(String) }] },
    ]);
  });

  test("a preview returns an event's request without sending it", async () => {
    const { client } = await startEmulator();
    const { data } = await client.POST("/__mock/agreements/{agreement}/delivery", {
      params: only,
      body: {
        eventType: "INVOICE_BOOKED",
        mergeFields: { INVOICENO: 7 },
        given: { secret: "s", url: "https://a.test/" },
      },
    });
    expect(data).toMatchObject({
      method: "POST",
      url: "https://a.test/",
      headers: { "x-webhook-secret": "s" },
    });
    expect(JSON.parse(data?.body ?? "")).toMatchObject({ event: "INVOICE_BOOKED", INVOICENO: "7" });
    expect((await client.GET("/__mock/deliveries")).data?.items).toEqual([]);
    const wrong = await client.POST("/__mock/agreements/{agreement}/emit", {
      params: only,
      body: { eventType: "INVOICE_PAID" },
    });
    expect(wrong.error).toEqual({
      status: 422,
      message: expect.stringContaining('no event type "INVOICE_PAID"'),
    });
  });
});

describe("events over HTTP", () => {
  test("report requests, deliveries, the clock, faults and resets as they come", async () => {
    const { client, rest, url } = await startEmulator({ mock: { now: "2026-08-14" } });
    await client.POST("/__mock/agreements/{agreement}/seed", { params: only, body: { webhooks: [hook] } });
    const events = await eventsUntil(url, "reset", async () => {
      await rest("POST", "/units", { name: "kasse" });
      await client.POST("/__mock/agreements/{agreement}/emit", {
        params: only,
        body: { eventType: "INVOICE_BOOKED" },
      });
      await client.POST("/__mock/clock/advance", { body: { by: "1d" } });
      await client.POST("/__mock/faults", { body: { effect: { latency: 0 } } });
      await client.PATCH("/__mock/agreements/{agreement}", { params: only, body: { role: "Sales" } });
      await client.PATCH("/__mock/options", { body: { latency: 0 } });
      await client.POST("/__mock/reset");
    });
    expect(events.map(({ name }) => name)).toEqual([
      "hello",
      "request",
      "delivery",
      "clock",
      "faults",
      "agreement",
      "options",
      "reset",
    ]);
    expect(events[1]?.data).toMatchObject({
      path: "/units",
      status: 201,
      answer: { body: { name: "kasse" } },
    });
    expect(events[2]?.data).toMatchObject({ eventType: "INVOICE_BOOKED", state: "recorded" });
    expect(events[3]?.data).toMatchObject({ today: "2026-08-15" });
  });

  test("a server that has listeners closes at once", async () => {
    const { url, close } = await startEmulator();
    const answer = await fetch(`${url}/__mock/events`);
    const reader = answer.body?.getReader();
    await reader?.read();
    const started = performance.now();
    await close();
    expect(performance.now() - started).toBeLessThan(1_500);
    expect((await reader?.read())?.done).toBe(true);
  });
});
