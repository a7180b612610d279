/** Tests both choices of each ruling about the look of an answer, its access and its price. */
import { describe, expect, test } from "vitest";
import { createEconomicMock, type Rulings } from "../../src/index.ts";
import { makeDraft } from "../../src/testing/invoice-bodies.ts";
import { testMock } from "../../src/testing/test-mock.ts";

const company = (rulings: Partial<Rulings> = {}) => testMock({ seed: "company", rulings });

describe("answers", () => {
  test("R-07, L-44, L-107: documents' amounts have six decimals, or one", async () => {
    const texts = async (rulings: Partial<Rulings>) => {
      const mock = company(rulings);
      const { draftInvoiceNumber } = await makeDraft(mock);
      const { text } = await mock.rest("GET", `/invoices/drafts/${draftInvoiceNumber}`);
      return [/"netAmount":([\d.]+)/.exec(text)?.[1], /"quantity":([\d.]+)/.exec(text)?.[1]];
    };
    expect(await texts({})).toEqual(["200.000000", "2.0"]);
    expect(await texts({ documentDecimals: 1 })).toEqual(["200.0", "2.0"]);
    expect(await texts({})).toEqual(["200.000000", "2.0"]);
  });

  test("R-12, O-14, O-15: customer writes answer 200 as recorded, or 204", async () => {
    const statuses = async (rulings: Partial<Rulings>) => {
      const mock = testMock({ rulings });
      mock.agreement().customers.add({ name: "Ny" });
      const { body } = await mock.apis("customersapi", "GET", "/Customers/1");
      const put = await mock.apis("customersapi", "PUT", "/Customers/1", body);
      const gone = await mock.apis("customersapi", "DELETE", "/Customers/1");
      return [put.status, put.text, gone.status, gone.text];
    };
    expect(await statuses({})).toEqual([200, "", 200, ""]);
    expect(await statuses({ customerWriteStatus: 204 })).toEqual([204, "", 204, ""]);
  });

  test.each([
    [{}, 204],
    [{ otherDeletesStatus: 200 }, 200],
  ] as const)(
    "U-08, L-09: %j: an undocumented delete answers %i, the others 204",
    async (rulings, status) => {
      const mock = testMock({ rulings });
      const { customers, suppliers, products } = mock.agreement();
      customers.add({ customerNumber: 1 });
      suppliers.add({ supplierNumber: 1 });
      products.add({ productNumber: "1" });
      const person = { name: "Bo" };
      const made = await mock.rest("POST", "/customers/1/contacts", person);
      const terms = { name: "Straks", paymentTermsType: "net", daysOfCredit: 3 };
      const { paymentTermsNumber } = (await mock.rest("POST", "/payment-terms", terms)).body;
      const gone = async (path: string) => (await mock.rest("DELETE", path)).status;
      expect([
        await gone(`/customers/1/contacts/${made.body.customerContactNumber}`),
        await gone(`/payment-terms/${paymentTermsNumber}`),
        await gone("/suppliers/1"),
      ]).toEqual([status, status, status]);
      expect([await gone("/customers/1"), await gone("/products/1"), await gone("/units/1")]).toEqual([
        204, 204, 204,
      ]);
    },
  );

  test("G-8: an unknown path answers the surface's 404, or a page", async () => {
    const mock = testMock({ rulings: { unknownPathBodies: "html" } });
    for (const answer of [
      await mock.rest("GET", "/no/such/path"),
      await mock.apis("customersapi", "GET", "/Nothing"),
    ]) {
      expect([answer.status, answer.headers.get("content-type"), answer.body]).toEqual([
        404,
        "text/html",
        undefined,
      ]);
      expect(answer.headers.get("x-requestid")).not.toBeNull();
    }
    expect((await mock.rest("GET", "/customers/1")).body).toMatchObject({ httpStatusCode: 404 });
    expect((await testMock().rest("GET", "/no/such/path")).body).toMatchObject({ httpStatusCode: 404 });
  });

  test("R-21, O-52: a service's 404 has detail and errors, or neither", async () => {
    const missing = async (rulings: Partial<Rulings>) =>
      (await testMock({ rulings }).apis("customersapi", "GET", "/Customers/9")).body;
    expect(await missing({})).toMatchObject({
      errorCode: "ResourceNotFound",
      detail: expect.anything(),
      errors: [],
    });
    const bare = await missing({ notFoundBodies: "bare" });
    expect(bare).toMatchObject({ status: 404, errorCode: "ResourceNotFound", traceId: expect.anything() });
    expect(bare).not.toHaveProperty("detail");
    expect(bare).not.toHaveProperty("errors");
  });

  test("G-9: logTime is Danish local time or UTC, also in a fault's answer", async () => {
    const times = async (rulings: Partial<Rulings>) => {
      const mock = testMock({ rulings });
      const missing = (await mock.rest("GET", "/units/99")).body.logTime;
      mock.faults.add({ effect: { status: 503 } });
      return [missing, (await mock.rest("GET", "/units/99")).body.logTime];
    };
    expect(await times({})).toEqual(["2026-08-14T12:00:00", "2026-08-14T12:00:00"]);
    expect(await times({ logTime: "utc" })).toEqual(["2026-08-14T10:00:00", "2026-08-14T10:00:00"]);
  });
});

