import { describe, expect, test } from "vitest";
import { bookedEntries } from "../../records/ledger.ts";
import { testMock } from "../../testing/test-mock.ts";

const company = () => testMock({ seed: "company" });
const service = "suppliersapi";
const plain = {
  name: "Ny Leverandør ApS",
  currency: "DKK",
  paymentTerms: { paymentTermsNumber: 1 },
  supplierGroup: { supplierGroupNumber: 1 },
  vatZone: { vatZoneNumber: 1 },
};

describe("suppliers on REST", () => {
  test("L-22, L-03: the server numbers a new one and answers the whole supplier", async () => {
    const mock = company();
    const made = await mock.rest("POST", "/suppliers", plain);
    expect(made.status).toBe(201);
    expect(made.headers.get("location")).toBe("https://restapi.e-conomic.com/suppliers/4");
    expect(made.body).toMatchObject({
      ...plain,
      supplierNumber: 4,
      contacts: "https://restapi.e-conomic.com/suppliers/4/contacts",
      self: "https://restapi.e-conomic.com/suppliers/4",
    });
    expect(
      (await mock.rest("POST", "/suppliers", { ...plain, supplierNumber: 900123 })).body.supplierNumber,
    ).toBe(900123);
  });

  test("O-31: are not in suppliersapi", async () => {
    const mock = company();
    for (const path of ["/Suppliers", "/suppliers", "/Suppliers/1"]) {
      expect((await mock.apis(service, "GET", path)).status).toBe(404);
    }
  });

  test("L-50: a contact has another name for its number in the single supplier", async () => {
    const mock = company();
    const body = { ...plain, supplierNumber: 1, attention: { supplierContactNumber: 1 } };
    expect((await mock.rest("PUT", "/suppliers/1", body)).status).toBe(200);
    const single = (await mock.rest("GET", "/suppliers/1")).body;
    const [listed] = (await mock.rest("GET", "/suppliers")).body.collection;
    const self = "https://restapi.e-conomic.com/suppliers/1/contacts/1";
    expect(single.attention).toEqual({ number: 1, self });
    expect(listed.attention).toEqual({ supplierContactNumber: 1, self });
    expect(listed).not.toHaveProperty("address");
  });

  test("refuse unknown terms (E07080) and another supplier's contact", async () => {
    const mock = company();
    const terms = await mock.rest("POST", "/suppliers", {
      ...plain,
      paymentTerms: { paymentTermsNumber: 99 },
    });
    expect(terms.body.errors.paymentTerms.errors[0].errorCode).toBe("E07080");
    const contact = await mock.rest("POST", "/suppliers", {
      ...plain,
      attention: { supplierContactNumber: 1 },
    });
    expect(contact.status).toBe(400);
  });

  test("are deleted with their contacts, unless they have booked entries", async () => {
    const mock = company();
    await mock.rest("POST", "/suppliers", { ...plain, supplierNumber: 50 });
    await mock.rest("POST", "/suppliers/50/contacts", { name: "Bo" });
    await mock.rest("POST", "/suppliers", { ...plain, supplierNumber: 51 });
    mock.agreement().records(bookedEntries).add({
      entryNumber: 900_001,
      voucherNumber: 1,
      entryType: "supplierInvoice",
      date: "2026-08-01",
      year: "2026",
      periodNumber: 1,
      accountNumber: 6800,
      amount: -100,
      amountInBaseCurrency: -100,
      currency: "DKK",
      supplierNumber: 51,
      remainder: -100,
      remainderInBaseCurrency: -100,
    });
    expect((await mock.rest("DELETE", "/suppliers/51")).status).toBe(400);
    expect((await mock.rest("DELETE", "/suppliers/50")).status).toBe(204);
    expect((await mock.apis(service, "GET", "/Contacts?filter=supplierNumber$eq:50")).body).toEqual({
      items: [],
    });
  });
});

