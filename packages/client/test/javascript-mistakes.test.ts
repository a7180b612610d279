// @ts-nocheck: This file is plain JavaScript, as users write it without the types.
import { createServer } from "node:net";
import { describe, expect, test } from "vitest";
import {
  bulk,
  connection,
  createEconomic,
  danishDay,
  dateString,
  download,
  idempotencyKey,
  isEconomicError,
  multipart,
  updateWithVersion,
  uploadDocument,
  writable,
} from "../src/index.ts";
import { createWebhookReceiver } from "../src/webhooks.ts";
import { customerBody, failureOf, mockWith } from "./mock-client.ts";

// Mistakes of users of plain JavaScript. A row has a title, the code, and the kind and message of the error. Nothing is sent in
// any of these cases.

const tokens = { appSecretToken: "app-secret-0123456789", agreementGrantToken: "grant-0123456789" };
const customer = "/customers/{customerNumber}";
const pdf = "/invoices/booked/{bookedInvoiceNumber}/pdf";
const receipt = { voucherNumber: 1, accountingYear: "2026" };
const parent = { name: "Acme" };
parent.subsidiary = { parent };

const setUp = [
  [
    "no options",
    () => createEconomic(),
    "configuration",
    "appSecretToken is missing. Pass it as an option, or use economicFromEnv().",
  ],
  [
    "tokens as two arguments",
    () => createEconomic("app-secret", "grant"),
    "configuration",
    "The options must be an object such as { appSecretToken: … }: they are a text.",
  ],
  [
    "tokens under other names",
    () => createEconomic({ appSecret: "app-secret", grantToken: "grant" }),
    "configuration",
    "There is no option appSecret. Did you mean appSecretToken?",
  ],
  [
    "one token only",
    () => createEconomic({ appSecretToken: "app-secret" }),
    "configuration",
    "agreementGrantToken is missing. Pass it as an option, or use economicFromEnv().",
  ],
  [
    "a token with the prefix of a header",
    () => createEconomic({ ...tokens, appSecretToken: "Bearer abc" }),
    "configuration",
    "appSecretToken contains blanks, quotes, line breaks or letters beyond ASCII. Pass the token and nothing else.",
  ],
  [
    "the address of the mock server",
    () => createEconomic({ ...tokens, baseUrl: "http://127.0.0.1:4010" }),
    "configuration",
    "There is no option baseUrl. Did you mean baseUrls?",
  ],
  [
    "one address for both hosts",
    () => createEconomic({ ...tokens, baseUrls: "http://127.0.0.1:4010" }),
    "configuration",
    "baseUrls must be an object such as { rest: … }: it is a text.",
  ],
  [
    "the option timeout of axios",
    () => createEconomic({ ...tokens, timeout: 30_000 }),
    "configuration",
    "There is no option timeout. Did you mean timeoutMs?",
  ],
  [
    "headers of all calls",
    () => createEconomic({ ...tokens, headers: { "x-trace": "1" } }),
    "configuration",
    "There is no option headers. Did you mean get(path, { headers })?",
  ],
  [
    "a number as the option retry",
    () => createEconomic({ ...tokens, retry: 3 }),
    "configuration",
    "retry must be false, or limits such as { maxAttempts: 3 }: it is 3.",
  ],
  [
    "listeners without observe()",
    () => createEconomic({ ...tokens, hooks: { onRequest() {} } }),
    "configuration",
    "The option hooks must be made by observe(…).",
  ],
];

