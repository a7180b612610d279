import { describe, expect, test } from "vitest";
import { makeDraft } from "../../testing/invoice-bodies.ts";
import { testMock } from "../../testing/test-mock.ts";

const hook = {
  eventType: "CUSTOMER_UPDATED",
  name: "Kunder",
  url: "https://hooks.test/",
  contentType: "text/plain",
  postData: "[OLDNUMBER]->[NEWNUMBER]",
};

describe("R-22, L-153: a PUT with another customerNumber", () => {
  test("renumbers the customer and all its records", async () => {
    const mock = testMock({ seed: "company" });
    await mock.apis("webhooksapi", "POST", "/webhooks", hook);
    const draft = await makeDraft(mock);
    const { body: before } = await mock.rest("GET", "/customers/1");
    const listed = async (number: number) => {
      const counts = await Promise.all(
        ["contacts", "delivery-locations", "invoices/booked", "invoices/drafts"].map((path) =>
          mock.rest("GET", `/customers/${number}/${path}`),
        ),
      );
      return counts.map(({ body }) => body.pagination.results);
    };
    const owned = await listed(1);
    const { status, body } = await mock.rest("PUT", "/customers/1", { ...before, customerNumber: 4711 });
    expect([status, body.customerNumber]).toEqual([200, 4711]);
    expect(body.self).toBe("https://restapi.e-conomic.com/customers/4711");
    expect([body.name, body.balance]).toEqual([before.name, before.balance]);
    expect((await mock.rest("GET", "/customers/1")).status).toBe(404);
    expect(await listed(4711)).toEqual(owned);
    expect(await listed(1)).toEqual([0, 0, 0, 0]);
    const moved = (await mock.rest("GET", `/invoices/drafts/${draft.draftInvoiceNumber}`)).body;
    expect(moved.customer.customerNumber).toBe(4711);
    const entries = await mock.apis("bookedEntriesapi", "GET", "/booked-entries?filter=customerNumber$eq:1");
    expect(entries.body.items).toEqual([]);
    await mock.settled();
    expect(mock.deliveries.map((delivery) => delivery.body)).toEqual(["1->4711"]);
  });

  test("refuses a taken number, and changes nothing if another fault is found", async () => {
    const mock = testMock({ seed: "company" });
    const { body } = await mock.rest("GET", "/customers/1");
    const taken = await mock.rest("PUT", "/customers/1", { ...body, customerNumber: 2 });
    expect([taken.status, taken.text]).toEqual([400, expect.stringContaining("E06010")]);
    const wrong = { ...body, customerNumber: 4711, customerGroup: { customerGroupNumber: 99 } };
    expect((await mock.rest("PUT", "/customers/1", wrong)).status).toBe(400);
    expect((await mock.rest("GET", "/customers/1")).body).toEqual(body);
    expect((await mock.rest("GET", "/customers/4711")).status).toBe(404);
  });

  test("is refused if the ruling says so", async () => {
    const mock = testMock({ seed: "company", rulings: { customerRenumbering: "refuse" } });
    const { body } = await mock.rest("GET", "/customers/1");
    const refused = await mock.rest("PUT", "/customers/1", { ...body, customerNumber: 4711 });
    expect([refused.status, refused.body.errors.customerNumber.errors[0].inputValue]).toEqual([400, 4711]);
    expect((await mock.rest("PUT", "/customers/1", body)).status).toBe(200);
  });
});
