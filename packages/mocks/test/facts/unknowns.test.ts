/** Tests the choices that the ledger states for behaviours that nobody recorded. */
import { describe, expect, test } from "vitest";
import { testMock } from "../../src/testing/test-mock.ts";

const unit = { name: "kasse" };

describe("the choices for unrecorded behaviour", () => {
  test("G-1, G-7: demo tokens read everything, also webhooks, and write nothing", async () => {
    const demo = { token: "demo", secret: "demo" };
    const mock = testMock();
    expect((await mock.apis("webhooksapi", "GET", "/EventTypes", undefined, demo)).status).toBe(200);
    for (const status of [401, 403, 405] as const) {
      const strict = testMock({ rulings: { demoWriteStatus: status } });
      expect((await strict.rest("POST", "/units", unit, demo)).status).toBe(status);
      expect((await strict.apis("suppliersapi", "DELETE", "/Groups/1", undefined, demo)).status).toBe(status);
    }
  });

  test("G-1: a 401 has the surface's error shape, or that of a fault", async () => {
    const mock = testMock();
    const rest = await mock.rest("GET", "/self", undefined, { token: " " });
    expect(rest.status).toBe(401);
    expect(rest.body).toMatchObject({ httpStatusCode: 401, message: expect.any(String) });
    const service = await mock.apis("customersapi", "GET", "/Customers", undefined, { token: " " });
    expect(service.body).toMatchObject({ status: 401, traceId: expect.any(String) });
    mock.faults.add({ effect: { status: 401, body: "<p>no</p>", contentType: "text/html" } });
    expect((await mock.rest("GET", "/self")).text).toBe("<p>no</p>");
  });

  test("G-2: the bucket has any size, and its 429 has Retry-After or not", async () => {
    const mock = testMock({ rateLimit: { limit: 6, windowSeconds: 20 } });
    await mock.rest("GET", "/self");
    await mock.rest("GET", "/self");
    const refused = await mock.rest("GET", "/self");
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(refused.headers.get("x-ratelimiting")).toBe("token-limit-6-per-20-seconds: 6/6");
    const silent = testMock({ rateLimit: { limit: 1, retryAfter: false } });
    const answer = await silent.rest("GET", "/self");
    expect([answer.status, answer.headers.get("retry-after")]).toEqual([429, null]);
  });

  test("G-5: a cursor whose item was deleted continues with the next one", async () => {
    const mock = testMock({ rateLimit: false });
    const { customers } = mock.agreement();
    customers.addMany(1002);
    const first = await mock.apis("customersapi", "GET", "/Customers");
    expect(first.body.cursor).toBe("1001");
    customers.remove(1001);
    const second = await mock.apis("customersapi", "GET", "/Customers?cursor=1001");
    expect(second.body.items.map(({ customerNumber }: { customerNumber: number }) => customerNumber)).toEqual(
      [1002],
    );
  });

  test("G-1, G-2, U-07: unrecorded bodies can be empty; the recorded one stays", async () => {
    const mock = testMock({ rulings: { unrecordedBodies: "empty" }, modules: [], rateLimit: { limit: 6 } });
    const nobody = await mock.rest("GET", "/self", undefined, { token: " " });
    expect([nobody.status, nobody.text]).toEqual([401, ""]);
    const module = await mock.apis("projectsapi", "GET", "/Projects");
    expect(module.body.errorCode).toBe("AccessDeniedAgreementMissingModules");
    await mock.rest("GET", "/self");
    const limited = await mock.rest("GET", "/self");
    expect([limited.status, limited.text]).toEqual([429, ""]);
    expect(limited.headers.get("retry-after")).not.toBeNull();
  });

  test("G-5: a cursor whose item was deleted can be refused", async () => {
    const mock = testMock({ rulings: { lostCursor: "refuse" } });
    mock.agreement().customers.addMany(2);
    expect((await mock.apis("customersapi", "GET", "/Customers?cursor=2")).status).toBe(200);
    const lost = await mock.apis("customersapi", "GET", "/Customers?cursor=3");
    expect([lost.status, lost.body.errorCode]).toEqual([400, "InvalidInput"]);
  });

  test("G-7: the demo agreement can be without webhooks", async () => {
    const demo = { token: "demo", secret: "demo" };
    const mock = testMock({ rulings: { demoWebhooks: false } });
    expect((await mock.apis("webhooksapi", "GET", "/webhooks", undefined, demo)).status).toBe(403);
    expect((await mock.apis("customersapi", "GET", "/Customers", undefined, demo)).status).toBe(200);
    expect((await mock.apis("webhooksapi", "GET", "/webhooks")).status).toBe(200);
  });

  test.each([false, true])(
    "G-3, U-04: an unanswered webhook without a template is disabled: %s",
    async (off) => {
      const rulings = { disableFailingWebhooks: off, defaultWebhookBody: "ping" };
      const mock = testMock({
        rulings,
        webhookAttempts: 2,
        webhooks: () => new Response(null, { status: 500 }),
      });
      const hook = {
        eventType: "CUSTOMER_UPDATED",
        name: "x",
        url: "https://shop.test/",
        contentType: "text/plain",
      };
      await mock.apis("webhooksapi", "POST", "/webhooks", hook);
      await mock.rest("POST", "/customers", {
        name: "Ny",
        currency: "DKK",
        customerGroup: { customerGroupNumber: 1 },
        paymentTerms: { paymentTermsNumber: 1 },
        vatZone: { vatZoneNumber: 1 },
      });
      await mock.settled();
      expect(mock.deliveries).toMatchObject([{ body: "ping", attempts: 2, status: 500 }]);
      const { body } = await mock.apis("webhooksapi", "GET", "/webhooks/CUSTOMER_UPDATED");
      expect([body.isDisabled === true, "lastDisabledDate" in body]).toEqual([off, off]);
    },
  );

  test("G-8: an unknown path answers the surface's own 404 in JSON", async () => {
    const mock = testMock();
    expect((await mock.rest("GET", "/no/such/path")).body).toMatchObject({ httpStatusCode: 404 });
    expect((await mock.apis("customersapi", "GET", "/Nothing")).body).toMatchObject({ status: 404 });
  });

  test("G-9: equal items keep the order of their key, and logTime is Danish time", async () => {
    const mock = testMock();
    mock.agreement().customers.addMany(4, (index) => ({ name: index % 2 === 0 ? "Ens" : "Anden" }));
    const { collection } = (await mock.rest("GET", "/customers?sort=-name")).body;
    expect(collection.map(({ customerNumber }: { customerNumber: number }) => customerNumber)).toEqual([
      1, 3, 2, 4,
    ]);
    expect((await mock.rest("GET", "/units/99")).body.logTime).toBe("2026-08-14T12:00:00");
  });

  test("U-01: the role may change between two requests", async () => {
    const mock = testMock({ role: "Sales" });
    expect((await mock.rest("GET", "/accounts")).status).toBe(403);
    mock.agreement().change({ role: "Bookkeeping" });
    expect((await mock.rest("GET", "/accounts")).status).toBe(200);
  });

  test("U-05, U-06: the number counts before self; self alone is enough in a PUT", async () => {
    const mock = testMock({ seed: "company" });
    const before = (await mock.rest("GET", "/customers/1")).body;
    const put = (paymentTerms: object) => mock.rest("PUT", "/customers/1", { ...before, paymentTerms });
    const self = (number: number) => `https://restapi.e-conomic.com/payment-terms/${number}`;
    expect((await put({ self: self(2) })).body.paymentTerms.paymentTermsNumber).toBe(2);
    const both = await put({ paymentTermsNumber: 1, self: self(2) });
    expect(both.body.paymentTerms.paymentTermsNumber).toBe(1);
  });

  test("U-10: a second request with a running key waits, is refused, or runs", async () => {
    const statuses = async (whileInFlight: "wait" | "conflict" | "execute") => {
      const mock = testMock({ whileInFlight, latency: 5 });
      const post = () => mock.rest("POST", "/units", unit, { key: "k" });
      const answers = await Promise.all([post(), post()]);
      return answers.map(({ status, body }) => [status, body.unitNumber]);
    };
    expect(await statuses("wait")).toEqual([
      [201, 3],
      [201, 3],
    ]);
    expect((await statuses("conflict")).map(([status]) => status)).toEqual([201, 409]);
    expect((await statuses("execute")).map(([, unitNumber]) => unitNumber)).toEqual([3, 4]);
  });
});
