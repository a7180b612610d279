import { beforeEach, describe, expect, test } from "vitest";
import { type TestMock, testMock } from "../../testing/test-mock.ts";

let mock: TestMock;
beforeEach(() => {
  mock = testMock({ seed: "company" });
});

const service = (method: string, path: string, body?: unknown) =>
  mock.apis("customersapi", method, path, body);

describe("contacts and delivery locations", () => {
  test("are numbered in the agreement, and have a second number per customer", async () => {
    const made = await mock.rest("POST", "/customers/2/contacts", {
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

  test("are found only below their own customer", async () => {
    expect((await mock.rest("GET", "/customers/1/contacts/1")).status).toBe(200);
    expect((await mock.rest("GET", "/customers/2/contacts/1")).status).toBe(404);
    expect((await mock.rest("GET", "/customers/1/contacts")).body.pagination.results).toBe(1);
  });

  test("keep their customer: moving one is CustomerNumberMismatch", async () => {
    const contact = (await service("GET", "/Contacts/1")).body;
    expect((await service("PUT", "/Contacts", { ...contact, customerNumber: 2 })).body.errorCode).toBe(
      "CustomerNumberMismatch",
    );
    expect((await service("PUT", "/Contacts", { ...contact, phone: "12" })).status).toBe(200);
    expect((await mock.rest("GET", "/customers/1/contacts/1")).body.phone).toBe("12");
  });

  test("O-57: a create answers the number, under that name", async () => {
    const made = await service("POST", "/Contacts", { customerNumber: 1, name: "Ny" });
    expect([made.status, made.body]).toEqual([201, { number: expect.any(Number) }]);
  });

  test("need a name that the customer has only once", async () => {
    const twin = await service("POST", "/Contacts", { customerNumber: 1, name: "Mette Holm" });
    expect(twin.body.errorCode).toBe("CustomerContactNameAlreadyExists");
    const nobody = await service("POST", "/Contacts", { customerNumber: 99, name: "X" });
    expect(nobody.body.errorCode).toBe("CustomerDoesNotExist");
    const nameless = await service("POST", "/Contacts", { customerNumber: 1, name: " " });
    expect(nameless.body.errorCode).toBe("CustomerContactNameNullOrEmpty");
  });

  test("are deleted with their customer", async () => {
    const contact = (await mock.rest("POST", "/customers/12/contacts", { name: "Ravn" })).body;
    const place = (await mock.rest("POST", "/customers/12/delivery-locations", { address: "Vej 1" })).body;
    const paths = [
      `/Contacts/${contact.customerContactNumber}`,
      `/DeliveryLocations/${place.deliveryLocationNumber}`,
    ];
    for (const path of paths) expect((await service("GET", path)).status).toBe(200);
    await mock.rest("DELETE", "/customers/12");
    for (const path of paths) expect((await service("GET", path)).status).toBe(404);
  });

  test("delivery locations are the same on both surfaces", async () => {
    const made = await service("POST", "/DeliveryLocations", {
      customerNumber: 2,
      address: "Kaj 1",
      isBarred: true,
    });
    expect(made.body).toEqual({ number: 2 });
    expect((await mock.rest("GET", "/customers/2/delivery-locations/2")).body).toMatchObject({
      address: "Kaj 1",
      barred: true,
      sortKey: 1,
    });
    expect((await mock.rest("DELETE", "/customers/2/delivery-locations/2")).status).toBe(204);
    expect((await service("GET", "/DeliveryLocations/2")).status).toBe(404);
  });
});

describe("templates of a customer", () => {
  test("are drafts from the customer card, which can be posted unchanged", async () => {
    const { body } = await mock.rest("GET", "/customers/1/templates/invoice");
    expect(body).toMatchObject({
      date: "2026-08-14",
      dueDate: "2026-08-28",
      recipient: { name: "Havnens Bageri ApS", city: "Odense C" },
    });
    expect((await mock.rest("POST", "/invoices/drafts", body)).status).toBe(201);
  });

  test("L-151: have a line for each product; the single one has price and quantity", async () => {
    const listing = (await mock.rest("GET", "/customers/1/templates/invoiceline")).body;
    expect(listing.pagination.results).toBeGreaterThan(5);
    expect(listing.collection[0]).not.toHaveProperty("unitNetPrice");
    expect((await mock.rest("GET", "/customers/1/templates/invoiceline/1?quantity=3")).body).toMatchObject({
      quantity: 3,
      unitNetPrice: 1495,
      product: { productNumber: "1" },
    });
  });

  test("start with a page of links; an unknown customer has none", async () => {
    const at = "https://restapi.e-conomic.com";
    expect((await mock.rest("GET", "/customers/1/templates")).body).toEqual({
      invoice: `${at}/customers/1/templates/invoice`,
      invoiceline: `${at}/customers/1/templates/invoiceline`,
      self: `${at}/customers/1/templates`,
    });
    expect((await mock.rest("GET", "/customers/1/totals")).body.drafts).toBe(
      `${at}/invoices/totals/drafts/customers/1`,
    );
    expect((await mock.rest("GET", "/customers/99/templates")).status).toBe(404);
  });
});
