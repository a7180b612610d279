import type { CustomerGroupKey, DraftInvoiceInput } from "../../src/generated/rest.ts";
import { multipart } from "../../src/index.ts";
import { economic } from "./client.ts";

const number = 1;
const customer = { customerNumber: 1, name: "Acme", customerGroupNumber: 1, zone: 1, paymentTermId: 1 };
const contact = { customerNumber: 1, name: "Bo" };
const path = { documentId: 1 };
const unit = { path: { unitNumber: 1 } };
const line = { accountNumber: 1000, dimensionNumber: 1, dimensionKey: 1 };

export function objectVersion(): void {
  economic.customers.put("/Contacts", { body: { ...contact, number, objectVersion: "1" } });
  economic.customers.put("/Customers/{number}", {
    path: { number },
    body: { ...customer, objectVersion: "1" },
  });
  // @ts-expect-error a PUT needs the version that was read (O-13)
  economic.customers.put("/Customers/{number}", { path: { number }, body: customer });
  // @ts-expect-error a required property is not left out by undefined
  economic.customers.put("/Contacts", { body: { ...contact, number, objectVersion: undefined } });
  // @ts-expect-error a PUT to a collection needs the key of the record (O-50)
  economic.customers.put("/Contacts", { body: { ...contact, objectVersion: "1" } });
  // In bulk each item needs its version.
  const old = { ...line, objectVersion: "1" };
  economic.dimensions.put("/dimension-data/accounts/bulk", { body: { items: [old] } });
  // @ts-expect-error one lacks it
  economic.dimensions.put("/dimension-data/accounts/bulk", { body: { items: [old, line] } });
  // A POST does not need the version.
  economic.customers.post("/Contacts", { body: contact });
  economic.dimensions.post("/dimension-data/accounts/bulk", { body: { items: [line] } });
  // REST has no versions.
  economic.rest.put("/units/{unitNumber}", { ...unit, body: { name: "Hours" } });
  // @ts-expect-error and does not take one
  economic.rest.put("/units/{unitNumber}", { ...unit, body: { name: "Hours", objectVersion: "1" } });
}

export async function readOnlyProperties(): Promise<void> {
  // @ts-expect-error assigned by the server
  economic.customers.post("/Contacts", { body: { ...contact, number } });
  // @ts-expect-error assigned by the server
  economic.customers.post("/Contacts", { body: { ...contact, lastUpdated: "2026-01-01T00:00:00Z" } });
  const lines = [{ totalNetAmount: 1 }];
  // @ts-expect-error of an item in bulk as well
  economic.sales.post("/invoices/drafts/{documentId}/lines/bulk", { path, body: { lines } });
  // @ts-expect-error REST: computed by the server (L-92)
  economic.rest.post("/invoices/drafts", { body: { ...draft, netAmount: 100 } });
  // A record that was read cannot be sent as it is: use `updateWithVersion`.
  const read = await economic.customers.get("/Contacts/{number}", { path: { number } });
  // @ts-expect-error nulls and read-only properties
  economic.customers.put("/Contacts", { body: read });
  // @ts-expect-error not by spreading it either
  economic.customers.put("/Contacts", { body: { ...read, name: "Bo", objectVersion: "1" } });
}

export function nulls(): void {
  // @ts-expect-error leave it out instead (L-14)
  economic.customers.post("/Contacts", { body: { ...contact, email: null } });
  const employee = { name: "Bo", groupNumber: 1, isBarred: false };
  // @ts-expect-error a required property is not nullable, although it is published so (O-27)
  economic.projects.post("/Employees", { body: { ...employee, number: null } });
  // @ts-expect-error nested
  economic.webhooks.post("/webhooks", { body: { ...webhook, customHeaders: [{ key: "a", value: null }] } });
  // @ts-expect-error REST
  economic.rest.post("/invoices/drafts", { body: { ...draft, dueDate: null } });
  const { recipient } = draft;
  // @ts-expect-error REST, nested
  economic.rest.post("/invoices/drafts", { body: { ...draft, recipient: { ...recipient, city: null } } });
}

