import { describe, expect, test, vi } from "vitest";
import { isEconomicError } from "../index.ts";
import { clientOf, empty, json, problem } from "../testing/routes.ts";
import { updateWithVersion } from "./update-with-version.ts";

// The call tables of the tests' own paths are checked in update-with-version.test-d.ts.
// biome-ignore lint/suspicious/noExplicitAny: any path of any service.
const update = updateWithVersion as (service: object, path: string, options: any) => Promise<unknown>;

const contacts = "/customersapi/v3.1.0/Contacts";
const contact = { number: 7, name: "Ann", phone: "1", email: null, isDeleted: false, objectVersion: "v1" };

describe("on the services", () => {
  test("O-50: reads the item, writes it whole to its collection, and reads it again", async () => {
    const { economic, sent, calls } = clientOf({
      [`GET ${contacts}/7`]: [json(contact), json({ ...contact, phone: "2", objectVersion: "v2" })],
      [`PUT ${contacts}`]: empty(),
    });
    const updated = await update(economic.customers, "/Contacts/{number}", {
      path: { number: 7 },
      change: (draft: { phone: string }) => {
        draft.phone = "2";
      },
    });
    expect(calls()).toEqual([`GET ${contacts}/7`, `PUT ${contacts}`, `GET ${contacts}/7`]);
    expect(sent[1]?.body).toEqual({
      number: 7,
      name: "Ann",
      phone: "2",
      isDeleted: false,
      objectVersion: "v1",
    });
    expect(updated).toMatchObject({ phone: "2", objectVersion: "v2" });
  });

  test.each([
    ["customers", "/Customers/{number}", "/customersapi/v3.1.0/Customers/7"],
    ["products", "/products/{productNumber}", "/productsapi/v2.0.0/products/7"],
    ["sales", "/invoices/drafts/{number}", "/q2capi/v5.3.0/invoices/drafts/7"],
  ] as const)("O-48, O-50: %s have a PUT of their own at %s", async (service, path, url) => {
    const { economic, calls } = clientOf({
      [`GET ${url}`]: json({ name: "a", objectVersion: "v1" }),
      [`PUT ${url}`]: empty(200),
    });
    await update(economic[service], path, {
      path: { number: 7, productNumber: "7" },
      change: () => ({ name: "b", objectVersion: "v1" }),
    });
    expect(calls()).toEqual([`GET ${url}`, `PUT ${url}`, `GET ${url}`]);
  });

  test("a composite key and a nested collection find their PUT, and the key is in the body", async () => {
    const dimensions = "/dimensionsapi/v5.3.1/values";
    const zones = "/productsapi/v2.0.0/productgroups/3/zones";
    const { economic, sent } = clientOf({
      [`GET ${dimensions}/1/20`]: json({ name: "a" }),
      [`PUT ${dimensions}`]: empty(),
      [`GET ${zones}/2`]: json({ number: 2, accountNumber: 1010 }),
      [`PUT ${zones}`]: empty(),
    });
    await update(economic.dimensions, "/values/{dimensionNumber}/{key}", {
      path: { dimensionNumber: 1, key: 20 },
      change: () => ({ name: "b" }),
    });
    await update(economic.products, "/productgroups/{productGroupNumber}/zones/{number}", {
      path: { productGroupNumber: 3, number: 2 },
      change: () => ({ accountNumber: 1020 }),
    });
    expect(sent.filter(({ call }) => call.startsWith("PUT")).map(({ call, body }) => [call, body])).toEqual([
      [`PUT ${dimensions}`, { dimensionNumber: 1, key: 20, name: "b" }],
      [`PUT ${zones}`, { number: 2, accountNumber: 1020 }],
    ]);
  });

  test("O-13: on 409 reads again and applies the change to what is there now, under a new key", async () => {
    const { economic, sent } = clientOf({
      [`GET ${contacts}/7`]: [json(contact), json({ ...contact, name: "Bea", objectVersion: "v2" })],
      [`PUT ${contacts}`]: [problem(409, "UpdateConflict"), empty()],
    });
    const change = vi.fn((draft: { phone: string; name: string }) => {
      draft.phone = `${draft.name} 2`;
    });
    await update(economic.customers, "/Contacts/{number}", { path: { number: 7 }, change });
    const puts = sent.filter(({ call }) => call.startsWith("PUT"));
    expect(puts.map(({ body }) => body)).toMatchObject([
      { name: "Ann", phone: "Ann 2", objectVersion: "v1" },
      { name: "Bea", phone: "Bea 2", objectVersion: "v2" },
    ]);
    expect(new Set(puts.map(({ key }) => key)).size).toBe(2);
    expect(change).toHaveBeenCalledTimes(2);
  });

  test("gives up after maxAttempts with the conflict", async () => {
    const { economic, sent } = clientOf({
      [`GET ${contacts}/7`]: json(contact),
      [`PUT ${contacts}`]: problem(409, "UpdateConflict"),
    });
    const failing = update(economic.customers, "/Contacts/{number}", {
      path: { number: 7 },
      change: () => ({ ...contact, phone: "2" }),
      maxAttempts: 3,
    });
    await expect(failing).rejects.toSatisfy((error) => isEconomicError(error, "conflict"));
    expect(sent).toHaveLength(6);
  });

  test("writes nothing when the change changes nothing, however it is put", async () => {
    const { economic, calls } = clientOf({ [`GET ${contacts}/7`]: json(contact) });
    const options = { path: { number: 7 } };
    await update(economic.customers, "/Contacts/{number}", { ...options, change: () => {} });
    await update(economic.customers, "/Contacts/{number}", {
      ...options,
      change: ({ name, ...draft }: typeof contact) => ({ ...draft, email: null, name }),
    });
    expect(calls()).toEqual([`GET ${contacts}/7`, `GET ${contacts}/7`]);
  });

  test("what the change deletes or sets to null is left out", async () => {
    const { economic, sent } = clientOf({
      [`GET ${contacts}/7`]: json(contact),
      [`PUT ${contacts}`]: empty(),
    });
    await update(economic.customers, "/Contacts/{number}", {
      path: { number: 7 },
      change: (draft: { phone?: string; name: string | null }) => {
        delete draft.phone;
        draft.name = null;
      },
    });
    expect(sent[1]?.body).toEqual({ number: 7, isDeleted: false, objectVersion: "v1" });
  });

  test("an error in the change writes nothing and is passed on", async () => {
    const { economic, calls } = clientOf({ [`GET ${contacts}/7`]: json(contact) });
    const failing = update(economic.customers, "/Contacts/{number}", {
      path: { number: 7 },
      change: () => Promise.reject(new Error("mine")),
    });
    await expect(failing).rejects.toThrow("mine");
    expect(calls()).toEqual([`GET ${contacts}/7`]);
  });

  test("a record that is not there is a 404, and a path that answers a list is refused", async () => {
    const { economic, calls } = clientOf({
      "GET /accountsapi/v7.0.0/TotalIntervals/5": json([{ number: 5 }]),
    });
    const options = { path: { number: 5 }, change: () => ({}) };
    await expect(update(economic.customers, "/Contacts/{number}", options)).rejects.toThrow(/404/);
    await expect(update(economic.accounts, "/TotalIntervals/{number}", options)).rejects.toThrow(
      /not one record/,
    );
    expect(calls().filter((call) => call.startsWith("PUT"))).toEqual([]);
  });
});