const paths = [
  [
    "no path",
    ({ rest }) => rest.get(),
    "validation",
    "GET undefined: The path must be a text: it is undefined.",
  ],
  [
    "a path without its slash",
    ({ rest }) => rest.get("customers"),
    "validation",
    'GET customers: The path must be like "/customers/{customerNumber}": it is "customers".',
  ],
  [
    "the whole URL",
    ({ rest }) => rest.get("https://restapi.e-conomic.com/customers"),
    "validation",
    'GET https://restapi.e-conomic.com/customers: The path must be like "/customers/{customerNumber}": it is "https://restapi.e-conomic.com/customers".',
  ],
  [
    "a path with undefined in place of a value",
    ({ rest }) => rest.get(`/customers/${parent.customerNumber}`),
    "validation",
    'GET /customers/undefined: The path contains "undefined" in place of a missing value: pass values as path: { … }.',
  ],
  [
    "a path with a record in place of a value",
    ({ rest }) => rest.get(`/customers/${parent}`),
    "validation",
    'GET /customers/[object Object]: The path must be like "/customers/{customerNumber}": it is "/customers/[object Object]".',
  ],
  [
    "a path parameter that is missing",
    ({ rest }) => rest.get(customer),
    "validation",
    "GET /customers/{customerNumber}: path.customerNumber must be a whole number or a text that is not blank: it is undefined.",
  ],
  [
    "a path parameter among the options",
    ({ rest }) => rest.get(customer, { customerNumber: 1 }),
    "validation",
    "GET /customers/{customerNumber}: customerNumber is a parameter of the path: pass it as path: { customerNumber }.",
  ],
  [
    "a path parameter in place of the options",
    ({ rest }) => rest.get(customer, 1),
    "validation",
    "GET /customers/{customerNumber}: The options must be an object such as { path: … }: they are a number.",
  ],
  [
    "a path parameter with the name of another API",
    ({ rest }) => rest.get(customer, { path: { number: 1 } }),
    "validation",
    "GET /customers/{customerNumber}: The path has no parameter number. Its parameter is customerNumber.",
  ],
  [
    "a path in the form of Express",
    ({ rest }) => rest.get("/customers/:customerNumber", { path: { customerNumber: 1 } }),
    "validation",
    "GET /customers/:customerNumber: Write {customerNumber} in the path, not :customerNumber.",
  ],
  [
    "the option params of openapi-fetch",
    ({ rest }) => rest.get(customer, { params: { path: { customerNumber: 1 } } }),
    "validation",
    "GET /customers/{customerNumber}: There is no option params. Did you mean path?",
  ],
  [
    "params as axios has them",
    ({ rest }) => rest.get("/customers", { params: { pagesize: 10 } }),
    "validation",
    "GET /customers: There is no option params. Did you mean query?",
  ],
  [
    "a query as text",
    ({ rest }) => rest.get("/customers", { query: "pagesize=10" }),
    "validation",
    'GET /customers: query must be an object of named values: it is "pagesize=10".',
  ],
  [
    "raw() without a method",
    ({ rest }) => rest.raw("/self"),
    "validation",
    'raw: The first argument must be the method, one of GET, POST, PUT, PATCH, DELETE: it is "/self".',
  ],
];