const webhook = {
  eventType: "INVOICE_BOOKED",
  name: "n",
  url: "https://a.dk",
  contentType: "application/json",
};

const draft: DraftInvoiceInput = {
  date: "2026-01-31",
  currency: "DKK",
  layout: { layoutNumber: 1 },
  paymentTerms: { paymentTermsNumber: 1 },
  customer: { customerNumber: 1 },
  recipient: { name: "Acme", vatZone: { vatZoneNumber: 1 } },
};

export function requiredProperties(): void {
  economic.rest.post("/invoices/drafts", { body: draft });
  const { recipient, ...rest } = draft;
  // @ts-expect-error a draft has a recipient (L-90)
  economic.rest.post("/invoices/drafts", { body: rest });
  // @ts-expect-error and the recipient a VAT zone
  economic.rest.post("/invoices/drafts", { body: { ...rest, recipient: { name: recipient.name } } });
  // @ts-expect-error a contact has a name
  economic.customers.post("/Contacts", { body: { customerNumber: 1 } });
}

/**
 * Callers pass on values that may be missing: `undefined` counts as left out, also with `exactOptionalPropertyTypes`.
 */
export function undefinedProperties(email: string | undefined, lineNumber: number | undefined): void {
  economic.customers.post("/Contacts", { body: { ...contact, email } });
  economic.customers.post("/Contacts", { body: { ...contact, number: undefined } });
  economic.rest.post("/invoices/drafts", {
    body: { ...draft, dueDate: undefined, delivery: undefined, lines: [{ lineNumber, unit: undefined }] },
  });
  economic.rest.get("/customers", { query: { pagesize: lineNumber } });
  // @ts-expect-error a required property is not left out by undefined
  economic.customers.post("/Contacts", { body: { ...contact, name: email } });
}

/** A reference may be sent with its number or with its link, and as it was read. */
export async function references(customerNumber: number | undefined): Promise<void> {
  const { rest } = economic;
  const others = { paymentTerms: { paymentTermsNumber: 1 }, vatZone: { vatZoneNumber: 1 } };
  const create = (customerGroup: CustomerGroupKey) =>
    rest.post("/customers", { body: { name: "Acme", currency: "DKK", ...others, customerGroup } });
  create({ customerGroupNumber: 1 });
  create({ self: "https://restapi.e-conomic.com/customer-groups/1" });
  const read = await rest.get("/customers/{customerNumber}", { path: { customerNumber: 1 } });
  create(read.customerGroup);
  // @ts-expect-error neither
  create({});
  // @ts-expect-error misspelt
  create({ groupNumber: 1 });
  // @ts-expect-error a text beside a link is still not a number
  create({ self: "https://restapi.e-conomic.com/customer-groups/1", customerGroupNumber: "1" });
  // @ts-expect-error the number may be missing
  rest.post("/invoices/drafts", { body: { ...draft, customer: { customerNumber } } });
  // @ts-expect-error of a line as well
  rest.post("/invoices/drafts", { body: { ...draft, lines: [{ unit: {} }] } });
}

export function unknownProperties(): void {
  // @ts-expect-error the servers ignore it silently (S-05, O-12)
  economic.customers.post("/Contacts", { body: { ...contact, mail: "bo@acme.dk" } });
  // @ts-expect-error REST
  economic.rest.post("/invoices/drafts", { body: { ...draft, costumer: { customerNumber: 1 } } });
}

export function namedValues(): void {
  economic.rest.post("/payment-terms", { body: { name: "Net 8", paymentTermsType: "net", daysOfCredit: 8 } });
  // @ts-expect-error the casing matters (L-17)
  economic.rest.post("/payment-terms", { body: { name: "Net 8", paymentTermsType: "Net", daysOfCredit: 8 } });
}

export function uploads(): void {
  economic.documents.post("/AttachedDocuments", { body: multipart(new FormData()) });
  // @ts-expect-error use multipart(form), which makes the same bytes each time
  economic.documents.post("/AttachedDocuments", { body: new FormData() });
  // @ts-expect-error an object would be sent as JSON
  economic.documents.post("/AttachedDocuments", { body: { voucherNumber: 1 } });
}