describe("on REST", () => {
  const base = "https://restapi.e-conomic.com";
  const customer = {
    customerNumber: 7,
    name: "Acme",
    city: "Odense",
    website: "https://acme.example",
    balance: 10,
    vatZone: { vatZoneNumber: 1, self: `${base}/vat-zones/1` },
    contacts: `${base}/customers/7/contacts`,
    totals: { drafts: `${base}/totals/drafts`, booked: `${base}/totals/booked`, self: `${base}/totals` },
    metaData: { delete: { description: "Deletes.", href: `${base}/customers/7`, httpMethod: "delete" } },
    self: `${base}/customers/7`,
  };

  test("L-06, L-07: sends all that was read, without links, and returns what the PUT answers", async () => {
    const { economic, sent } = clientOf({
      "GET /customers/7": json(customer),
      "PUT /customers/7": json({ ...customer, name: "Acme A/S" }),
    });
    const updated = await update(economic.rest, "/customers/{customerNumber}", {
      path: { customerNumber: 7 },
      change: (draft: { name: string }) => {
        draft.name = "Acme A/S";
      },
    });
    expect(sent[1]?.body).toEqual({
      customerNumber: 7,
      name: "Acme A/S",
      city: "Odense",
      website: "https://acme.example",
      balance: 10,
      vatZone: { vatZoneNumber: 1 },
    });
    expect(updated).toMatchObject({ name: "Acme A/S", self: `${base}/customers/7` });
    expect(sent).toHaveLength(2);
  });

  test("L-04: a link that the change sets stays", async () => {
    const { economic, sent } = clientOf({
      "GET /customers/7": json(customer),
      "PUT /customers/7": json(customer),
    });
    await update(economic.rest, "/customers/{customerNumber}", {
      path: { customerNumber: 7 },
      change: (draft: object) => ({ ...draft, layout: { self: `${base}/layouts/5` } }),
    });
    expect(sent[1]?.body).toMatchObject({ layout: { self: `${base}/layouts/5` } });
  });

  test("L-08: a customer that is not there is not created", async () => {
    const { economic, calls } = clientOf({});
    const options = { path: { customerNumber: 7 }, change: () => ({ name: "x" }) };
    await expect(update(economic.rest, "/customers/{customerNumber}", options)).rejects.toThrow(/404/);
    expect(calls()).toEqual(["GET /customers/7"]);
  });

  test("L-101: a booked invoice is refused, for its PUT would book a draft", async () => {
    const { economic, sent } = clientOf({});
    const options = { path: { bookedInvoiceNumber: 7 }, change: () => ({}) };
    await expect(update(economic.rest, "/invoices/booked/{bookedInvoiceNumber}", options)).rejects.toThrow(
      /cannot be updated/,
    );
    expect(sent).toEqual([]);
  });
});
