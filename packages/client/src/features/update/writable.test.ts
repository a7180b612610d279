import { expect, test } from "vitest";
import { failureOf, mockWith } from "../../../test/mock-client.ts";
import { callsOf, sent } from "../../../test/requests.ts";
import { writable } from "./writable.ts";

const contact = { customerNumber: 1, name: "Ann", email: "ann@acme.dk" };

test("each contact of a listing is updated by one PUT, without another GET", async () => {
  const { mock, economic } = mockWith();
  await economic.customers.post("/Contacts", { body: contact });
  const before = mock.requests.length;
  for await (const read of economic.customers.list("/Contacts")) {
    const body = { ...writable(economic.customers, "/Contacts", read), phone: "12345678" };
    await economic.customers.put("/Contacts", { body });
  }
  const calls = callsOf(mock).slice(before);
  expect(calls.filter((call) => call.startsWith("GET"))).toHaveLength(1);
  expect(sent(mock, "PUT").length).toBeGreaterThan(0);
  for (const read of await economic.customers.list("/Contacts").toArray())
    expect(read.phone).toBe("12345678");
});

test("nulls and read-only properties go, the record's key and version stay", async () => {
  const { economic } = mockWith();
  const { number = 0 } = await economic.customers.post("/Contacts", { body: contact });
  const read = await economic.customers.get("/Contacts/{number}", { path: { number } });
  const copy = structuredClone(read);
  expect(read).toHaveProperty("lastUpdated");
  const body = writable(economic.customers, "/Contacts", { ...read, phone: null });
  expect(body).toMatchObject({ ...contact, number, objectVersion: read.objectVersion });
  for (const name of ["phone", "lastUpdated", "isDeleted", "active", "userInterfaceNumber"])
    expect(body).not.toHaveProperty(name);
  expect(read).toEqual(copy);
});

test("O-13: a record that has changed since is a conflict, and nothing is written", async () => {
  const { economic } = mockWith();
  const { number = 0 } = await economic.customers.post("/Contacts", { body: contact });
  const read = await economic.customers.get("/Contacts/{number}", { path: { number } });
  const rename = (name: string) =>
    economic.customers.put("/Contacts", {
      body: { ...writable(economic.customers, "/Contacts", read), name },
    });
  await rename("Bea");
  expect(await failureOf(rename("Cid"))).toMatchObject({ kind: "conflict" });
});

test("L-06: on REST the whole record is sent, without links and computed values", async () => {
  const { mock, economic } = mockWith();
  const { rest } = economic;
  const path = { customerNumber: 1 };
  const before = await rest.get("/customers/{customerNumber}", { path });
  for await (const read of rest.list("/customers", { filter: { customerNumber: 1 } })) {
    const body = { ...writable(rest, "/customers/{customerNumber}", read), city: "Aarhus" };
    await rest.put("/customers/{customerNumber}", { path, body });
  }
  const [put] = sent(mock, "PUT");
  expect(JSON.stringify(put?.body)).not.toContain("https://");
  expect(put?.body).not.toHaveProperty("balance");
  expect(await rest.get("/customers/{customerNumber}", { path })).toEqual({ ...before, city: "Aarhus" });
});

test("O-17: false and 0, which the services leave out, are sent, as some demand them", () => {
  const { economic } = mockWith();
  const account = { number: 1010, type: 1, name: "Salg", objectVersion: "1", isDepartmentMandatory: true };
  expect(writable(economic.accounts, "/Accounts", account)).toEqual({
    ...account,
    isBarred: false,
    isBlockedForDirectEntries: false,
    isUnitMandatory: false,
  });
});

test("computed values of lines are removed as well", () => {
  const { economic } = mockWith();
  const lines = [{ lineNumber: 1, marginPercentage: 100, product: { productNumber: "1" } }];
  const draft = { recipient: { name: "Acme", vatZone: { vatZoneNumber: 1 } }, netAmount: 1, lines };
  expect(writable(economic.rest, "/invoices/drafts/{draftInvoiceNumber}", draft)).toEqual({
    recipient: draft.recipient,
    lines: [{ lineNumber: 1, product: { productNumber: "1" } }],
  });
});

test.each([
  ["a record without its version", "/Contacts", { ...contact, number: 1 }, "record.objectVersion"],
  [
    "a version that is null",
    "/Contacts",
    { ...contact, number: 1, objectVersion: null },
    "record.objectVersion",
  ],
  ["a page of records", "/Contacts", { items: [contact] }, "record.customerNumber"],
  ["a list of records", "/Contacts", [contact], "record"],
  ["no record", "/Contacts", undefined, "record"],
  ["the path that it was read from", "/Contacts/{number}", contact, "path"],
  ["no path", undefined, contact, "path"],
])("%s is refused", async (_, path, record, where) => {
  const { mock, economic } = mockWith();
  const failing = (async () => writable(economic.customers, path as "/Contacts", record as object))();
  expect(await failureOf(failing)).toMatchObject({ kind: "validation", errors: [{ path: where }] });
  expect(mock.requests).toEqual([]);
});

test("L-101: no body updates a booked invoice", async () => {
  const { economic } = mockWith();
  const path = "/invoices/booked/{bookedInvoiceNumber}" as "/units/{unitNumber}";
  const failing = (async () => writable(economic.rest, path, {}))();
  expect(await failureOf(failing)).toMatchObject({ kind: "validation", errors: [{ path: "path" }] });
});
