import { beforeEach, describe, expect, it } from "vitest";
import { type TestMock, testMock } from "../../testing/test-mock.ts";

let mock: TestMock;
beforeEach(() => {
  mock = testMock({ seed: "company" });
});

const rest = (method: string, path: string, body?: unknown) => mock.rest(method, path, body);
const service = (method: string, path: string, body?: unknown) =>
  mock.apis("customersapi", method, path, body);

const onRest = {
  name: "Ny kunde",
  currency: "DKK",
  customerGroup: { customerGroupNumber: 1 },
  vatZone: { vatZoneNumber: 1 },
  paymentTerms: { paymentTermsNumber: 2 },
};
const onService = {
  customerNumber: 5000,
  name: "Ny kunde",
  currency: "DKK",
  customerGroupNumber: 1,
  zone: 1,
  paymentTermId: 2,
  access: true,
};

describe("customers on REST", () => {
  it("L-01, L-02, L-03: create answers 201 with the whole entity and where it is", async () => {
    const made = await rest("POST", "/customers", onRest);
    expect([made.status, made.headers.get("location")]).toEqual([
      201,
      "https://restapi.e-conomic.com/customers/6",
    ]);
    expect(made.body).toMatchObject({
      ...onRest,
      customerNumber: 6,
      self: "https://restapi.e-conomic.com/customers/6",
    });
    expect((await rest("GET", "/customers/6")).body).toEqual(made.body);
  });

  it("L-22, L-23: the server numbers customers, or takes the number it is given, once", async () => {
    expect(
      (await rest("POST", "/customers", { ...onRest, customerNumber: 900123 })).body.customerNumber,
    ).toBe(900123);
    expect((await rest("POST", "/customers", onRest)).body.customerNumber).toBe(900124);
    const taken = await rest("POST", "/customers", { ...onRest, customerNumber: 1 });
    expect([taken.status, taken.text.includes("E06010")]).toEqual([400, true]);
  });

  it("L-04: self stands for the number in a reference", async () => {
    const vatZone = { self: "https://restapi.e-conomic.com/vat-zones/2" };
    expect((await rest("POST", "/customers", { ...onRest, vatZone })).body.vatZone.vatZoneNumber).toBe(2);
  });

  it("L-05, L-06, L-07: PUT replaces: what it leaves out is cleared", async () => {
    await rest("PUT", "/customers/1", { ...onRest, city: "Nyborg", email: "a@b.test", barred: true });
    expect((await rest("GET", "/customers/1")).body).toMatchObject({
      city: "Nyborg",
      email: "a@b.test",
      barred: true,
    });
    const put = await rest("PUT", "/customers/1", onRest);
    expect(put.status).toBe(200);
    for (const gone of ["city", "email", "barred", "address"])
      expect(put.body, gone).not.toHaveProperty(gone);
    expect(put.body.customerNumber).toBe(1);
  });

  it("PUT on REST leaves alone what only customersapi knows", async () => {
    const before = (await service("GET", "/Customers/1")).body;
    await service("PUT", "/Customers/1", { ...before, iban: "DK5000400440116243" });
    await rest("PUT", "/customers/1", onRest);
    expect((await service("GET", "/Customers/1")).body.iban).toBe("DK5000400440116243");
  });

  it("L-08: PUT to a free number creates it", async () => {
    const made = await rest("PUT", "/customers/77", onRest);
    expect([made.status, made.body.customerNumber]).toEqual([201, 77]);
    expect(made.headers.get("location")).toBe("https://restapi.e-conomic.com/customers/77");
  });

  it("L-09, L-11: DELETE is 204, the second 404 E06000", async () => {
    expect((await rest("DELETE", "/customers/5")).status).toBe(204);
    expect((await rest("DELETE", "/customers/5")).body).toMatchObject({
      httpStatusCode: 404,
      errorCode: "E06000",
    });
  });

  it("S-05, S-06: unknown and read-only properties are ignored", async () => {
    const made = await rest("POST", "/customers", { ...onRest, balance: 999.99, nonsense: true });
    expect(made.status).toBe(201);
    expect(made.body.balance).toBe(0);
    expect(made.body).not.toHaveProperty("nonsense");
  });

  it("L-20, L-44: timestamps with Z, decimals with a digit", async () => {
    const { text, body } = await rest("GET", "/customers/1");
    expect(text).toContain('"balance":0.0');
    expect(body.lastUpdated).toBe("2026-08-14T10:00:00Z");
  });

  it("L-46: the links of a customer", async () => {
    const { body } = await rest("GET", "/customers/1");
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

  it("E07080, E07140: unknown payment terms and groups, in the error tree", async () => {
    const answer = await rest("POST", "/customers", {
      ...onRest,
      paymentTerms: { paymentTermsNumber: 99 },
      customerGroup: { customerGroupNumber: 98 },
    });
    expect(answer.body).toMatchObject({
      errorCode: "E04300",
      errorCount: 2,
      errors: {
        paymentTerms: { paymentTermsNumber: { errors: [{ errorCode: "E07080", inputValue: 99 }] } },
        customerGroup: { customerGroupNumber: { errors: [{ errorCode: "E07140", inputValue: 98 }] } },
      },
    });
  });

  it("L-26: a group's account must be one that can be posted to", async () => {
    const group = (accountNumber: number) => ({
      customerGroupNumber: 9,
      name: "Ny",
      account: { accountNumber },
    });
    expect((await rest("POST", "/customer-groups", group(1000))).text).toContain("E04041");
    expect((await rest("POST", "/customer-groups", group(4711))).text).toContain("E07150");
    const made = await rest("POST", "/customer-groups", group(5600));
    expect(made.body).toMatchObject({
      customerGroupNumber: 9,
      account: { accountNumber: 5600, accountType: "status" },
    });
  });

  it("lists the customers of a group", async () => {
    expect((await rest("GET", "/customer-groups/2/customers")).body.pagination.results).toBe(2);
  });
});

describe("the same customers in customersapi", () => {
  it("S-14: the same entity under other names", async () => {
    const { customerNumber } = (
      await rest("POST", "/customers", { ...onRest, zip: "5000", website: "https://ny.test" })
    ).body;
    expect((await service("GET", `/Customers/${customerNumber}`)).body).toMatchObject({
      ...onService,
      customerNumber,
      postCode: "5000",
      homepage: "https://ny.test",
    });
  });

  it("address lines: two here, one text there", async () => {
    await service("POST", "/Customers", { ...onService, address1: "Gade 1", address2: "2. sal" });
    expect((await rest("GET", "/customers/5000")).body.address).toBe("Gade 1\n2. sal");
    await rest("PUT", "/customers/5000", { ...onRest, address: "Vej 2\nSt." });
    expect((await service("GET", "/Customers/5000")).body).toMatchObject({
      address1: "Vej 2",
      address2: "St.",
    });
  });

  it("O-10, O-11, O-53: the caller numbers, the answer is the number alone", async () => {
    const made = await service("POST", "/Customers", onService);
    expect([made.status, made.text]).toEqual([201, '{"customerNumber":5000}']);
    expect(made.headers.get("location")).toBe(
      "https://apis.e-conomic.com/customersapi/v3.1.0/Customers/5000",
    );
    const { customerNumber: _, ...without } = onService;
    expect((await service("POST", "/Customers", without)).text).toContain(
      "The field CustomerNumber must be between 1 and 999999999",
    );
    expect((await service("POST", "/Customers", onService)).body.errorCode).toBe("CustomerAlreadyExists");
  });

  it("O-12: REST's name for the payment terms is unknown here, and fails as a missing term", async () => {
    const { paymentTermId: _, ...without } = onService;
    const answer = await service("POST", "/Customers", { ...without, paymentTermsNumber: 2 });
    expect(answer.status).toBe(400);
    expect(answer.body.errors).toMatchObject([{ property: "PaymentTermId" }]);
  });

  it("O-13, O-14: PUT needs the current objectVersion, or is 409 and writes nothing", async () => {
    const before = (await service("GET", "/Customers/1")).body;
    const { objectVersion: _, ...unversioned } = before;
    expect((await service("PUT", "/Customers/1", unversioned)).body).toMatchObject({
      status: 409,
      errorCode: "UpdateConflict",
    });
    const put = await service("PUT", "/Customers/1", { ...before, city: "Nyborg" });
    expect([put.status, put.text]).toEqual([200, ""]);
    expect((await service("PUT", "/Customers/1", { ...before, city: "Ribe" })).status).toBe(409);
    expect((await rest("GET", "/customers/1")).body.city).toBe("Nyborg");
  });

  it("a change on REST makes the version stale here", async () => {
    const before = (await service("GET", "/Customers/1")).body;
    await rest("PUT", "/customers/1", onRest);
    expect((await service("PUT", "/Customers/1", before)).status).toBe(409);
  });

  it("O-15: DELETE answers 200 with nothing", async () => {
    const gone = await service("DELETE", "/Customers/5");
    expect([gone.status, gone.text]).toEqual([200, ""]);
    expect((await rest("GET", "/customers/5")).status).toBe(404);
  });

  it("PUT without access bars the customer", async () => {
    const { access: _, ...without } = (await service("GET", "/Customers/1")).body;
    await service("PUT", "/Customers/1", without);
    expect((await rest("GET", "/customers/1")).body.barred).toBe(true);
  });

  it("O-17: null, false and zero are left out", async () => {
    const { body } = await service("GET", "/Customers/1");
    for (const name of ["defaultDisableEInvoicing", "creditMaximum", "ean"])
      expect(body).not.toHaveProperty(name);
  });

  it("O-16: /Setup has the defaults", async () => {
    expect((await service("GET", "/Setup")).body).toEqual({
      defaultCustomerGroupNumber: 1,
      defaultLayoutNumber: 19,
      objectVersion: "0000000000000001",
    });
  });

  it("checks what the schema leaves open", async () => {
    const answer = await service("POST", "/Customers", {
      ...onService,
      eanLocationNumber: "12",
      defaultInvoiceRecipient: "nobody",
      zone: 99,
    });
    expect(answer.status).toBe(400);
    const fixed = await service("POST", "/Customers", {
      ...onService,
      eanLocationNumber: "12",
      defaultInvoiceRecipient: "nobody",
    });
    expect(fixed.body.errors.map((error: { errorCode: string }) => error.errorCode)).toEqual([
      "CustomerInvalidEANThirteenDigits",
      "CustomerInvalidInvoiceEmail",
    ]);
    expect(answer.body.errorCode).toBe("CustomerInvalidVatZone");
  });
});

describe("contacts and delivery locations", () => {
  it("are numbered in the agreement, and counted per customer", async () => {
    const made = await rest("POST", "/customers/2/contacts", {
      name: "Ida",
      emailNotifications: ["invoices", "reminders"],
    });
    expect(made.body).toMatchObject({
      customerContactNumber: 3,
      sortKey: 2,
      customer: { customerNumber: 2 },
    });
    expect((await service("GET", "/Contacts/3")).body).toMatchObject({
      number: 3,
      customerNumber: 2,
      userInterfaceNumber: 2,
      receiveInvoices: true,
      receiveReminders: true,
      active: true,
    });
  });

  it("are found under their own customer only", async () => {
    expect((await rest("GET", "/customers/1/contacts/1")).status).toBe(200);
    expect((await rest("GET", "/customers/2/contacts/1")).status).toBe(404);
    expect((await rest("GET", "/customers/1/contacts")).body.pagination.results).toBe(1);
  });

  it("keep their customer: moving one is CustomerNumberMismatch", async () => {
    const contact = (await service("GET", "/Contacts/1")).body;
    expect((await service("PUT", "/Contacts", { ...contact, customerNumber: 2 })).body.errorCode).toBe(
      "CustomerNumberMismatch",
    );
    expect((await service("PUT", "/Contacts", { ...contact, phone: "12" })).status).toBe(200);
    expect((await rest("GET", "/customers/1/contacts/1")).body.phone).toBe("12");
  });

  it("have a name, and one of a kind", async () => {
    const twin = await service("POST", "/Contacts", { customerNumber: 1, name: "Mette Holm" });
    expect(twin.body.errorCode).toBe("CustomerContactNameAlreadyExists");
    const nobody = await service("POST", "/Contacts", { customerNumber: 99, name: "X" });
    expect(nobody.body.errorCode).toBe("CustomerDoesNotExist");
    const nameless = await service("POST", "/Contacts", { customerNumber: 1, name: " " });
    expect(nameless.body.errorCode).toBe("CustomerContactNameNullOrEmpty");
  });

  it("go with their customer", async () => {
    await rest("DELETE", "/customers/1");
    expect((await service("GET", "/Contacts/1")).status).toBe(404);
    expect((await service("GET", "/DeliveryLocations/1")).status).toBe(404);
  });

  it("delivery locations are the same on both surfaces", async () => {
    const made = await service("POST", "/DeliveryLocations", {
      customerNumber: 2,
      address: "Kaj 1",
      isBarred: true,
    });
    expect(made.body).toEqual({ number: 2 });
    expect((await rest("GET", "/customers/2/delivery-locations/2")).body).toMatchObject({
      address: "Kaj 1",
      barred: true,
      sortKey: 1,
    });
    expect((await rest("DELETE", "/customers/2/delivery-locations/2")).status).toBe(204);
    expect((await service("GET", "/DeliveryLocations/2")).status).toBe(404);
  });
});

describe("templates of a customer", () => {
  it("are a draft from the customer card, which can be posted as it is", async () => {
    const { body } = await rest("GET", "/customers/1/templates/invoice");
    expect(body).toMatchObject({
      date: "2026-08-14",
      dueDate: "2026-08-28",
      recipient: { name: "Havnens Bageri ApS", city: "Odense C" },
    });
    expect((await rest("POST", "/invoices/drafts", body)).status).toBe(201);
  });

  it("have a line for each product, with the price on the single one", async () => {
    const listing = (await rest("GET", "/customers/1/templates/invoiceline")).body;
    expect(listing.pagination.results).toBeGreaterThan(5);
    expect(listing.collection[0]).not.toHaveProperty("unitNetPrice");
    expect((await rest("GET", "/customers/1/templates/invoiceline/1?quantity=3")).body).toMatchObject({
      quantity: 3,
      unitNetPrice: 1495,
      product: { productNumber: "1" },
    });
  });

  it("are links first; a customer that is not there has none", async () => {
    const at = "https://restapi.e-conomic.com";
    expect((await rest("GET", "/customers/1/templates")).body).toEqual({
      invoice: `${at}/customers/1/templates/invoice`,
      invoiceline: `${at}/customers/1/templates/invoiceline`,
      self: `${at}/customers/1/templates`,
    });
    expect((await rest("GET", "/customers/1/totals")).body.drafts).toBe(
      `${at}/invoices/totals/drafts/customers/1`,
    );
    expect((await rest("GET", "/customers/99/templates")).status).toBe(404);
  });
});