describe("contacts of suppliers", () => {
  test("S-14: are below their supplier on REST, and in one flat list on the service", async () => {
    const mock = company();
    const made = await mock.rest("POST", "/suppliers/1/contacts", { name: "Ida Friis", email: "ida@x.test" });
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({ supplierContactNumber: 2, supplier: { supplierNumber: 1 } });
    const shown = (await mock.apis(service, "GET", "/Contacts/2")).body;
    expect(shown).toMatchObject({ number: 2, supplierNumber: 1, userInterfaceNumber: 2, active: true });
    const changed = { number: 2, supplierNumber: 1, name: "Ida F.", objectVersion: shown.objectVersion };
    expect((await mock.apis(service, "PUT", "/Contacts", changed)).status).toBe(204);
    expect((await mock.rest("GET", "/suppliers/1/contacts/2")).body.name).toBe("Ida F.");
    expect((await mock.apis(service, "DELETE", "/Contacts/2")).status).toBe(204);
    expect((await mock.rest("GET", "/suppliers/1/contacts/2")).status).toBe(404);
  });

  test("count per supplier in the number of the web application", async () => {
    const mock = company();
    const make = async (supplierNumber: number) => {
      const { number } = (await mock.apis(service, "POST", "/Contacts", { supplierNumber, name: "Bo" })).body;
      return (await mock.apis(service, "GET", `/Contacts/${number}`)).body.userInterfaceNumber;
    };
    expect([await make(1), await make(2), await make(3)]).toEqual([2, 1, 1]);
  });

  test("refuse a missing or taken name, and another or unknown supplier", async () => {
    const mock = company();
    const make = async (body: object) => (await mock.apis(service, "POST", "/Contacts", body)).body.errorCode;
    expect(await make({ supplierNumber: 1, name: " " })).toBe("SupplierContactNameNullOrEmpty");
    expect(await make({ supplierNumber: 1, name: "Per Thomsen" })).toBe("SupplierContactNameAlreadyExists");
    expect(await make({ supplierNumber: 99, name: "Per" })).toBe("SupplierDoesNotExist");
    const { objectVersion } = (await mock.apis(service, "GET", "/Contacts/1")).body;
    const moved = await mock.apis(service, "PUT", "/Contacts", {
      number: 1,
      supplierNumber: 2,
      name: "P",
      objectVersion,
    });
    expect(moved.body.errorCode).toBe("SupplierNumberMismatch");
    expect((await mock.rest("POST", "/suppliers/99/contacts", { name: "P" })).status).toBe(404);
    expect((await mock.rest("GET", "/suppliers/99/contacts")).body.collection).toEqual([]);
  });

  test("from REST have names of at most 255 characters, as on the service", async () => {
    const mock = testMock({ seed: "company" });
    const refused = await mock.rest("POST", "/suppliers/1/contacts", { name: "x".repeat(256) });
    expect([refused.status, refused.text]).toEqual([400, expect.stringContaining("E04010")]);
    const longest = await mock.rest("POST", "/suppliers/1/contacts", { name: "x".repeat(255) });
    expect(longest.status).toBe(201);
  });

  test("cannot be deleted while their supplier names them", async () => {
    const mock = company();
    await mock.rest("PUT", "/suppliers/1", {
      ...plain,
      supplierNumber: 1,
      attention: { supplierContactNumber: 1 },
    });
    const refused = await mock.apis(service, "DELETE", "/Contacts/1");
    expect([refused.status, refused.body.errorCode]).toEqual([400, "SupplierContactIsInUse"]);
  });
});

describe("supplier groups", () => {
  test("C-01, L-139: exist in a new agreement, and are read-only on REST", async () => {
    const mock = testMock();
    expect((await mock.apis(service, "GET", "/Groups/count")).body).toBe(2);
    const made = await mock.apis(service, "POST", "/Groups", {
      number: 3,
      name: "Ansatte",
      accountNumber: 6800,
    });
    expect(made.body).toEqual({ number: 3 });
    const { collection } = (await mock.rest("GET", "/supplier-groups")).body;
    expect(collection.at(-1)).toEqual({
      supplierGroupNumber: 3,
      name: "Ansatte",
      account: { accountNumber: 6800, self: "https://restapi.e-conomic.com/accounts/6800" },
      self: "https://restapi.e-conomic.com/supplier-groups/3",
    });
    expect((await mock.rest("GET", "/supplier-groups/3")).body).toEqual(collection.at(-1));
    expect((await mock.rest("GET", "/supplier-groups/9")).status).toBe(404);
    expect((await mock.rest("POST", "/supplier-groups", { name: "Andre" })).status).toBe(405);
    const supplier = await mock.rest("POST", "/suppliers", {
      ...plain,
      supplierGroup: { supplierGroupNumber: 3 },
    });
    expect(supplier.status).toBe(201);
    expect((await mock.apis(service, "DELETE", "/Groups/3")).body.errorCode).toBe("SupplierGroupIsInUse");
  });

  test("need a name, a free number, and an account that accepts entries", async () => {
    const mock = testMock();
    const make = async (body: object) => (await mock.apis(service, "POST", "/Groups", body)).body.errorCode;
    expect(await make({ number: 3, name: " ", accountNumber: 6800 })).toBe("SupplierGroupNameEmpty");
    expect(await make({ number: 1, name: "N", accountNumber: 6800 })).toBe("SupplierGroupIdAlreadyExists");
    expect(await make({ number: 3, name: "N", accountNumber: 1 })).toBe("ERROR_CODE_AccountDoesNotExist");
    expect(await make({ number: 3, name: "N", accountNumber: 1000 })).toBe(
      "ERROR_CODE_AccountIsNotBalanceOrProfitAndLossType",
    );
  });
});
