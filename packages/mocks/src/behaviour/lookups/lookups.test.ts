import { beforeEach, describe, expect, test } from "vitest";
import { layouts } from "../../records/lookups.ts";
import { type TestMock, testMock } from "../../testing/test-mock.ts";

let mock: TestMock;
beforeEach(() => {
  mock = testMock();
});

describe("lookups of a new agreement", () => {
  test("C-01: have layouts, terms, zones and groups, but no customers or products", async () => {
    const results = async (path: string) => (await mock.rest("GET", path)).body.pagination.results;
    for (const path of [
      "/layouts",
      "/payment-terms",
      "/vat-zones",
      "/product-groups",
      "/customer-groups",
      "/accounts",
    ]) {
      expect(await results(path), path).toBeGreaterThan(0);
    }
    for (const path of ["/customers", "/products", "/invoices/drafts"])
      expect(await results(path), path).toBe(0);
  });

  test("L-24: payment terms need a type, and the server numbers them", async () => {
    expect((await mock.rest("POST", "/payment-terms", { name: "Ny" })).text).toContain("paymentTermsType");
    const made = await mock.rest("POST", "/payment-terms", {
      name: "Ny",
      paymentTermsType: "net",
      daysOfCredit: 20,
    });
    expect(made.body).toMatchObject({ paymentTermsNumber: 7, daysOfCredit: 20 });
  });

  test("L-17: upper and lower case count in enumerations", async () => {
    expect((await mock.rest("POST", "/payment-terms", { name: "Ny", paymentTermsType: "Net" })).status).toBe(
      400,
    );
  });

  test("L-25: refuses to change type and days of credit: E06151", async () => {
    const put = (changes: object) =>
      mock.rest("PUT", "/payment-terms/2", {
        name: "Ny",
        paymentTermsType: "net",
        daysOfCredit: 14,
        ...changes,
      });
    expect((await put({})).body.name).toBe("Ny");
    for (const changes of [
      { daysOfCredit: 15 },
      { daysOfCredit: undefined },
      { paymentTermsType: "invoiceMonth" },
    ]) {
      expect((await put(changes)).text).toContain("E06151");
    }
  });

  test("a deleted layout is not in the listing, but can still be read", async () => {
    mock.agreement().records(layouts).update(20, { deleted: true });
    expect(
      (await mock.rest("GET", "/layouts")).body.collection.map(
        (layout: { layoutNumber: number }) => layout.layoutNumber,
      ),
    ).toEqual([19, 21]);
    expect((await mock.rest("GET", "/layouts/20")).body.deleted).toBe(true);
  });

  test("L-53: currencies have their code as the key", async () => {
    expect((await mock.rest("GET", "/currencies/DKK")).body).toMatchObject({ code: "DKK", isoNumber: "208" });
    expect((await mock.rest("GET", "/currencies/1")).status).toBe(404);
  });

  test("a record in use cannot be deleted", async () => {
    mock.agreement().customers.add({ paymentTermsNumber: 3 });
    expect((await mock.rest("DELETE", "/payment-terms/3")).status).toBe(400);
    expect((await mock.rest("DELETE", "/payment-terms/4")).status).toBe(204);
  });
});