describe("access", () => {
  test("R-16, O-25, O-28: employees need no module, or the project module", async () => {
    const statuses = async (rulings: Partial<Rulings>) => {
      const mock = testMock({ modules: [], rulings });
      const paths = ["/Employees", "/EmployeeGroups", "/Projects", "/project-employees"];
      return Promise.all(paths.map(async (path) => (await mock.apis("projectsapi", "GET", path)).status));
    };
    expect(await statuses({})).toEqual([200, 200, 403, 403]);
    expect(await statuses({ employeesNeedProject: true })).toEqual([403, 403, 403, 403]);
  });

  test("G-2: the apps of an agreement share its bucket, or have one each", async () => {
    const statuses = async (per: "agreement" | "app") => {
      const mock = testMock({ rateLimit: { limit: 3, per } });
      const ask = async (secret: string) => (await mock.rest("GET", "/self", undefined, { secret })).status;
      return [await ask("one"), await ask("two"), await ask("one")];
    };
    expect(await statuses("agreement")).toEqual([200, 429, 429]);
    expect(await statuses("app")).toEqual([200, 200, 429]);
  });
});

describe("events", () => {
  const event = {
    name: "ORDER_CREATED",
    description: "An order was created.",
    mergeFields: [{ fieldName: "ORDERNO", description: "Its number." }],
  };
  const hook = {
    eventType: "ORDER_CREATED",
    name: "Ordrer",
    url: "https://shop.test/",
    contentType: "text/plain",
    postData: "order=[orderno]",
  };

  test("U-03: an event type that a test adds is listed, and triggers its webhooks", async () => {
    const names = async (mock: ReturnType<typeof testMock>) =>
      (await mock.apis("webhooksapi", "GET", "/EventTypes")).body.map(({ name }: { name: string }) => name);
    expect(await names(testMock())).not.toContain("ORDER_CREATED");
    expect((await testMock().apis("webhooksapi", "POST", "/webhooks", hook)).body.errorCode).toBe(
      "WebhookInvalidType",
    );
    const mock = testMock({ eventTypes: [event] });
    expect((await names(mock)).at(-1)).toBe("ORDER_CREATED");
    expect((await mock.apis("webhooksapi", "POST", "/webhooks", hook)).status).toBe(201);
    mock.agreement().emit("ORDER_CREATED", { ORDERNO: 7 });
    mock.agreement().emit("INVOICE_BOOKED");
    expect(mock.deliveries.map(({ body }) => body)).toEqual(["order=7"]);
  });
});

describe("a wrong ruling", () => {
  test.each([
    [{ logTime: "UTC" }, 'rulings.logTime cannot be "UTC" (choose "danish" or "utc")'],
    [{ mostListValues: 100 }, "rulings.mostListValues cannot be 100 (choose 200 or 199)"],
    [{ anyVersion: "yes" }, 'rulings.anyVersion cannot be "yes" (choose true or false)'],
    [{ defaultWebhookBody: 1 }, "rulings.defaultWebhookBody cannot be 1"],
    [{ toString: true }, 'no ruling "toString" (choose one of pagedReach, rateHeaders'],
  ])("%j is refused with a message", (rulings, message) => {
    expect(() => createEconomicMock({ rulings: rulings as never })).toThrow(message);
  });
});