const bodies = [
  [
    "the option data of axios",
    ({ rest }) => rest.post("/customers", { data: customerBody() }),
    "validation",
    "POST /customers: There is no option data. Did you mean body?",
  ],
  [
    "json, as ky has it",
    ({ rest }) => rest.post("/customers", { json: customerBody() }),
    "validation",
    "POST /customers: There is no option json. Did you mean body?",
  ],
  [
    "data on a GET",
    ({ rest }) => rest.get("/customers", { data: { pagesize: 10 } }),
    "validation",
    "GET /customers: There is no option data. Did you mean query?",
  ],
  [
    "the body in place of the options",
    ({ rest }) => rest.post("/customers", customerBody()),
    "validation",
    "POST /customers: There is no option name. Did you mean body: { name: … }?",
  ],
  [
    "JSON text",
    ({ rest }) => rest.post("/customers", { body: JSON.stringify(customerBody()) }),
    "validation",
    "POST /customers: The body must be an object or a list: it is a text. Send an object, and parse a JSON text first.",
  ],
  [
    "no body",
    ({ rest }) => rest.post("/customers"),
    "validation",
    "POST /customers: The body is missing: pass it as body: { … }.",
  ],
  [
    "a body that is undefined",
    ({ rest }) => rest.put(customer, { path: { customerNumber: 1 }, body: parent.record }),
    "validation",
    "PUT /customers/1: The body is missing: pass it as body: { … }.",
  ],
  [
    "a body on a GET",
    ({ rest }) => rest.get("/customers", { body: { name: "Acme" } }),
    "validation",
    "GET /customers: A GET has no body: pass its parameters as query: { … }.",
  ],
  [
    "a Date",
    ({ rest }) => rest.post("/invoices/drafts", { body: { date: new Date(0) } }),
    "validation",
    "POST /invoices/drafts: date is a Date, whose day depends on the time zone: send danishDay(date), or date.toISOString() for a point in time.",
  ],
  [
    "null to clear a property",
    ({ rest }) => rest.put(customer, { path: { customerNumber: 1 }, body: { ...customerBody(), ean: null } }),
    "validation",
    "PUT /customers/1: ean is null, which e-conomic refuses (L-14): leave the property out.",
  ],
  [
    "an amount that is NaN",
    ({ rest }) => rest.post("/invoices/drafts", { body: { lines: [{ quantity: Number("1,5") }] } }),
    "validation",
    "POST /invoices/drafts: lines[0].quantity is NaN, which JSON turns into null and e-conomic refuses (L-14): send another number.",
  ],
  [
    "a BigInt from a database",
    ({ rest }) => rest.post("/customers", { body: { ...customerBody(), customerNumber: 17n } }),
    "validation",
    "POST /customers: customerNumber is a BigInt, which JSON cannot hold: send a number or a text.",
  ],
  [
    "an object of an ORM that contains itself",
    ({ rest }) => rest.post("/customers", { body: parent }),
    "validation",
    "POST /customers: subsidiary.parent is an object that contains itself, which JSON cannot hold: send a copy without the circular reference.",
  ],
  [
    "a promise that was not awaited",
    ({ rest }) => rest.post("/customers", { body: Promise.resolve(customerBody()) }),
    "validation",
    "POST /customers: The body is a promise, which JSON cannot hold: await it first.",
  ],
];

const options = [
  [
    "options that are null",
    ({ rest }) => rest.get("/self", null),
    "validation",
    "GET /self: The options must be an object such as { path: … }: they are null.",
  ],
  [
    "the controller in place of its signal",
    ({ rest }) => rest.get("/self", { signal: new AbortController() }),
    "validation",
    "GET /self: signal must be an AbortSignal: it is an AbortController.",
  ],
  [
    "an idempotency key as text",
    ({ rest }) => rest.post("/customers", { body: customerBody(), idempotencyKey: "order-17" }),
    "validation",
    "POST /customers: The option idempotencyKey must be made by idempotencyKey(createIdempotencyKey()), or by idempotencyKey({ key, createdAt, repeated }) from a stored key.",
  ],
  [
    "an idempotency key without its time",
    ({ rest }) =>
      rest.post("/customers", { body: customerBody(), idempotencyKey: idempotencyKey("order-17") }),
    "validation",
    'POST /customers: idempotencyKey "order-17" does not tell its age, so it would count as new for ever (RW-2). Store the time beside it and pass { key, createdAt, repeated }, or use a key that createIdempotencyKey() made.',
  ],
  [
    "a stored key with another name for its time",
    () => idempotencyKey({ key: "order-17", created: new Date(0), repeated: false }),
    "validation",
    "There is no option created. Did you mean createdAt?",
  ],
  [
    "the token as a header",
    ({ rest }) => rest.get("/self", { headers: { "X-AppSecretToken": "app-secret" } }),
    "validation",
    "GET /self: The client sets the header X-AppSecretToken itself: leave it out.",
  ],
  [
    "a DELETE of a collection",
    ({ rest }) => rest.delete("/invoices/drafts"),
    "validation",
    "DELETE /invoices/drafts: This DELETE removes every record of the collection. Pass everything: true if you mean that.",
  ],
];

