import { describe, expect, test } from "vitest";
import { testMock } from "../../testing/test-mock.ts";

const customerPath = "/customers/1";
const company = () => testMock({ seed: "company" });
const flag = (op: string, value?: unknown) => [{ op, path: "/eInvoicingDisabledByDefault", value }];

describe("PATCH of a customer", () => {
  test("L-152: accepts a JSON Patch, the only way to eInvoicingDisabledByDefault", async () => {
    const mock = company();
    const { body: before } = await mock.rest("GET", customerPath);
    expect(before.eInvoicingDisabledByDefault).toBe(false);
    const put = await mock.rest("PUT", customerPath, { ...before, eInvoicingDisabledByDefault: true });
    expect([put.status, put.body.eInvoicingDisabledByDefault]).toEqual([200, false]);
    const patched = await mock.rest("PATCH", customerPath, flag("replace", true));
    expect([patched.status, patched.body]).toEqual([200, { ...before, eInvoicingDisabledByDefault: true }]);
    const kept = await mock.rest("PUT", customerPath, before);
    expect(kept.body.eInvoicingDisabledByDefault).toBe(true);
    expect((await mock.rest("PATCH", customerPath, flag("remove"))).body.eInvoicingDisabledByDefault).toBe(
      false,
    );
  });

  test("L-152: changes the named properties, also nested ones, and clears nothing", async () => {
    const mock = company();
    const { body: before } = await mock.rest("GET", customerPath);
    const { body } = await mock.rest("PATCH", customerPath, [
      { op: "replace", path: "/city", value: "Ribe" },
      { op: "replace", path: "/paymentTerms/paymentTermsNumber", value: 1 },
      { op: "remove", path: "/email" },
    ]);
    expect([body.city, body.paymentTerms.paymentTermsNumber, body.email]).toEqual(["Ribe", 1, undefined]);
    expect([body.name, body.zip, body.vatZone]).toEqual([before.name, before.zip, before.vatZone]);
  });

  test("L-152: refuses text that is not a patch, an unknown place, a missing value", async () => {
    const mock = company();
    const status = async (body: unknown, path = customerPath) =>
      (await mock.rest("PATCH", path, body)).status;
    expect(await status({ eInvoicingDisabledByDefault: true })).toBe(400);
    expect(await status([{ op: "fly", path: "/city", value: "Ribe" }])).toBe(400);
    expect(await status([{ op: "replace", path: "city", value: "Ribe" }])).toBe(400);
    expect(await status([{ op: "replace", path: "/nothing/here", value: 1 }])).toBe(400);
    expect(await status([{ op: "replace", path: "/city" }])).toBe(400);
    expect(await status([{ op: "replace", path: "/name", value: "x".repeat(300) }])).toBe(400);
    expect(await status(flag("replace", true), "/customers/999")).toBe(404);
  });
});
