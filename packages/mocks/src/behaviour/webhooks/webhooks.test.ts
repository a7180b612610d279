import { describe, expect, test } from "vitest";
import { customerBody } from "../../testing/customer-bodies.ts";
import { testMock } from "../../testing/test-mock.ts";

const hook = {
  eventType: "CUSTOMER_UPDATED",
  name: "Kunder",
  url: "https://hook.test/customers?secret=1",
  contentType: "application/json",
  postData: "numbers=[OLDNUMBER]&newnumber=[newnumber]&what=[unknown]",
  customHeaders: [{ key: "X-Secret", value: "abc" }],
};

const customer = customerBody({ name: "Ny" });

describe("webhooksapi", () => {
  test("O-44: one hook for each event type, which is its key", async () => {
    const mock = testMock();
    const service = (method: string, path: string, body?: unknown) =>
      mock.apis("webhooksapi", method, path, body);
    const made = await service("POST", "/webhooks", hook);
    expect([made.status, made.body]).toEqual([201, { eventType: "CUSTOMER_UPDATED" }]);
    expect((await service("POST", "/webhooks", hook)).body.errorCode).toBe(
      "WebhookAlreadyExistsForEventType",
    );
    const { objectVersion, ...shown } = (await service("GET", "/webhooks/CUSTOMER_UPDATED")).body;
    expect(shown).toMatchObject(hook);
    expect((await service("PUT", "/webhooks", { ...hook, isDisabled: true, objectVersion })).status).toBe(
      204,
    );
    expect((await service("GET", "/webhooks")).body.items).toMatchObject([
      { isDisabled: true, lastDisabledDate: "2026-08-14T10:00:00Z" },
    ]);
    expect((await service("DELETE", "/webhooks/CUSTOMER_UPDATED")).status).toBe(204);
    expect((await service("GET", "/webhooks/count")).body).toBe(0);
  });

  test("X-13, X-14: reports what is wrong with a hook", async () => {
    const mock = testMock();
    const code = async (changes: object) =>
      (await mock.apis("webhooksapi", "POST", "/webhooks", { ...hook, ...changes })).body.errorCode;
    expect(await code({ eventType: "NO_SUCH_EVENT" })).toBe("WebhookInvalidType");
    expect(await code({ url: "nowhere" })).toBe("WebhookInvalidUrl");
    expect(await code({ url: "http://hook.test/" })).toBe("WebhookInvalidUrlScheme");
    expect(
      await code({
        customHeaders: Array.from({ length: 6 }, (_, index) => ({ key: `a${index}`, value: "b" })),
      }),
    ).toBe("WebhookCustomHeadersTooMany");
    expect(await code({ customHeaders: [{ key: "a", value: "x".repeat(1000) }] })).toBe(
      "WebhookCustomHeadersTooLong",
    );
    expect(await code({ customHeaders: [{ key: "a", value: "x\ny" }] })).toBe("WebhookCustomHeaderInvalid");
  });

  test("X-9, X-12: lists the event types with their merge fields", async () => {
    const types = (await testMock().apis("webhooksapi", "GET", "/EventTypes")).body;
    expect(types).toContainEqual(
      expect.objectContaining({
        name: "INVOICE_BOOKED",
        mergeFields: [expect.objectContaining({ fieldName: "INVOICENO" })],
      }),
    );
  });
});

describe("deliveries", () => {
  test("X-11, X-16: fill in merge fields in any case, one request per change", async () => {
    const mock = testMock();
    await mock.apis("webhooksapi", "POST", "/webhooks", hook);
    const { customerNumber } = (await mock.rest("POST", "/customers", customer)).body;
    await mock.rest("PUT", `/customers/${customerNumber}`, { ...customer, city: "Ribe" });
    await mock.rest("DELETE", `/customers/${customerNumber}`);
    expect(mock.deliveries.map((delivery) => delivery.body)).toEqual([
      "numbers=&newnumber=1&what=[unknown]",
      "numbers=1&newnumber=1&what=[unknown]",
      "numbers=1&newnumber=&what=[unknown]",
    ]);
    expect(mock.deliveries[0]).toMatchObject({
      url: hook.url,
      headers: { "X-Secret": "abc", "content-type": "application/json" },
      attempts: 0,
    });
  });

  test("X-10: are sent to a handler, and tried again while it fails", async () => {
    const seen: string[] = [];
    const mock = testMock({
      webhooks: async (request) => {
        seen.push(`${request.method} ${request.headers.get("x-secret")} ${await request.text()}`);
        return new Response(null, { status: seen.length < 2 ? 500 : 200 });
      },
    });
    await mock.apis("webhooksapi", "POST", "/webhooks", { ...hook, postData: "[NEWNUMBER]" });
    await mock.rest("POST", "/customers", customer);
    await mock.settled();
    expect(seen).toEqual(["POST abc 1", "POST abc 1"]);
    expect(mock.deliveries).toMatchObject([{ attempts: 2, status: 200 }]);
  });

  test("stop after the last attempt, and need an enabled webhook", async () => {
    const mock = testMock({
      webhookAttempts: 2,
      webhooks: () => {
        throw new Error("nobody there");
      },
    });
    await mock.rest("POST", "/customers", customer);
    await mock.apis("webhooksapi", "POST", "/webhooks", hook);
    await mock.rest("POST", "/customers", customer);
    await mock.settled();
    expect(mock.deliveries).toMatchObject([{ attempts: 2, status: undefined }]);
    const { objectVersion } = (await mock.apis("webhooksapi", "GET", "/webhooks/CUSTOMER_UPDATED")).body;
    await mock.apis("webhooksapi", "PUT", "/webhooks", { ...hook, isDisabled: true, objectVersion });
    await mock.rest("POST", "/customers", customer);
    expect(mock.deliveries).toHaveLength(1);
  });

  test("keep each attempt, and can be sent again unchanged", async () => {
    const statuses = [500, 204, 204];
    const bodies: string[] = [];
    const mock = testMock({
      webhooks: async (request) => {
        bodies.push(await request.text());
        return new Response(null, { status: statuses.shift() ?? 204 });
      },
    });
    await mock.apis("webhooksapi", "POST", "/webhooks", { ...hook, postData: "[NEWNUMBER]" });
    await mock.rest("POST", "/customers", customer);
    await mock.settled();
    expect(mock.deliveries).toMatchObject([
      { id: 1, state: "delivered", tries: [{ status: 500 }, { status: 204 }], replayOf: undefined },
    ]);
    const replayed = mock.replay({ id: 1 });
    await mock.settled();
    expect(replayed).toMatchObject({ id: 2, replayOf: 1, state: "delivered", body: "1" });
    expect(bodies).toEqual(["1", "1", "1"]);
    expect(() => mock.replay({ id: 9 })).toThrow(new RangeError("replay: There is no delivery 9."));
  });
});