const listings = [
  [
    "a listing that is awaited",
    async ({ rest }) => (await rest.list("/customers")).length,
    "validation",
    "GET /customers: A listing cannot be awaited. Read it with for await (const item of listing), or await listing.toArray(). An async function that returns a listing awaits it, too: return { listing }.",
  ],
  [
    "for without await",
    ({ rest }) => {
      for (const _ of rest.list("/customers"));
    },
    "validation",
    "GET /customers: A listing is not an array. Read it with for await (const item of listing), or await listing.toArray().",
  ],
  [
    "Array.from()",
    ({ rest }) => Array.from(rest.list("/customers")),
    "validation",
    "GET /customers: A listing is not an array. Read it with for await (const item of listing), or await listing.toArray().",
  ],
  [
    "a listing of one record",
    ({ rest }) => rest.list(customer, { path: { customerNumber: 1 } }).first(),
    "validation",
    "GET /customers/1: This path is not a listing: read it with get.",
  ],
  [
    "a filter on get()",
    ({ rest }) => rest.get("/customers", { filter: { name: "Acme" } }),
    "validation",
    "GET /customers: There is no option filter. Did you mean list(path, { filter })?",
  ],
  [
    "a filter as text",
    ({ rest }) => rest.list("/customers", { filter: "name$eq:Acme" }).first(),
    "validation",
    'GET /customers: filter must be { field: value } or raw("…"): it is "name$eq:Acme".',
  ],
  [
    "conditions without filter",
    ({ rest }) => rest.list("/customers", { name: "Acme" }).first(),
    "validation",
    "GET /customers: There is no option name. Did you mean filter: { name: … }?",
  ],
  [
    "an operator of MongoDB",
    ({ rest }) => rest.list("/customers", { filter: { balance: { $gt: 0 } } }).first(),
    "validation",
    "GET /customers: filter.balance.$gt is not an operator. Did you mean gt?",
  ],
  [
    "a nested field",
    ({ rest }) => rest.list("/customers", { filter: { customerGroup: { customerGroupNumber: 1 } } }).first(),
    "validation",
    'GET /customers: filter.customerGroup.customerGroupNumber is not an operator. The operators are eq, ne, lt, lte, gt, gte, like, in, nin. If customerGroupNumber is a field, write "customerGroup.customerGroupNumber".',
  ],
  [
    "a list of values",
    ({ rest }) => rest.list("/customers", { filter: { customerNumber: [1, 2] } }).first(),
    "validation",
    "GET /customers: filter.customerNumber.eq must be a text, number, boolean, Date or null: it is a list. To match one of several values, use { in: [ … ] }.",
  ],
  [
    "a value that is undefined",
    ({ rest }) => rest.list("/customers", { filter: { name: parent.nickname } }).first(),
    "validation",
    "GET /customers: filter.name.eq must be a text, number, boolean, Date or null: it is undefined.",
  ],
  [
    "half of an emoji",
    ({ rest }) => rest.list("/customers", { filter: { name: "🧾".slice(0, 1) } }).first(),
    "validation",
    "GET /customers: filter.name.eq contains half of a character (a lone surrogate).",
  ],
  [
    "a sort in the form of SQL",
    ({ rest }) => rest.list("/customers", { sort: "name desc" }).first(),
    "validation",
    'GET /customers: sort must be a field, such as "name", "-name" (descending) or "~name" (alphabetical), or a list of these: it is "name desc".',
  ],
  [
    "a limit",
    ({ rest }) => rest.list("/customers", { limit: 10 }).first(),
    "validation",
    "GET /customers: There is no option limit. Did you mean toArray({ max })?",
  ],
  [
    "a limit of toArray()",
    ({ rest }) => rest.list("/customers").toArray({ limit: 10 }),
    "validation",
    "GET /customers: There is no option limit. Did you mean max?",
  ],
  [
    "a page size of toArray()",
    ({ rest }) => rest.list("/customers").toArray({ pageSize: 10 }),
    "validation",
    "GET /customers: There is no option pageSize. Did you mean list(path, { pageSize })?",
  ],
  [
    "a page size of get()",
    ({ rest }) => rest.get("/customers", { pageSize: 10 }),
    "validation",
    "GET /customers: There is no option pageSize. Did you mean list(path, { pageSize })?",
  ],
  [
    "an offset",
    ({ rest }) => rest.list("/customers", { offset: 100 }).first(),
    "validation",
    "GET /customers: There is no option offset. Did you mean cursor?",
  ],
  [
    "conditions as an ORM has them",
    ({ rest }) => rest.list("/customers", { where: { name: "Acme" } }).first(),
    "validation",
    "GET /customers: There is no option where. Did you mean filter?",
  ],
  [
    "conditions as an ORM has them, on get()",
    ({ rest }) => rest.get("/customers", { where: { name: "Acme" } }),
    "validation",
    "GET /customers: There is no option where. Did you mean list(path, { filter })?",
  ],
  [
    "an order as an ORM has it",
    ({ rest }) => rest.list("/customers", { orderBy: "name" }).first(),
    "validation",
    "GET /customers: There is no option orderBy. Did you mean sort?",
  ],
  [
    "a number as the option of toArray()",
    ({ rest }) => rest.list("/customers").toArray(10),
    "validation",
    "GET /customers: The options must be an object such as { max: … }: they are a number.",
  ],
];

