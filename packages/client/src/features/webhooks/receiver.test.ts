import { describe, expect, test } from "vitest";
import { ValidationError } from "../../index.ts";
import { at, post, receiver, secret } from "../../testing/webhook.ts";
import { createWebhookReceiver } from "./receiver.ts";

describe("the secret", () => {
  test.each([
    ["in the header", post("event=A")],
    ["in the query", post("event=A", { url: `${at}?secret=${secret}`, headers: { "x-webhook-secret": "" } })],
    [
      "in the path (X-11)",
      post("event=A", { url: `${at}/${secret}/x`, headers: { "x-webhook-secret": "" } }),
    ],
  ])("is accepted %s", async (_, request) => {
    const { receive, events } = receiver();
    expect((await receive(request)).status).toBe(200);
    expect(events).toHaveLength(1);
  });

  test.each([
    ["is missing", ""],
    ["is another", "another-secret-of-some-length!!"],
    ["is too long by a character", `${secret}x`],
    ["is too short by a character", secret.slice(0, -1)],
  ])("%s: the delivery is 401 and unread, and no handler runs", async (_, given) => {
    const { receive, events, errors } = receiver();
    const request = post("event=A", { headers: { "x-webhook-secret": given } });
    const response = await receive(request);
    expect(response.status).toBe(401);
    expect(await response.text()).not.toContain(secret);
    expect(request.bodyUsed).toBe(false);
    expect([events, errors]).toEqual([[], []]);
  });

  test("may be one of two while a new one replaces the old one", async () => {
    const { receive, events } = receiver({ secret: ["the-old-secret-of-16", secret] });
    const old = { headers: { "x-webhook-secret": "the-old-secret-of-16" } };
    expect((await receive(post("event=A"))).status).toBe(200);
    expect((await receive(post("event=B", old))).status).toBe(200);
    expect((await receive(post("event=C", { headers: { "x-webhook-secret": "" } }))).status).toBe(401);
    expect(events).toMatchObject([{ type: "A" }, { type: "B" }]);
  });

  test.each([[""], ["short"], [undefined], [[]], [[secret, ""]], [`${secret}\n`], [` ${secret}`]])(
    "%j is refused as an option",
    (weak) => {
      const options = { secret: weak as string, events: { A: () => {} } };
      expect(() => createWebhookReceiver(options)).toThrow(ValidationError);
    },
  );

  test("is not in the event of the handler, and neither is the URL", async () => {
    const { receive, events } = receiver();
    await receive(post("event=A", { url: `${at}?secret=${secret}&a=1` }));
    expect(JSON.stringify(events)).not.toContain(secret);
    expect(events[0]?.field("secret")).toBeUndefined();
    expect(events[0]?.field("A")).toBe("1");
  });
});

describe("method and size", () => {
  test("another method than POST is 405 (X-10)", async () => {
    const { receive, events, errors } = receiver();
    const response = await receive(new Request(`${at}?event=A&secret=${secret}`));
    expect([response.status, response.headers.get("allow")]).toEqual([405, "POST"]);
    expect([events, errors]).toEqual([[], []]);
  });

  test("a body over the limit is 413, and an endless one is not read to the end", async () => {
    const { receive, events, errors } = receiver({ maxBodyBytes: 10 });
    expect((await receive(post("event=A&b=1234567"))).status).toBe(413);
    let sent = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent += 1;
        controller.enqueue(new TextEncoder().encode("a=b&"));
      },
    });
    const init = {
      method: "POST",
      body: endless,
      headers: { "x-webhook-secret": secret },
      duplex: "half" as const,
    };
    expect((await receive(new Request(at, init))).status).toBe(413);
    expect(sent).toBeLessThan(10);
    expect((await receive(post("event=ABCD"))).status).toBe(200);
    expect([events.length, errors.length]).toEqual([1, 2]);
    expect(errors[0]).toMatchObject({ kind: "validation", status: 413 });
  });

  test("a body that was already read is 400, and does not count as empty", async () => {
    const { receive, events, errors } = receiver();
    const request = post("event=A&invoiceNo=7", { url: `${at}?event=A` });
    const { body } = request;
    for await (const _ of body ?? []);
    expect((await receive(request)).status).toBe(400);
    expect([events.length, errors.length]).toEqual([0, 1]);
  });

  test("a body over the limit is 413, also if its cancellation never ends", async () => {
    const { receive } = receiver({ maxBodyBytes: 10 });
    const request = post("event=A&b=1234567");
    request.clone();
    expect((await receive(request)).status).toBe(413);
  });

  test("a body that breaks off is 400 and reported", async () => {
    const { receive, errors } = receiver();
    const body = new ReadableStream({ pull: (controller) => controller.error(new Error("reset")) });
    const init = { method: "POST", body, headers: { "x-webhook-secret": secret }, duplex: "half" as const };
    expect((await receive(new Request(at, init))).status).toBe(400);
    expect(String(errors[0])).toMatch(/reset/);
  });
});
