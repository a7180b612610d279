import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, test } from "vitest";
import type { WebhookEvent } from "./events.ts";
import { type NodeWebhookRequest, nodeWebhookHandler } from "./node.ts";
import { createWebhookReceiver } from "./receiver.ts";

const secret = "a-shared-secret-of-some-length";
const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  closing.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function receiver(maxBodyBytes?: number) {
  const events: WebhookEvent[] = [];
  const receive = createWebhookReceiver({
    secret,
    events: { "*": (event) => events.push(event) },
    maxBodyBytes,
  });
  return { events, handle: nodeWebhookHandler(receive) };
}

const headers = { "x-webhook-secret": secret };

describe("over node:http", () => {
  test("delivers, with the path and the query", async () => {
    const { events, handle } = receiver();
    const url = await serve(handle);
    const response = await fetch(`${url}/hooks?a=1`, { method: "POST", body: "event=X&b=2", headers });
    expect([response.status, await response.text()]).toEqual([200, ""]);
    expect([events[0]?.type, events[0]?.field("a"), events[0]?.field("b")]).toEqual(["X", "1", "2"]);
  });

  test("answers 401, 405 and, several times in a row, 413", async () => {
    const { handle } = receiver(100);
    const url = await serve(handle);
    const refused = await fetch(url, { method: "POST", body: "event=X" });
    // The connection closes, because the unread body must not be read as the next request.
    expect([refused.status, refused.headers.get("connection")]).toEqual([401, "close"]);
    expect((await fetch(url, { headers })).status).toBe(405);
    for (let round = 0; round < 3; round++) {
      const response = await fetch(url, { method: "POST", body: "x".repeat(5_000_000), headers }).catch(
        () => null,
      );
      // The server may close the connection while the body is sent, and then fetch fails without a status.
      expect([413, undefined]).toContain(response?.status);
    }
    expect((await fetch(url, { method: "POST", body: "event=X", headers })).status).toBe(200);
  });

  test("accepts a body from a body parser: an object, a text or bytes", async () => {
    for (const [parse, invoice] of [
      [(text: string) => JSON.parse(text), "1"],
      [(text: string) => text, "2"],
      [(text: string) => Buffer.from(text), "3"],
    ] as const) {
      const { events, handle } = receiver();
      const url = await serve(async (request, response) => {
        let text = "";
        for await (const chunk of request) text += chunk;
        await handle(Object.assign(request, { body: parse(text) }), response);
      });
      const body = JSON.stringify({ event: "X", invoice });
      expect((await fetch(url, { method: "POST", body, headers })).status).toBe(200);
      expect(events[0]?.field("invoice")).toBe(invoice);
    }
  });

  test("reads the body if a parser left it unread and set an empty object", async () => {
    const { events, handle } = receiver();
    const url = await serve(
      (request, response) => void handle(Object.assign(request, { body: {} }), response),
    );
    expect((await fetch(url, { method: "POST", body: "event=X", headers })).status).toBe(200);
    expect(events).toHaveLength(1);
  });
});

describe("unusual requests", () => {
  const answered = () => {
    const response = { statusCode: 0, headers: {} as Record<string, string>, ended: false };
    return Object.assign(response, {
      setHeader: (name: string, value: string) => (response.headers[name] = value),
      end: () => (response.ended = true),
    });
  };
  const incoming = (facts: Partial<NodeWebhookRequest>): NodeWebhookRequest => ({
    headers,
    async *[Symbol.asyncIterator]() {},
    ...facts,
  });

  test("a receiver that rejects is 500", async () => {
    const response = answered();
    await nodeWebhookHandler(() => Promise.reject(new Error("no")))(
      incoming({ method: "POST", url: "/" }),
      response,
    );
    expect([response.statusCode, response.ended]).toEqual([500, true]);
  });

  test.each([
    ["our secret", [secret], 200],
    ["another", ["another-secret-of-some-length!!"], 401],
    ["ours and another", [secret, "another-secret-of-some-length!!"], 401],
  ])("a header as a list of %s is answered", async (_, list, status) => {
    const { handle } = receiver();
    const response = answered();
    const url = "/hooks?event=X";
    await handle(incoming({ method: "POST", url, headers: { "x-webhook-secret": list } }), response);
    expect(response.statusCode).toBe(status);
  });

  test("a body that was read but not kept, as by Fastify, is 400", async () => {
    const { events, handle } = receiver();
    const url = await serve(async (request, response) => {
      for await (const _ of request);
      await handle(request, response);
    });
    expect((await fetch(`${url}?event=X`, { method: "POST", body: "invoiceNo=7", headers })).status).toBe(
      400,
    );
    expect(events).toEqual([]);
  });

  test("originalUrl is used if a router has shortened the path", async () => {
    const { events, handle } = receiver();
    const request = incoming({
      method: "POST",
      url: "/",
      originalUrl: `/hooks/${secret}?event=X`,
      headers: {},
    });
    await handle(request, answered());
    expect(events).toMatchObject([{ type: "X" }]);
  });
});