const functions = [
  [
    "a day as text for danishDay()",
    () => danishDay("2026-01-31"),
    "validation",
    'danishDay takes a valid Date: it is the text "2026-01-31". Use danishDay(new Date(text)) for a point in time, or dateString(text) for a day.',
  ],
  [
    "milliseconds for danishDay()",
    () => danishDay(1_786_746_600_000),
    "validation",
    "danishDay takes a valid Date: it is the number 1786746600000. Use danishDay(new Date(number)) for milliseconds since 1970.",
  ],
  [
    "no day for danishDay()",
    () => danishDay(null),
    "validation",
    "danishDay takes a valid Date: it is null.",
  ],
  [
    "a Danish date",
    () => dateString("31-01-2026"),
    "validation",
    'dateString takes a day of the calendar as YYYY-MM-DD, such as 2026-01-31: the text is "31-01-2026".',
  ],
  [
    "a kind in lower case",
    () => isEconomicError(new Error("x"), "notfound"),
    "validation",
    'There is no kind of error "notfound". Did you mean notFound?',
  ],
  [
    "an update without its change",
    ({ rest }) => updateWithVersion(rest, customer, { path: { customerNumber: 1 }, city: "Aarhus" }),
    "validation",
    "There is no option city. The options are path, change, headers, signal, timeoutMs, retry.",
  ],
  [
    "an update with new values in place of change",
    ({ rest }) =>
      updateWithVersion(rest, customer, { path: { customerNumber: 1 }, change: { city: "Aarhus" } }),
    "validation",
    "change must be a function: it is an object.",
  ],
  [
    "an update of a path in another case",
    ({ products }) =>
      updateWithVersion(products, "/Products/{number}", { path: { number: "1" }, change() {} }),
    "validation",
    'No record can be updated at the path "/Products/{number}". Did you mean /products/{productNumber}?',
  ],
  [
    "an update of a path with its value in it",
    ({ rest }) => updateWithVersion(rest, "/customers/10471112", { change() {} }),
    "validation",
    'No record can be updated at the path "/customers/10471112". Did you mean /customers/{customerNumber}?',
  ],
  [
    "an update of a listing",
    ({ customers }) => updateWithVersion(customers, "/Contacts", { change() {} }),
    "validation",
    'No record can be updated at the path "/Contacts". Did you mean /Contacts/{number}?',
  ],
  [
    "an update of what cannot be written",
    ({ rest }) => updateWithVersion(rest, "/self", { change() {} }),
    "validation",
    'No record can be updated at the path "/self". The path must have a PUT for one record.',
  ],
  [
    "an update with params",
    ({ rest }) => updateWithVersion(rest, customer, { params: { customerNumber: 1 }, change() {} }),
    "validation",
    "There is no option params. Did you mean path?",
  ],
  [
    "an update with a body",
    ({ rest }) => updateWithVersion(rest, customer, { path: { customerNumber: 1 }, body: {} }),
    "validation",
    "There is no option body. Did you mean change?",
  ],
  [
    "an update without options",
    ({ rest }) => updateWithVersion(rest, customer),
    "validation",
    "The option change is missing.",
  ],
  [
    "the client in place of one of its members",
    (economic) => download(economic, pdf, { path: { bookedInvoiceNumber: 1 } }),
    "configuration",
    "service must be a member of the client, such as economic.customers.",
  ],
  [
    "a member in place of the client",
    ({ rest }) => connection(rest),
    "configuration",
    "connection takes a client made by createEconomic().",
  ],
  [
    "one item for bulk()",
    ({ journals }) => bulk(journals, "/draft-entries/bulk", { amount: 1 }),
    "validation",
    "bulk takes a list of items: it is an object.",
  ],
  [
    "a size of the batches of bulk()",
    ({ journals }) => bulk(journals, "/draft-entries/bulk", [], { batchSize: 100 }),
    "validation",
    "There is no option batchSize. Did you mean chunkSize?",
  ],
  [
    "a list with null or undefined for bulk()",
    ({ journals }) => bulk(journals, "/draft-entries/bulk", [{ amount: 1 }, undefined]),
    "validation",
    "items[1] is undefined: leave it out of the list.",
  ],
  [
    "a list of records for writable()",
    ({ customers }) => writable(customers, "/Contacts", []),
    "validation",
    "The record must be an object, as get or a listing returned it: it is a list.",
  ],
  [
    "an object as a form",
    () => multipart({ file: "receipt.pdf" }),
    "validation",
    "multipart takes a FormData: it is an object.",
  ],
  [
    "the name of a file as the file",
    (economic) => uploadDocument(economic, { ...receipt, file: "./receipt.pdf" }),
    "validation",
    "The file must be bytes, a Blob, a File or a stream of bytes: it is a text. Read a file from the disk first.",
  ],
  [
    "a receiver of webhooks without its secret",
    () => createWebhookReceiver({ events: { INVOICE_BOOKED() {} } }),
    "validation",
    "secret is missing. It must have 16 characters or more.",
  ],
];

describe.each([
  ["setting up", setUp],
  ["paths", paths],
  ["bodies", bodies],
  ["options", options],
  ["listings", listings],
  ["functions", functions],
])("%s", (_, rows) => {
  test.each(rows)("%s", async (_, write, kind, message) => {
    const { mock, economic } = mockWith();
    const error = await failureOf((async () => write(economic))());
    expect([error.kind, error.message]).toEqual([kind, message]);
    expect(error.attempts).toBe(0);
    expect(mock.requests).toEqual([]);
  });
});

test("a mock server that is not started: nothing listens at its address", async () => {
  const server = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  const economic = createEconomic({
    ...tokens,
    retry: false,
    baseUrls: { rest: `http://127.0.0.1:${port}` },
  });
  const error = await failureOf(economic.rest.get("/self"));
  expect([error.kind, error.message]).toEqual([
    "connection",
    "GET /self: The connection failed (ECONNREFUSED). Nothing listens there: is the server, or the mock, started?",
  ]);
});
