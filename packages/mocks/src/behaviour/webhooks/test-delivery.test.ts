import { describe, expect, test } from "vitest";
import { eventTypes } from "../../generated/tables.ts";
import { testMock } from "../../testing/test-mock.ts";

const shown = async (request: Request) => ({
  method: request.method,
  url: request.url,
  type: request.headers.get("content-type"),
  body: await request.text(),
});

describe("a test delivery", () => {
  test.each(eventTypes)(
    "of $name names the event and fills in each merge field",
    async ({ name, mergeFields }) => {
      const { body, ...rest } = await shown(testMock().agreement().delivery(name));
      expect(rest).toEqual({ method: "POST", url: "https://webhook.test/", type: "application/json" });
      const fields = mergeFields.map(({ fieldName }) => [fieldName, "1"]);
      expect(JSON.parse(body)).toEqual({ event: name, ...Object.fromEntries(fields) });
    },
  );

  test("has the given fields, in any case, and the others empty", async () => {
    const delivery = testMock().agreement().delivery("CUSTOMER_UPDATED", { newNumber: 7 });
    expect(await delivery.json()).toEqual({ event: "CUSTOMER_UPDATED", NEWNUMBER: "7", OLDNUMBER: "" });
  });

  test("is made from the agreement's own webhook, with the given values", async () => {
    const mock = testMock();
    await mock.apis("webhooksapi", "POST", "/webhooks", {
      eventType: "INVOICE_BOOKED",
      name: "Booked",
      url: "https://shop.test/hook?of=invoice",
      contentType: "text/plain",
      postData: "no=[INVOICENO]",
      customHeaders: [{ key: "X-Own", value: "a" }],
    });
    const { delivery } = mock.agreement();
    const own = delivery("INVOICE_BOOKED", { INVOICENO: 10001 }, { secret: "s", headers: { "x-own": "b" } });
    expect([own.headers.get("x-own"), own.headers.get("x-webhook-secret")]).toEqual(["b", "s"]);
    expect(await shown(own)).toEqual({
      method: "POST",
      url: "https://shop.test/hook?of=invoice",
      type: "text/plain",
      body: "no=10001",
    });
    const given = { url: "https://other.test/", contentType: "application/json", postData: "[INVOICENO]" };
    expect(await shown(delivery("INVOICE_BOOKED", {}, given))).toEqual({
      method: "POST",
      url: given.url,
      type: given.contentType,
      body: "",
    });
    expect(mock.deliveries).toEqual([]);
  });

  test("of an unknown event or with an unknown field is refused", () => {
    const { delivery } = testMock().agreement();
    expect(() => delivery("INVOICE_BOOKD")).toThrow(RangeError);
    expect(() => delivery("INVOICE_BOOKED", { NEWNUMBER: 1 })).toThrow('no merge field "NEWNUMBER"');
  });
});
