import { beforeEach, describe, expect, test } from "vitest";
import { customerBody } from "../../testing/customer-bodies.ts";
import { type TestMock, testMock } from "../../testing/test-mock.ts";

let mock: TestMock;
beforeEach(() => {
  mock = testMock({ seed: "company" });
});

const service = (method: string, path: string, body?: unknown) =>
  mock.apis("customersapi", method, path, body);

const onRest = customerBody();

describe("customers on REST", () => {
  test("L-01, L-02, L-03: create answers 201 with the whole entity and its location", async () => {
    const made = await mock.rest("POST", "/customers", onRest);
    expect([made.status, made.headers.get("location")]).toEqual([
      201,
      "https://restapi.e-conomic.com/customers/13",
    ]);
    expect(made.body).toMatchObject({
      ...onRest,
      customerNumber: 13,
      self: "https://restapi.e-conomic.com/customers/13",
    });
    expect((await mock.rest("GET", "/customers/13")).body).toEqual(made.body);
  });

  test("L-22, L-23: the server numbers customers, or uses a free number it is sent", async () => {
    expect(
      (await mock.rest("POST", "/customers", { ...onRest, customerNumber: 900123 })).body.customerNumber,
    ).toBe(900123);
    expect((await mock.rest("POST", "/customers", onRest)).body.customerNumber).toBe(900124);
    const taken = await mock.rest("POST", "/customers", { ...onRest, customerNumber: 1 });
    expect([taken.status, taken.text.includes("E06010")]).toEqual([400, true]);
  });

  test("L-04: self replaces the number in a reference", async () => {
    const vatZone = { self: "https://restapi.e-conomic.com/vat-zones/2" };
    expect((await mock.rest("POST", "/customers", { ...onRest, vatZone })).body.vatZone.vatZoneNumber).toBe(
      2,
    );
  });

  test("L-05, L-06, L-07: PUT clears the properties that it leaves out", async () => {
    await mock.rest("PUT", "/customers/1", { ...onRest, city: "Nyborg", email: "a@b.test", barred: true });
    expect((await mock.rest("GET", "/customers/1")).body).toMatchObject({
      city: "Nyborg",
      email: "a@b.test",
      barred: true,
    });
    const put = await mock.rest("PUT", "/customers/1", onRest);
    expect(put.status).toBe(200);
    for (const gone of ["city", "email", "barred", "address"])
      expect(put.body, gone).not.toHaveProperty(gone);
    expect(put.body.customerNumber).toBe(1);
  });

  test("PUT on REST keeps the properties that only customersapi has", async () => {
    const before = (await service("GET", "/Customers/1")).body;
    await service("PUT", "/Customers/1", { ...before, iban: "DK5000400440116243" });
    await mock.rest("PUT", "/customers/1", onRest);
    expect((await service("GET", "/Customers/1")).body.iban).toBe("DK5000400440116243");
  });

  test("L-08: PUT to a free number creates it", async () => {
    const made = await mock.rest("PUT", "/customers/77", onRest);
    expect([made.status, made.body.customerNumber]).toEqual([201, 77]);
    expect(made.headers.get("location")).toBe("https://restapi.e-conomic.com/customers/77");
  });

  test("L-09, L-11: DELETE answers 204, and the second one 404 E06000", async () => {
    expect((await mock.rest("DELETE", "/customers/12")).status).toBe(204);
    expect((await mock.rest("DELETE", "/customers/12")).body).toMatchObject({
      httpStatusCode: 404,
      errorCode: "E06000",
    });
  });

  test("S-05, S-06: unknown and read-only properties are ignored", async () => {
    const made = await mock.rest("POST", "/customers", { ...onRest, balance: 999.99, nonsense: true });
    expect(made.status).toBe(201);
    expect(made.body.balance).toBe(0);
    expect(made.body).not.toHaveProperty("nonsense");
  });

  test("L-20, L-44: timestamps end in Z, and decimals have a digit", async () => {
    const { text, body } = await mock.rest("GET", "/customers/12");
    expect(text).toContain('"balance":0.0');
    expect(body.lastUpdated).toBe("2026-08-14T10:00:00Z");
  });

  test("L-46: a customer has links to its listings", async () => {
    const { body } = await mock.rest("GET", "/customers/1");
    const at = "https://restapi.e-conomic.com/customers/1";
    expect(body).toMatchObject({
      contacts: `${at}/contacts`,
      deliveryLocations: `${at}/delivery-locations`,
      templates: {
        invoice: `${at}/templates/invoice`,
        invoiceLine: `${at}/templates/invoiceline`,
        self: `${at}/templates`,
      },
      invoices: { drafts: `${at}/invoices/drafts`, booked: `${at}/invoices/booked`, self: `${at}/invoices` },
      totals: { self: `${at}/totals` },
    });
  });

  test("L-130, E07080, E07140: unknown terms and groups are faults of the reference", async () => {
    const answer = await mock.rest("POST", "/customers", {
      ...onRest,
      paymentTerms: { paymentTermsNumber: 99 },
      customerGroup: { customerGroupNumber: 98 },
    });
    expect(answer.body).toMatchObject({
      errorCode: "E04300",
      errorCount: 2,
      errors: {
        paymentTerms: {
          errors: [
            {
              propertyName: "paymentTerms",
              errorMessage: "PaymentTerms '99' not found.",
              errorCode: "E07080",
              inputValue: 99,
              developerHint: expect.stringContaining("https://restapi.e-conomic.com/payment-terms"),
            },
          ],
        },
        customerGroup: {
          errors: [
            {
              propertyName: "customerGroup",
              errorMessage: "CustomerGroup '98' not found.",
              errorCode: "E07140",
              inputValue: 98,
              developerHint: expect.stringContaining("https://restapi.e-conomic.com/customer-groups"),
            },
          ],
        },
      },
    });
  });

  test("L-26: the account of a group must accept postings", async () => {
    const group = (accountNumber: number) => ({
      customerGroupNumber: 9,
      name: "Ny",
      account: { accountNumber },
    });
    expect((await mock.rest("POST", "/customer-groups", group(1000))).text).toContain("E04041");
    expect((await mock.rest("POST", "/customer-groups", group(4711))).text).toContain("E07150");
    const made = await mock.rest("POST", "/customer-groups", group(5600));
    expect(made.body).toMatchObject({
      customerGroupNumber: 9,
      account: { accountNumber: 5600, accountType: "status" },
    });
  });

  test("lists the customers of a group", async () => {
    expect((await mock.rest("GET", "/customer-groups/2/customers")).body.pagination.results).toBe(2);
  });
});
