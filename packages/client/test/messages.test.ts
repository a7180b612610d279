import { afterEach, describe, expect, test, vi } from "vitest";
import {
  attachToDraftInvoice,
  bulk,
  byKey,
  createEconomic,
  danishDay,
  dateString,
  download,
  downloadToFile,
  type EconomicOptions,
  type ErrorKind,
  economicFromEnv,
  exportAll,
  grantTokenFrom,
  type IdempotencyKey,
  idempotencyKey,
  installationUrl,
  multipart,
  type Observer,
  raw,
  type StoredKey,
  since,
  updateWithVersion,
  uploadDocument,
  writable,
} from "../src/index.ts";
import { memoryStore, mintedStore, mintKey, type OnceOptions, once, sqlStore } from "../src/once.ts";
import { type PandiumRun, type PandiumRunOptions, pandiumRun, type RunProcess } from "../src/pandium.ts";
import { keptLog } from "../src/testing/log.ts";
import { fakeProcess, pandiumWith, secrets } from "../src/testing/pandium.ts";
import { createWebhookReceiver, ensureWebhook, nodeWebhookHandler } from "../src/webhooks.ts";
import { entries, entriesPath, entry } from "./draft-entries.ts";
import { pdfOfSize } from "./files.ts";
import { hostileServer } from "./hostile-server.ts";
import { withCustomers } from "./listing-mock.ts";
import { customerBody, failureOf, mockWith, newKey } from "./mock-client.ts";

// This file owns the words of the client's messages. A row has a title, code that provokes an error, and the kind and message
// of the error. Other tests assert kind, code, path and state.

type Row = [provoked: string, provoke: () => unknown, kind: ErrorKind, message: string];
type Effect = Parameters<ReturnType<typeof mockWith>["mock"]["faults"]["add"]>[0]["effect"];

const tokens = { appSecretToken: "app-secret-0123456789", agreementGrantToken: "grant-0123456789" };
const body = customerBody();
const pdf = "/invoices/booked/{bookedInvoiceNumber}/pdf";
const path = { bookedInvoiceNumber: 1 };

/** Makes a client of a mock that answers the first call with a fault. */
const answered = (effect: Effect, options: Partial<EconomicOptions> = {}) => {
  const { mock, client } = mockWith();
  mock.faults.add({ effect });
  return client({ retry: false, ...options });
};

/** Makes a client whose first call is refused with a body. */
const refused = (status: number, refusal: object) =>
  answered({ status, body: JSON.stringify(refusal), contentType: "application/json" });

const self = (economic: ReturnType<typeof answered>) => economic.rest.get("/self");
const create = (economic: ReturnType<typeof answered>) => economic.rest.post("/customers", { body });

const setUp: Row[] = [
  [
    "a token that is missing",
    () => createEconomic({ ...tokens, appSecretToken: undefined }),
    "configuration",
    "appSecretToken is missing. Pass it as an option, or use economicFromEnv().",
  ],
  [
    "a token with a blank",
    () => createEconomic({ ...tokens, agreementGrantToken: "a b" }),
    "configuration",
    "agreementGrantToken contains blanks, quotes, line breaks or letters beyond ASCII. Pass the token and nothing else.",
  ],
  [
    "a base URL that is not https",
    () => createEconomic({ ...tokens, baseUrls: { rest: "http://a.example" } }),
    "configuration",
    "baseUrls.rest must be an https URL without user, query or fragment, such as https://restapi.e-conomic.com: it is http, which is allowed for localhost only.",
  ],
  [
    "a base URL with a query",
    () => createEconomic({ ...tokens, baseUrls: { apis: "https://a.example?x=1" } }),
    "configuration",
    "baseUrls.apis must be an https URL without user, query or fragment, such as https://apis.e-conomic.com: it has a query.",
  ],
  [
    "a base URL that is not a URL",
    () => createEconomic({ ...tokens, baseUrls: { rest: "localhost" } }),
    "configuration",
    "baseUrls.rest must be an https URL without user, query or fragment, such as https://restapi.e-conomic.com: it is not a URL.",
  ],
  [
    "a base URL of another scheme",
    () => createEconomic({ ...tokens, baseUrls: { rest: "ftp://a.example" } }),
    "configuration",
    "baseUrls.rest must be an https URL without user, query or fragment, such as https://restapi.e-conomic.com: it has another scheme.",
  ],
  [
    "a base URL with a password, which the message withholds",
    () => createEconomic({ ...tokens, baseUrls: { rest: "https://user:password@a.example" } }),
    "configuration",
    "baseUrls.rest must be an https URL without user, query or fragment, such as https://restapi.e-conomic.com: it has a user, or an @.",
  ],
  [
    "a version of an unknown service",
    () => createEconomic({ ...tokens, versions: { journal: "1.0.0" } as object }),
    "configuration",
    "versions.journal is not a service. The services are accountingYears, accounts, bookedEntries, budgets, customers, dimensions, documents, journals, products, projects, sales, subscriptions, suppliers, webhooks.",
  ],
  [
    "an invalid version",
    () => createEconomic({ ...tokens, versions: { journals: "v1" } }),
    "configuration",
    'versions.journals must be a version such as "2.0.1": it is "v1".',
  ],
  [
    "a time of 0",
    () => createEconomic({ ...tokens, timeoutMs: 0 }),
    "configuration",
    "timeoutMs must be a number above 0: it is 0.",
  ],
  [
    "an app without a name",
    () => createEconomic({ ...tokens, appInfo: { version: "1" } as never }),
    "configuration",
    "appInfo.name is missing.",
  ],
  [
    "an app whose name does not fit into a header",
    () => createEconomic({ ...tokens, appInfo: { name: "my shop" } }),
    "configuration",
    'appInfo.name must be a text of letters, digits, hyphens and dots without blanks, such as my-shop: it is "my shop".',
  ],
  [
    "an app whose address is not a URL",
    () => createEconomic({ ...tokens, appInfo: { name: "my-shop", url: "my-shop.example" } }),
    "configuration",
    'appInfo.url must be an http or https URL without blanks and parentheses: it is "my-shop.example".',
  ],
  [
    "an unknown level of the log",
    () => createEconomic({ ...tokens, logLevel: "verbose" as never }),
    "configuration",
    'logLevel must be "off" or "warn" or "info" or "debug": it is "verbose".',
  ],
  [
    "an unknown level of the log in the environment",
    () => {
      vi.stubEnv("ECONOMIC_LOG", "verbose");
      return createEconomic(tokens);
    },
    "configuration",
    'ECONOMIC_LOG must be one of off, warn, info, debug: it is "verbose".',
  ],
  [
    "a logger without a method",
    () => createEconomic({ ...tokens, logger: { warn: () => {} } as never }),
    "configuration",
    "logger must have the methods warn, info and debug: info and debug are missing.",
  ],
  [
    "a logger that is a text",
    () => createEconomic({ ...tokens, logger: "console" as never }),
    "configuration",
    'logger must have the methods warn, info and debug: it is "console".',
  ],
  [
    "a budget without createRateBudget()",
    () => createEconomic({ ...tokens, budget: {} as never }),
    "configuration",
    "The option budget must be made by createRateBudget(…).",
  ],
  [
    "listeners without observe()",
    () => createEconomic({ ...tokens, hooks: {} as Observer }),
    "configuration",
    "The option hooks must be made by observe(…).",
  ],
  [
    "a browser",
    () => {
      vi.stubGlobal("document", {});
      vi.stubGlobal("process", undefined);
      createEconomic(tokens);
    },
    "configuration",
    "In a browser, everybody who sees the page can read the tokens. Call e-conomic from a server, or set dangerouslyAllowBrowser: true if nobody else uses this page.",
  ],
  [
    "an environment without the secret",
    () => economicFromEnv({ env: {} }),
    "configuration",
    "Neither ECONOMIC_APP_SECRET_TOKEN nor PAN_SEC_VISMA_APP_SECRET_TOKEN is set.",
  ],
  [
    "an environment without the grant",
    () => economicFromEnv({ env: { ECONOMIC_APP_SECRET_TOKEN: "secret" } }),
    "configuration",
    "Neither ECONOMIC_AGREEMENT_GRANT_TOKEN nor PAN_SEC_VISMA_GRANT_TOKEN is set.",
  ],
  [
    "a service that is not a member of the client",
    () => download({} as never, "/invoices/booked/1/pdf" as never, {} as never),
    "configuration",
    "service must be a member of the client, such as economic.customers.",
  ],
];

const calls: Row[] = [
  [
    "a path without its parameter",
    () => mockWith().economic.rest.raw("delete", "/invoices/drafts/{draftInvoiceNumber}"),
    "validation",
    "DELETE /invoices/drafts/{draftInvoiceNumber}: path.draftInvoiceNumber must be a whole number or a text that is not blank: it is undefined.",
  ],
  [
    "a path parameter that is blank",
    () =>
      mockWith().economic.rest.raw("get", "/customers/{customerNumber}", { path: { customerNumber: " " } }),
    "validation",
    'GET /customers/{customerNumber}: path.customerNumber must be a whole number or a text that is not blank: it is " ".',
  ],
  [
    "a URL of another host as the path",
    () => mockWith().economic.rest.raw("get", "https://a.example/customers"),
    "validation",
    'GET https://a.example/customers: The path must be like "/customers/{customerNumber}": it is "https://a.example/customers".',
  ],
  [
    "null in a body",
    () => mockWith().economic.rest.raw("post", "/customers", { body: { lines: [{ unit: null }] } }),
    "validation",
    "POST /customers: lines[0].unit is null, which e-conomic refuses (L-14): leave the property out.",
  ],
  [
    "null as a body",
    () => mockWith().economic.rest.raw("post", "/customers", { body: null }),
    "validation",
    "POST /customers: The body is null: pass an object as body: { … }.",
  ],
  [
    "NaN in a body",
    () => mockWith().economic.rest.raw("post", "/customers", { body: { amount: Number.NaN } }),
    "validation",
    "POST /customers: amount is NaN, which JSON turns into null and e-conomic refuses (L-14): send another number.",
  ],
  [
    "undefined in a list of a body",
    () => mockWith().economic.rest.raw("post", "/customers", { body: { lines: [undefined] } }),
    "validation",
    "POST /customers: lines[0] is undefined, which JSON turns into null and e-conomic refuses (L-14): leave it out of the list.",
  ],
  [
    "a function in a body",
    () => mockWith().economic.rest.raw("post", "/customers", { body: { amount: () => 1 } }),
    "validation",
    "POST /customers: amount is a function, which JSON cannot hold: call it and pass its result, or leave it out.",
  ],
  [
    "a date as a body",
    () => mockWith().economic.rest.raw("post", "/customers", { body: new Date(0) }),
    "validation",
    "POST /customers: The body is a Date: pass an object as body: { … }.",
  ],
  [
    "a Map as a body",
    () => mockWith().economic.rest.raw("post", "/customers", { body: new Map() }),
    "validation",
    "POST /customers: The body is a Map, which JSON cannot hold: pass an object as body: { … }.",
  ],
  [
    "a number in a query that has no digits",
    () => mockWith().economic.rest.raw("get", "/customers", { query: { page: Number.NaN } }),
    "validation",
    "GET /customers: query.page is NaN, which cannot be written in digits: send another number, or a text.",
  ],
  [
    "half of a character in a query",
    () => mockWith().economic.rest.raw("get", "/customers", { query: { name: "\ud83d" } }),
    "validation",
    "GET /customers: query.name contains half of a character (a lone surrogate).",
  ],
  [
    "a form as a body",
    () => mockWith().economic.rest.raw("post", "/customers", { body: new FormData() }),
    "validation",
    "POST /customers: The body is a FormData. Send a form as multipart(form).",
  ],
  [
    "a function as a body",
    () => mockWith().economic.rest.raw("post", "/customers", { body: () => 1 }),
    "validation",
    "POST /customers: The body is a function, which JSON cannot hold: call it and pass its result.",
  ],
  [
    "a promise in a body",
    () => mockWith().economic.rest.raw("post", "/customers", { body: { lines: [Promise.resolve({})] } }),
    "validation",
    "POST /customers: lines[0] is a promise, which JSON cannot hold: await it first.",
  ],
  [
    "a Map in a body",
    () => mockWith().economic.rest.raw("post", "/customers", { body: { customer: new Map() } }),
    "validation",
    "POST /customers: customer is a Map, which JSON cannot hold: send a plain object, a list or a text.",
  ],
  [
    "a BigInt in a body",
    () => mockWith().economic.rest.raw("post", "/customers", { body: { amount: 1n } }),
    "validation",
    "POST /customers: amount is a BigInt, which JSON cannot hold: send a number or a text.",
  ],
  [
    "an object inside itself",
    () => {
      const own: Record<string, unknown> = {};
      own.parent = own;
      return mockWith().economic.rest.raw("post", "/customers", { body: own });
    },
    "validation",
    "POST /customers: parent is an object that contains itself, which JSON cannot hold: send a copy without the circular reference.",
  ],
  [
    "JSON as text as a body",
    () => mockWith().economic.rest.raw("post", "/customers", { body: "{}" }),
    "validation",
    "POST /customers: The body must be an object or a list: it is a text. Send an object, and parse a JSON text first.",
  ],
  [
    "bytes as a record",
    () => mockWith().economic.rest.post("/customers", { body: new Uint8Array() } as never),
    "validation",
    "POST /customers: The body must be an object: it is a Uint8Array. Send a file with multipart(form), or bytes with raw().",
  ],
  [
    "a value for an unknown parameter of the path",
    () => mockWith().economic.rest.raw("get", "/customers/{customerNumber}", { path: { customernumber: 1 } }),
    "validation",
    "GET /customers/{customerNumber}: The path has no parameter customernumber. Did you mean customerNumber?",
  ],
  [
    "a value for a path without parameters",
    () => mockWith().economic.rest.raw("get", "/customers", { path: { customerNumber: 1 } }),
    "validation",
    "GET /customers: The path has no parameter customerNumber. It has no parameters.",
  ],
  [
    "a date in a query",
    () => mockWith().economic.rest.raw("get", "/customers", { query: { since: new Date(0) } }),
    "validation",
    "GET /customers: query.since must be a text, number or boolean, or a list of these: it is a Date. Send danishDay(date) or date.toISOString().",
  ],
  [
    "an empty list in a query",
    () => mockWith().economic.rest.raw("get", "/customers", { query: { ids: [] } }),
    "validation",
    "GET /customers: query.ids is an empty list: leave it out.",
  ],
  [
    "a header that is not a text",
    () => mockWith().economic.rest.raw("get", "/self", { headers: { "x-n": 1 } } as never),
    "validation",
    "GET /self: The value of the header x-n must be a text: it is a number.",
  ],
  [
    "an unknown method",
    () => mockWith().economic.rest.raw("head" as never, "/self"),
    "validation",
    'raw: The first argument must be the method, one of GET, POST, PUT, PATCH, DELETE: it is "head".',
  ],
  [
    "options that are null",
    () => mockWith().economic.rest.get("/self", null as never),
    "validation",
    "GET /self: The options must be an object such as { path: … }: they are null.",
  ],
  [
    "an option of another library",
    () => mockWith().economic.rest.get("/self", { maxRetries: 0 } as never),
    "validation",
    "GET /self: There is no option maxRetries. Did you mean retry.maxAttempts?",
  ],
  [
    "an option that is not similar to any other",
    () =>
      mockWith()
        .economic.rest.list("/customers")
        .toArray({ verbose: true } as never),
    "validation",
    "GET /customers: There is no option verbose. The option is max.",
  ],
  [
    "a filter of a verb",
    () => mockWith().economic.rest.get("/customers", { filter: {} } as never),
    "validation",
    "GET /customers: There is no option filter. Did you mean list(path, { filter })?",
  ],
  [
    "a deadline that is not a number",
    () => mockWith().economic.rest.get("/self", { retry: { deadlineMs: Number.NaN } }),
    "validation",
    "GET /self: retry.deadlineMs must be a number above 0: it is NaN.",
  ],
  [
    "a controller instead of its signal",
    () => mockWith().economic.rest.get("/self", { signal: new AbortController() } as never),
    "validation",
    "GET /self: signal must be an AbortSignal: it is an AbortController.",
  ],
  [
    "a header that the client sets itself",
    () => mockWith().economic.rest.raw("get", "/self", { headers: { Host: "a.example" } }),
    "validation",
    "GET /self: fetch does not let its callers set the header Host: leave it out.",
  ],
  [
    "a header with a line break",
    () => mockWith().economic.rest.raw("get", "/self", { headers: { "x-trace": "a\nb" } }),
    "validation",
    "GET /self: The value of the header x-trace has characters other than visible ASCII, or a line break.",
  ],
];

const keys: Row[] = [
  [
    "a key that idempotencyKey() did not make",
    () =>
      mockWith().economic.rest.post("/customers", {
        body,
        idempotencyKey: "order-17" as unknown as IdempotencyKey,
      }),
    "validation",
    "POST /customers: The option idempotencyKey must be made by idempotencyKey(createIdempotencyKey()), or by idempotencyKey({ key, createdAt, repeated }) from a stored key.",
  ],
  [
    "a key with a blank",
    () => mockWith().economic.rest.post("/customers", { body, idempotencyKey: newKey("a b") }),
    "validation",
    'POST /customers: idempotencyKey must be a text of visible ASCII characters without blanks: it is "a b".',
  ],
  [
    "a key with a time without its zone",
    () =>
      mockWith().economic.rest.post("/customers", {
        body,
        idempotencyKey: idempotencyKey({ key: "order-17", createdAt: "2026-08-14 09:30", repeated: false }),
      }),
    "validation",
    'POST /customers: idempotencyKey.createdAt must be a time in the past: a Date, milliseconds since 1970, or a text with its zone such as 2026-08-14T12:00:00Z. It is "2026-08-14 09:30".',
  ],
  [
    "a key without its age",
    () =>
      mockWith().economic.rest.post("/customers", {
        body,
        idempotencyKey: idempotencyKey({ key: "order-17" } as StoredKey),
      }),
    "validation",
    'POST /customers: idempotencyKey "order-17" does not tell its age, so it would count as new for ever (RW-2). Store the time beside it and pass { key, createdAt, repeated }, or use a key that createIdempotencyKey() made.',
  ],
  [
    "a key whose repeated is not a boolean",
    () =>
      mockWith().economic.rest.post("/customers", {
        body,
        idempotencyKey: idempotencyKey({ key: "order-17", createdAt: 0, repeated: "no" as never }),
      }),
    "validation",
    'POST /customers: idempotencyKey.repeated must be true or false: it is "no".',
  ],
  [
    "a key that is too old",
    () =>
      mockWith().economic.rest.post("/customers", {
        body,
        idempotencyKey: idempotencyKey({ key: "order-17", createdAt: 0, repeated: false }),
      }),
    "idempotency",
    "POST /customers: idempotencyKey is over 55 minutes old, so e-conomic may have forgotten it and the write could happen twice. Look the record up by its natural key instead.",
  ],
  [
    "a key that another call uses",
    async () => {
      const { economic } = mockWith();
      const options = { idempotencyKey: newKey("order-17") };
      const first = economic.rest.post("/customers", { body, ...options });
      const second = economic.rest.post("/customers", { body: customerBody("Another"), ...options });
      await Promise.all([first, second]);
    },
    "idempotency",
    "POST /customers: The idempotency key is in use by a running call with another method, URL or body. Use another key.",
  ],
  [
    "a key that was sent with another body",
    () => create(refused(400, { title: "Refused.", errorCode: "PayloadChanged" })),
    "idempotency",
    "POST /customers: The server answered 400 (PayloadChanged): Refused. The idempotency key was used for another call. Use a new key.",
  ],
  [
    "a key that was sent to another URL",
    () => create(refused(400, { title: "Refused.", errorCode: "URLChanged" })),
    "idempotency",
    "POST /customers: The server answered 400 (URLChanged): Refused. The idempotency key was used for another call. Use a new key.",
  ],
];

const answers: Row[] = [
  [
    "a refusal with one error",
    () =>
      self(
        refused(400, {
          message: "Validation failed.",
          errorCode: "E04300",
          errors: {
            name: { errors: [{ errorMessage: "Too long.", errorCode: "E1", developerHint: "Shorten it." }] },
          },
        }),
      ),
    "validation",
    "GET /self: The server answered 400 (E04300): Validation failed. name: Too long (Shorten it.)",
  ],
  [
    "a refusal with several errors",
    () =>
      self(
        refused(400, {
          title: "Bad request",
          errors: [{ property: "Name", message: "Too long." }, { message: "No date." }],
        }),
      ),
    "validation",
    "GET /self: The server answered 400: Bad request. There are 2 complaints. Name: Too long; No date.",
  ],
  [
    "a refusal with several complaints and their hints",
    () => {
      const missing = (property: string) => ({
        errorMessage: `${property} is missing a value.`,
        developerHint: `Give ${property} a value.`,
      });
      const errors = Object.fromEntries(
        ["currency", "customerGroup"].map((property) => [property, { errors: [missing(property)] }]),
      );
      return create(refused(400, { message: "Properties are missing", errorCode: "E04300", errors }));
    },
    "validation",
    "POST /customers: The server answered 400 (E04300): Properties are missing. There are 2 complaints. currency: currency is missing a value (Give currency a value.); customerGroup: customerGroup is missing a value (Give customerGroup a value.)",
  ],
  [
    "a refusal with more complaints than anybody reads in a line",
    () => {
      const errors = Array.from({ length: 12 }, (_, item) => ({ property: `${item}`, message: "No!" }));
      return self(refused(400, { title: "Bad request", errors }));
    },
    "validation",
    "GET /self: The server answered 400: Bad request. There are 12 complaints. 0: No!; 1: No!; 2: No!; 3: No!; 4: No!; 5: No!; 6: No!; 7: No!; 8: No!; 9: No!; 2 more in error.errors.",
  ],
  [
    "a refusal with a hint",
    () => self(refused(400, { message: "No.", developerHint: "Ask again." })),
    "validation",
    "GET /self: The server answered 400: No. Ask again.",
  ],
  [
    "an error without a text",
    () => self(refused(409, { title: "Updated meanwhile.", property: "ObjectVersion" })),
    "conflict",
    "GET /self: The server answered 409: Updated meanwhile. ObjectVersion: refused. Read the record again, then apply your change to it.",
  ],
  [
    "a refused filter",
    () =>
      self(
        refused(400, {
          message: "No such field.",
          developerHint: "Ask for others.",
          allowedFilteringFields: ["name", "city"],
        }),
      ),
    "validation",
    "GET /self: The server answered 400: No such field. The listing can be filtered by name, city.",
  ],
  [
    "tokens that are wrong",
    () => self(refused(401, { message: "Unauthorized." })),
    "authentication",
    "GET /self: The server answered 401: Unauthorized. A token is wrong or was revoked. Is it the public token instead of the secret one?",
  ],
  [
    "tokens that do not belong together",
    () => self(refused(403, { message: "Unauthorized.", errorCode: "E02250" })),
    "authentication",
    "GET /self: The server answered 403 (E02250): Unauthorized. The two tokens do not belong together. Was the app secret token reset?",
  ],
  [
    "a role that is missing",
    () => mockWith({ role: "Bookkeeping" }).economic.customers.get("/Customers/count"),
    "permission",
    "GET /Customers/count: The server answered 403 (AccessDenied): Forbidden. The app's role is Bookkeeping; this needs Sales or SuperUser.",
  ],
  [
    "a module that is missing",
    () => mockWith({ modules: [] }).economic.projects.get("/Projects"),
    "permission",
    "GET /Projects: The server answered 403 (AccessDeniedAgreementMissingModules): Missing modules: Project.",
  ],
  [
    "a module that is missing on REST (L-154)",
    () => {
      const message = "To use this feature you must be authorized to use the Scanning add-on module.";
      return self(refused(403, { message, errorCode: "E03040" }));
    },
    "permission",
    "GET /self: The server answered 403 (E03040): To use this feature you must be authorized to use the Scanning add-on module.",
  ],
  [
    "a refusal without a reason",
    () => self(answered({ status: 403, body: "" })),
    "permission",
    "GET /self: The server answered 403. The app needs one of the roles Sales, SuperUser. A wrong token can also cause a 403.",
  ],
  [
    "a write to the demo agreement",
    () => {
      const { rest } = mockWith().client({ appSecretToken: "demo", agreementGrantToken: "demo" });
      return rest.post("/customers", { body });
    },
    "permission",
    "POST /customers: The server answered 403: The demo agreement is read-only. Writes need your own agreement.",
  ],
  [
    "a read that the demo agreement refuses",
    () =>
      answered({ status: 403, body: "" }, { appSecretToken: "demo", agreementGrantToken: "demo" }).rest.get(
        "/self",
      ),
    "permission",
    "GET /self: The server answered 403. The demo agreement does not allow this call.",
  ],
  [
    "a missing record",
    () => self(refused(404, { message: "Not found." })),
    "notFound",
    "GET /self: The server answered 404: Not found.",
  ],
  [
    "a missing record whose number needs an escape",
    () => {
      const { rest } = refused(404, { message: "Not found." });
      return rest.get("/products/{productNumber}", { path: { productNumber: "A/1\n" } });
    },
    "notFound",
    "GET /products/A_6_1%0A: The server answered 404: Not found.",
  ],
  [
    "a server's text with line ends and a terminal's escape",
    () => self(refused(500, { message: "Failed.\nFATAL \u001b[31mforged\u202e" })),
    "server",
    "GET /self: The server answered 500: Failed.\\nFATAL \\u{1b}[31mforged\\u{202e}.",
  ],
  [
    "a method that the path does not have",
    () => mockWith().economic.rest.raw("delete", "/self"),
    "validation",
    "DELETE /self: The server answered 405: Method not allowed.",
  ],
  [
    "the time limit of the server",
    () => self(answered({ status: 408, body: "" })),
    "timeout",
    "GET /self: The server answered 408. Its own time limit passed.",
  ],
  [
    "another user's change",
    () => self(refused(409, { message: "Changed." })),
    "conflict",
    "GET /self: The server answered 409: Changed. Read the record again, then apply your change to it.",
  ],
  [
    "too many calls",
    () => self(answered({ status: 429, body: "", retryAfter: 90 })),
    "rateLimit",
    "GET /self: The server answered 429. The server asks to wait 90 s.",
  ],
  [
    "a failure of the server",
    () => self(refused(500, { message: "Failed." })),
    "server",
    "GET /self: The server answered 500: Failed.",
  ],
  [
    "a redirect",
    () => self(answered({ status: 302, body: "", headers: { location: "https://a.example" } })),
    "server",
    "GET /self: The server answered 302. The client does not follow redirects, because the tokens would be sent along.",
  ],
  [
    "an HTML page of a proxy",
    () => self(answered({ status: 502, body: `<html>Bad gateway${"x".repeat(200)}</html>` })),
    "server",
    "GET /self: The server answered 502: <html>Bad gatewayxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx.",
  ],
  [
    "an answer that contains a token",
    () => self(refused(400, { message: "No app app-secret-0123456789." })),
    "validation",
    "GET /self: The server answered 400: No app [redacted].",
  ],
  [
    "a success that is not JSON",
    () => self(answered({ status: 200, body: "<html>Maintenance</html>", contentType: "text/html" })),
    "server",
    "GET /self: The server answered 200, but instead of JSON it sent: <html>Maintenance</html>",
  ],
  [
    "a success that is not a file",
    () =>
      download(
        answered({ status: 200, body: "<html>Maintenance</html>", contentType: "text/html" }).rest,
        pdf,
        { path },
      ),
    "server",
    "GET /invoices/booked/1/pdf: The server answered 200, but instead of a file it sent: <html>Maintenance</html>",
  ],
];

const withoutAnswer: Row[] = [
  [
    "a connection that fails",
    () => self(answered({ drop: "before" })),
    "connection",
    "GET /self: The connection failed (ECONNRESET).",
  ],
  [
    "a connection that fails without a code",
    () => self(mockWith().client({ retry: false, fetch: () => Promise.reject(new Error("no tunnel")) })),
    "connection",
    "GET /self: The connection failed (no tunnel).",
  ],
  [
    "a connection that breaks off",
    () =>
      self(
        answered(
          { status: 200 },
          {
            fetch: async () =>
              new Response(new ReadableStream({ pull: (controller) => controller.error(new Error("cut")) })),
          },
        ),
      ),
    "connection",
    "GET /self: The connection broke off during the answer (cut).",
  ],
  [
    "an answer that does not come",
    () => self(answered({ drop: "hang" }, { timeoutMs: 5 })),
    "timeout",
    "GET /self: The server did not answer within 5 ms.",
  ],
  [
    "a deadline that passes in the queue",
    async () => {
      const { mock, economic } = mockWith({ rateLimit: false });
      mock.faults.add({
        effect: { headers: { "x-ratelimiting": "token-limit-100-per-60-seconds: 100/100" } },
      });
      await economic.rest.get("/self");
      await economic.rest.get("/self", { retry: { deadlineMs: 100 } });
    },
    "timeout",
    "GET /self: The call got no answer within retry.deadlineMs (100 ms).",
  ],
  [
    "a key that expires in the queue",
    async () => {
      const { mock, economic } = mockWith({ rateLimit: false });
      mock.faults.add({
        effect: { headers: { "x-ratelimiting": "token-limit-100-per-60-seconds: 100/100" } },
      });
      await economic.rest.get("/self");
      const createdAt = mock.clock.now() - 55 * 60_000 + 100;
      const stored = idempotencyKey({ key: "order-17", createdAt, repeated: false });
      await economic.rest.post("/customers", { body, idempotencyKey: stored });
    },
    "timeout",
    "POST /customers: The call got no answer before its idempotency key expired.",
  ],
  [
    "a stream that stalls",
    async () => {
      const body = new ReadableStream();
      const fetch = async () => new Response(body, { headers: { "content-type": "application/pdf" } });
      const { rest } = mockWith().client({ fetch });
      const stream = await download(rest, pdf, { path, as: "stream", timeoutMs: 5 });
      await new Response(stream as ReadableStream).text();
    },
    "timeout",
    "GET /invoices/booked/1/pdf: The next piece of the file did not arrive within 5 ms.",
  ],
  [
    "a write without an answer",
    () => create(answered({ drop: "before" })),
    "outcomeUnknown",
    "POST /customers: The write may have happened. Look the record up, or repeat the call with idempotencyKey(error). The last attempt failed: The connection failed (ECONNRESET).",
  ],
  [
    "a write whose answer is a failure",
    () => create(refused(500, { message: "Failed." })),
    "outcomeUnknown",
    "POST /customers: The write may have happened. Look the record up, or repeat the call with idempotencyKey(error). The last attempt failed: The server answered 500: Failed.",
  ],
  [
    "an update without an answer",
    () => {
      const { mock, economic } = mockWith();
      mock.faults.add({ method: "PUT", effect: { drop: "before" } });
      return updateWithVersion(economic.rest, "/customers/{customerNumber}", {
        path: { customerNumber: 1 },
        change: (customer) => ({ ...customer, city: "Aarhus" }),
        retry: false,
      });
    },
    "outcomeUnknown",
    "PUT /customers/1: The update of /customers/1 may have happened. Read the record again, and update it anew only if the change is not there. The last attempt failed: The connection failed (ECONNRESET).",
  ],
  [
    "a write that is aborted",
    () => {
      const controller = new AbortController();
      const economic = answered({ drop: "hang" });
      setTimeout(() => controller.abort(new Error("enough")), 5);
      return economic.rest.post("/customers", { body, signal: controller.signal });
    },
    "outcomeUnknown",
    "POST /customers: The write may have happened. Look the record up, or repeat the call with idempotencyKey(error). The call was aborted.",
  ],
];

/** Makes three customers in a mock that answers the first call, or the first one of a path, with a fault. */
const listing = (effect: Effect, fault: { path?: string; times?: number } = {}) => {
  const { mock, economic } = withCustomers(3);
  mock.faults.add({ ...fault, effect });
  return economic;
};

const listings: Row[] = [
  [
    "a listing of a path that is not one",
    () =>
      mockWith()
        .economic.rest.list("/self" as "/customers")
        .first(),
    "validation",
    "GET /self: This path is not a listing: read it with get.",
  ],
  [
    "a listing that is awaited",
    () => mockWith().economic.rest.list("/customers"),
    "validation",
    "GET /customers: A listing cannot be awaited. Read it with for await (const item of listing), or await listing.toArray(). An async function that returns a listing awaits it, too: return { listing }.",
  ],
  [
    "a sort where there is none (O-03)",
    () =>
      withCustomers(3)
        .economic.customers.list("/Customers", { sort: "name" } as never)
        .first(),
    "validation",
    "GET /Customers: A listing by cursor ignores sort (O-03): list its path with /paged at the end.",
  ],
  [
    "an object that is not made by byKey()",
    () =>
      withCustomers(3)
        .economic.rest.list("/customers", { by: { field: "name" } as never })
        .toArray(),
    "validation",
    "GET /customers: The option by must be made by byKey(…).",
  ],
  [
    "a key beside a sort",
    () =>
      withCustomers(3)
        .economic.rest.list("/customers", { by: byKey("customerNumber"), sort: "name" })
        .toArray(),
    "validation",
    'GET /customers: sort cannot be combined with by: byKey("customerNumber"), which reads in the order of customerNumber.',
  ],
  [
    "a maximum that is not a number",
    () => withCustomers(3).economic.rest.list("/customers").toArray({ max: Number.NaN }),
    "validation",
    "GET /customers: max must be a whole number from 0: it is NaN.",
  ],
  [
    "a cursor within a page",
    () => withCustomers(3).economic.customers.list("/Customers/paged", { cursor: "150" }).toArray(),
    "validation",
    "GET /Customers/paged: cursor must be one that a page or an error reported, here a multiple of 100: it is 150.",
  ],
  [
    "more items than page numbers reach",
    () => withCustomers(10_001).economic.customers.list("/Customers/paged").toArray(),
    "validation",
    "GET /Customers/paged: Pages reach only the first 10,000 items: list /Customers, which pages by cursor, or use a filter to read fewer.",
  ],
  [
    "a count that is not a number",
    () =>
      listing({ rewrite: () => "3" })
        .customers.list("/Customers")
        .count(),
    "server",
    'GET /Customers: The server answered /Customers/count with "3" instead of a number of items.',
  ],
  [
    "a listing by cursor of another shape",
    () =>
      listing({ rewrite: () => [] })
        .customers.list("/Customers")
        .toArray(),
    "server",
    "GET /Customers: The server answered with a list, which is not a page of a listing by cursor.",
  ],
  [
    "a listing of REST of another shape",
    () =>
      listing({ rewrite: () => ({ collection: [] }) })
        .rest.list("/customers")
        .toArray(),
    "server",
    "GET /customers: The server answered with an object that has only collection, which is not a page of a REST listing.",
  ],
  [
    "a listing by page number of another shape",
    () =>
      listing({ rewrite: () => ({ items: [] }) }, { path: "/paged" })
        .customers.list("/Customers/paged")
        .toArray(),
    "server",
    "GET /Customers/paged: The server answered with an object that has only items, which is not a page of a listing by page number.",
  ],
  [
    "a cursor that is not new (O-02)",
    () =>
      listing({ rewrite: (answer: object) => ({ ...answer, cursor: "" }) })
        .customers.list("/Customers")
        .toArray(),
    "server",
    'GET /Customers: The server\'s cursor "" does not lead to a new page (O-02).',
  ],
  [
    "too many empty pages (RL-2)",
    () => {
      const { economic } = hostileServer(1, { cursor: (_, page) => `${100 + page}` });
      return economic.customers.list("/Customers").toArray();
    },
    "server",
    "GET /Customers: The server sent more than 100 empty pages in a row (RL-2).",
  ],
  [
    "an item that is not a record (RL-8)",
    () => {
      const { economic } = hostileServer(9, { item: { page: 1, value: null } });
      return economic.customers.list("/Customers").toArray();
    },
    "server",
    "GET /Customers: The server sent null as item 0 of page 1, where a record belongs.",
  ],
  [
    "an impossible number of items (RL-8)",
    () =>
      hostileServer(9, { total: () => -1 })
        .economic.rest.list("/customers")
        .toArray(),
    "server",
    "GET /customers: The server reports -1 items on page 0, which is not a number of items.",
  ],
  [
    "a link after the last page (RL-4)",
    () =>
      hostileServer(9, { total: () => 4 })
        .economic.rest.list("/customers", { pageSize: 4 })
        .toArray(),
    "server",
    "GET /customers: The server reports 4 items, yet links to a page after them (RL-4).",
  ],
  [
    "a page by key of more items than it reports (RL-5)",
    () =>
      hostileServer(9, { total: () => 4 })
        .economic.rest.list("/customers", { by: byKey("customerNumber") })
        .toArray(),
    "server",
    "GET /customers: The server sent a page of 9 items although it reports 4 (RL-5).",
  ],
  [
    "a page that is too long (RL-3)",
    () =>
      hostileServer(101, { body: Array.from({ length: 101 }, () => ({})) })
        .economic.products.list("/productspaged/paged")
        .toArray(),
    "server",
    "GET /productspaged/paged: The server sent 101 items on a page of 100 (RL-3).",
  ],
  [
    "more accounting years than page numbers reach (O-45)",
    () =>
      hostileServer(1, { body: Array.from({ length: 100 }, () => ({})) })
        .economic.accountingYears.list("/AccountingYears/paged")
        .toArray(),
    "validation",
    "GET /AccountingYears/paged: Pages reach only the first 10,000 items: use a filter to read fewer.",
  ],
  [
    "more than page numbers reach, without a cursor listing",
    () =>
      hostileServer(1, { body: Array.from({ length: 100 }, () => ({})) })
        .economic.dimensions.list("/dimension-data/booked-entries/changelog")
        .toArray(),
    "validation",
    "GET /dimension-data/booked-entries/changelog: Pages reach only the first 10,000 items: use a filter to read fewer.",
  ],
  [
    "a parameter that the listing sets",
    () =>
      withCustomers(3)
        .economic.rest.list("/customers", { query: { pagesize: 5 } } as never)
        .first(),
    "validation",
    "GET /customers: The listing sets pagesize itself: use the option pageSize.",
  ],
  [
    "a total without a count",
    () =>
      withCustomers(3)
        .economic.products.list("/products", { total: true } as never)
        .first(),
    "validation",
    "GET /products: This listing has no count: leave total out.",
  ],
  [
    "a page size on the services",
    () => withCustomers(3).economic.customers.list("/Customers", { pageSize: 5 }).first(),
    "validation",
    "GET /Customers: pageSize is for REST: the services fix the size of their pages. Leave it out.",
  ],
  [
    "pages in parallel by key",
    () =>
      withCustomers(3)
        .economic.rest.list("/customers", { by: byKey("customerNumber"), concurrency: 2 })
        .first(),
    "validation",
    "GET /customers: concurrency cannot be combined with by: byKey(…), which reads one page after another. Leave one of them out.",
  ],
  [
    "a key that is not a field's name",
    () => byKey("name desc" as never),
    "validation",
    'byKey needs the name of a field, such as customerNumber: it is "name desc".',
  ],
  [
    "records that were created and deleted",
    () =>
      listing({ rewrite: () => 4 }, { path: "/count" })
        .customers.list("/Customers/paged")
        .toArray(),
    "listingChanged",
    "GET /Customers/paged: The listing changed while it was read: the server counted 4 items, but 3 different ones were read. Read it again, or read it by key, because such changes cannot disturb that.",
  ],
  [
    "a key that two items have",
    () => {
      const { mock, economic } = withCustomers(0);
      mock.agreement().customers.addMany(2, () => ({ name: "Nordlys" }));
      return economic.rest.list("/customers", { by: byKey("name") }).toArray();
    },
    "validation",
    'GET /customers: name cannot be the key to read by: the server sent two items with "Nordlys". A key must be a number or text that differs on every item, and texts must differ in more than upper and lower case.',
  ],
  [
    "an empty page before the end",
    () =>
      listing({ rewrite: (answer: object) => ({ ...answer, collection: [] }) })
        .rest.list("/customers", { by: byKey("customerNumber") })
        .toArray(),
    "server",
    "GET /customers: The server sent an empty page although it reports 3 items.",
  ],
  [
    "texts that differ only in capitals as keys (X-23)",
    () => {
      const { mock, economic } = withCustomers(0);
      mock.agreement().customers.add({ name: "Nordlys" });
      mock.agreement().customers.add({ name: "NORDLYS" });
      return economic.rest.list("/customers", { by: byKey("name") }).toArray();
    },
    "validation",
    'GET /customers: name cannot be the key to read by: after "Nordlys" an item has "NORDLYS". A key must be a number or text that differs on every item, and texts must differ in more than upper and lower case.',
  ],
  [
    "a key that the items do not have",
    () =>
      withCustomers(3)
        .economic.rest.list("/customers", { by: byKey("ean" as never) })
        .toArray(),
    "validation",
    "GET /customers: ean cannot be the key to read by: an item has undefined. A key must be a number or text that differs on every item, and texts must differ in more than upper and lower case.",
  ],
  [
    "pages in parallel on a service",
    () =>
      withCustomers(3)
        .economic.customers.list("/Customers/paged", { concurrency: 2 } as never)
        .first(),
    "validation",
    "GET /Customers/paged: concurrency is for REST's listings by page number: leave it out, or use exportAll.",
  ],
  [
    "an export of a listing that cannot be split (O-22)",
    async () => {
      for await (const _ of exportAll(withCustomers(3).economic.journals, "/journals", { by: "number" }));
    },
    "validation",
    "GET /journals: exportAll needs a listing by cursor with a count and a filter that works (O-22): use list instead.",
  ],
  [
    "an export that does not fit its count",
    async () => {
      const economic = listing({ rewrite: () => 9 }, { path: "/count", times: 2 });
      for await (const _ of exportAll(economic.customers, "/Customers", { by: "customerNumber" }));
    },
    "listingChanged",
    "GET /Customers: The listing changed while it was read: 3 items were read, the server counted 9 before and 9 after. Read it again.",
  ],
];

const filtered = (filter: unknown) =>
  mockWith()
    .economic.rest.list("/customers", { filter: filter as never })
    .first();

const filters: Row[] = [
  [
    "a filter that is a text",
    () => filtered("name$eq:Acme"),
    "validation",
    'GET /customers: filter must be { field: value } or raw("…"): it is "name$eq:Acme".',
  ],
  [
    "a field with grammar in it",
    () => filtered({ "name$eq:a$or:city": "b" }),
    "validation",
    "GET /customers: filter.name$eq:a$or:city must be a field such as name or customer.customerNumber.",
  ],
  [
    "an unknown operator",
    () => filtered({ name: { equals: "Acme" } }),
    "validation",
    'GET /customers: filter.name.equals is not an operator. The operators are eq, ne, lt, lte, gt, gte, like, in, nin. If equals is a field, write "name.equals".',
  ],
  [
    "a field without a condition",
    () => filtered({ name: {} }),
    "validation",
    "GET /customers: filter.name has no condition: leave it out.",
  ],
  [
    "a value that is undefined",
    () => filtered({ name: undefined }),
    "validation",
    "GET /customers: filter.name.eq must be a text, number, boolean, Date or null: it is undefined.",
  ],
  [
    "a value that is not a number",
    () => filtered({ customerNumber: { gt: Number.NaN } }),
    "validation",
    "GET /customers: filter.customerNumber.gt must be a text, number, boolean, Date or null: it is NaN.",
  ],
  [
    "a list that is empty (S-11)",
    () => filtered({ customerNumber: { in: [] } }),
    "validation",
    "GET /customers: filter.customerNumber.in must be a list of 1 to 200 values (S-11): it has 0 values.",
  ],
  [
    "a sort with grammar in it",
    () =>
      mockWith()
        .economic.rest.list("/customers", { sort: "name desc" as never })
        .first(),
    "validation",
    'GET /customers: sort must be a field, such as "name", "-name" (descending) or "~name" (alphabetical), or a list of these: it is "name desc".',
  ],
  [
    "raw text that is empty",
    () => filtered(raw("")),
    "validation",
    'GET /customers: filter.raw must be a filter in e-conomic\'s grammar, such as "name$eq:Smed": it is "".',
  ],
  [
    "a Map as a filter",
    () => filtered(new Map()),
    "validation",
    'GET /customers: filter must be { field: value } or raw("…"): it is a Map.',
  ],
  [
    "half of a character",
    () => filtered({ name: "\ud83d" }),
    "validation",
    "GET /customers: filter.name.eq contains half of a character (a lone surrogate).",
  ],
  [
    "a time without its zone (L-137)",
    () => since("2026-08-14T12:00"),
    "validation",
    'since takes a Date, a time with its zone such as 2026-08-14T12:00:00Z, or milliseconds since 1970: it is "2026-08-14T12:00".',
  ],
  [
    "a time before 1970",
    () => since(new Date(-1)),
    "validation",
    "since takes an existing time in the years 1970 to 9999: it is 1969-12-31T23:59:59.999Z.",
  ],
  [
    "an invalid Date as a time",
    () => since(new Date("31/01/2026")),
    "validation",
    "since takes a Date, a time with its zone such as 2026-08-14T12:00:00Z, or milliseconds since 1970: it is an invalid Date.",
  ],
  [
    "a day that does not exist",
    () => dateString("2026-02-30"),
    "validation",
    'dateString takes a day of the calendar as YYYY-MM-DD, such as 2026-01-31: the text is "2026-02-30".',
  ],
  [
    "an invalid Date",
    () => danishDay(new Date("31/01/2026")),
    "validation",
    "danishDay takes a valid Date: it is an invalid one.",
  ],
  [
    "a date that is a text",
    () => danishDay("2026-08-14T22:30:00Z" as never),
    "validation",
    'danishDay takes a valid Date: it is the text "2026-08-14T22:30:00Z". Use danishDay(new Date(text)) for a point in time, or dateString(text) for a day.',
  ],
];

const voucher = { voucherNumber: 1, accountingYear: "2026" };
const text = new TextEncoder().encode("hello");
const state = "a-state-of-16-characters";
const redirectUrl = "https://app.example/connect";

const features: Row[] = [
  [
    "a bulk call with a chunk size above that of the path",
    () => bulk(mockWith().economic.journals, entriesPath, entries(1), { chunkSize: 501 }),
    "validation",
    "chunkSize must be a whole number from 1 to 500: it is 501.",
  ],
  [
    "a group that is larger than a call",
    () =>
      bulk(mockWith().economic.journals, entriesPath, entries(3), { chunkSize: 2, keepTogether: () => 1 }),
    "validation",
    "keepTogether makes a group of more than 2 items at items[0], but a call takes at most chunkSize (2): make chunkSize larger.",
  ],
  [
    "a group that is larger than a call can be",
    () => bulk(mockWith().economic.journals, entriesPath, entries(501), { keepTogether: () => 1 }),
    "validation",
    "keepTogether makes a group of more than 500 items at items[0], but a call takes at most 500: make the group smaller.",
  ],
  [
    "a bulk call that is refused in part",
    () =>
      bulk(
        mockWith({ seed: "empty" }).economic.journals,
        entriesPath,
        [entry(1), { ...entry(2), currency: "" }],
        { chunkSize: 1 },
      ),
    "bulk",
    "POST /draft-entries/bulk: 1 of 2 items are known to be done. The next call failed. The server answered 400 (InvalidInput): Bad request. Entries[0].Currency: The field Entries[0].Currency must be a string with a minimum length of 1.",
  ],
  [
    "a bulk call answered with too few numbers",
    () => {
      const { mock, economic } = mockWith({ seed: "empty" });
      mock.faults.add({ effect: { rewrite: () => ({ entryNumbers: [1] }) } });
      return bulk(economic.journals, entriesPath, entries(2));
    },
    "bulk",
    "POST /draft-entries/bulk: 0 of 2 items are known to be done. The server answered a call of 2 items with 1 number, instead of one for each item.",
  ],
  [
    "an update without a change",
    () => updateWithVersion(mockWith().economic.rest, "/self" as never, {} as never),
    "validation",
    "The option change is missing.",
  ],
  [
    "an update of an unknown path",
    () => updateWithVersion(mockWith().economic.rest, undefined as never, { change() {} } as never),
    "validation",
    "The path must be a text: it is undefined.",
  ],
  [
    "a record to write that lacks its version",
    () => writable(mockWith().economic.customers, "/Contacts", { customerNumber: 1, name: "Ann", number: 1 }),
    "validation",
    "The record has no objectVersion, which a PUT to /Contacts needs: read the record first.",
  ],
  [
    "a list of records to write",
    () => writable(mockWith().economic.customers, "/Contacts", [] as object),
    "validation",
    "The record must be an object, as get or a listing returned it: it is a list.",
  ],
  [
    "a record to write to a path that is read-only",
    () => writable(mockWith().economic.customers, "/Contacts/{number}" as "/Contacts", {}),
    "validation",
    'No record can be updated at the path "/Contacts/{number}". Did you mean /Contacts?',
  ],
  [
    "a record to write to a misspelt path",
    () => writable(mockWith().economic.customers, "/contacts" as "/Contacts", {}),
    "validation",
    'No record can be updated at the path "/contacts". Did you mean /Contacts?',
  ],
  [
    "an object as a form",
    () => multipart(new Map() as never),
    "validation",
    "multipart takes a FormData: it is a Map.",
  ],
  [
    "a file of another format",
    () => uploadDocument(mockWith().economic, { ...voucher, file: text }),
    "validation",
    'The file must have the format PDF or JPG or PNG: it begins with "hello".',
  ],
  [
    "a file that is not a PDF",
    () => attachToDraftInvoice(mockWith().economic, { draftInvoiceNumber: 1, file: text }),
    "validation",
    'The file must have the format PDF: it begins with "hello".',
  ],
  [
    "a file that is too large",
    () => uploadDocument(mockWith().economic, { ...voucher, file: pdfOfSize(9_437_185) }),
    "validation",
    "The file has 9,437,185 bytes. e-conomic takes at most 9,437,184 bytes (9 MB) in a request.",
  ],
  [
    "a download without a file system",
    () => {
      const { economic } = mockWith();
      vi.stubGlobal("process", undefined);
      return downloadToFile(economic.rest, pdf, "x", { path });
    },
    "validation",
    "This runtime has no file system: use download() and store the bytes yourself.",
  ],
  [
    "an update of a booked invoice (L-101)",
    () =>
      updateWithVersion(
        mockWith().economic.rest,
        "/invoices/booked/{bookedInvoiceNumber}" as never,
        { path, change: () => {} } as never,
      ),
    "validation",
    "A booked invoice cannot be updated: a PUT to its path books a draft (L-101).",
  ],
  [
    "an installation without a public token",
    () => installationUrl({ appPublicToken: "" }),
    "validation",
    "appPublicToken is missing.",
  ],
  [
    "an installation with a short state",
    () => installationUrl({ appPublicToken: "a", redirectUrl, state: "short" }),
    "validation",
    "state must have 16 characters or more: it has 5.",
  ],
  [
    "an installation with an http redirect",
    () => installationUrl({ appPublicToken: "a", redirectUrl: "http://app.example" }),
    "validation",
    "redirectUrl must be an https URL without user or fragment, such as https://app.example/granted: it is http, which is allowed for localhost only.",
  ],
  [
    "a grant with another state",
    () => grantTokenFrom(`${redirectUrl}?state=another&token=abc`, { state }),
    "validation",
    "The URL's state is not the one of this user's session: somebody else may have sent the link.",
  ],
  [
    "a grant without a token",
    () => grantTokenFrom(redirectUrl),
    "validation",
    "The URL must have one parameter token: it has none.",
  ],
  [
    "a grant with an empty token",
    () => grantTokenFrom(`${redirectUrl}?token=`),
    "validation",
    "The URL must have one parameter token: it is empty.",
  ],
  [
    "a grant with two tokens, which the message withholds",
    () => grantTokenFrom(`${redirectUrl}?token=abc&token=def`),
    "validation",
    "The URL must have one parameter token: it has 2.",
  ],
  [
    "an installation whose redirect has a fragment",
    () => installationUrl({ appPublicToken: "a", redirectUrl: `${redirectUrl}#top` }),
    "validation",
    "redirectUrl must be an https URL without user or fragment, such as https://app.example/granted: it has a fragment.",
  ],
];

const secret = "a-secret-of-16-characters";

/** Returns the error that a webhook receiver reports for a delivery. */
const delivered = async (
  receiveWith: (receive: ReturnType<typeof createWebhookReceiver>) => Promise<unknown>,
) => {
  const errors: unknown[] = [];
  const onError = (error: unknown) => errors.push(error);
  const events = { INVOICE_BOOKED() {}, CUSTOMER_UPDATED() {} };
  await receiveWith(createWebhookReceiver({ secret, events, onError, maxBodyBytes: 100 }));
  throw errors[0];
};

const posted = (content: string) =>
  delivered((receive) =>
    receive({
      url: "https://app.example/",
      method: "POST",
      headers: new Headers({ "x-webhook-secret": secret }),
      body: content,
    }),
  );

const webhooks: Row[] = [
  [
    "a receiver with a short secret",
    () => createWebhookReceiver({ secret: "short", events: {} }),
    "validation",
    "secret must have 16 characters or more: it has 5.",
  ],
  [
    "a webhook with a short secret",
    () =>
      ensureWebhook(mockWith().economic, { eventType: "INVOICE_BOOKED", url: redirectUrl, secret: "short" }),
    "validation",
    "secret must have 16 characters or more: it has 5.",
  ],
  [
    "a delivery of broken JSON",
    () => posted("{"),
    "validation",
    "The body begins like JSON, but is not valid JSON. Check the webhook's template.",
  ],
  [
    "a delivery of another event",
    () => posted("event=ANOTHER"),
    "validation",
    'The field event must be one of INVOICE_BOOKED, CUSTOMER_UPDATED: it is "ANOTHER".',
  ],
  [
    "a delivery that is too large",
    () => posted("a".repeat(101)),
    "validation",
    "The body is larger than 100 bytes, which is the limit.",
  ],
  [
    "a delivery whose body a parser has read",
    () =>
      delivered((receive) =>
        nodeWebhookHandler(receive)(
          {
            method: "POST",
            url: "/",
            headers: { "x-webhook-secret": secret },
            readableEnded: true,
            async *[Symbol.asyncIterator]() {},
          },
          { statusCode: 0, setHeader: () => {}, end: () => {} },
        ),
      ),
    "validation",
    "A body parser has read the body, but request.body is missing: mount the handler before the parser.",
  ],
];

/** Starts a write that makes a customer, with the mock's clock. */
function start() {
  const { mock, economic } = mockWith();
  const store = memoryStore();
  const now = () => mock.clock.now();
  const call = (idempotencyKey: IdempotencyKey) => economic.rest.post("/customers", { body, idempotencyKey });
  const run = async (more: Partial<OnceOptions<unknown, number | undefined>> = {}) => {
    await once("a", { store, call, find: () => undefined, now, ...more });
  };
  return { mock, economic, store, now, run };
}

/** Starts a write after an earlier start that was interrupted a number of minutes ago. */
async function startAfter(minutes: number) {
  const { mock, store, now, run } = start();
  await store.claim("a", { key: "first-start", request: null, now: now() });
  mock.clock.advance(minutes * 60_000);
  return run();
}

const onces: Row[] = [
  [
    "an empty id",
    () => once("", { store: memoryStore(), call: () => 1, find: () => undefined }),
    "validation",
    "once(): id must be a text of 1 to 500 characters without control characters. It has 0 characters.",
  ],
  [
    "another request under the id",
    async () => {
      const { run } = start();
      await run({ request: 1 });
      await run({ request: 2 });
    },
    "idempotency",
    "once(a): the id was claimed with another request. Use a separate id for each write, or pass the request of the first start.",
  ],
  [
    "another write under the id",
    async () => {
      const { economic, store, now, run } = start();
      await store.claim("a", { key: "first-start", request: null, now: now() });
      await store.fix("a", { key: "first-start", write: "of the first start", now: now() });
      await run({ call: (idempotencyKey) => economic.rest.post("/customers", { body, idempotencyKey }) });
    },
    "idempotency",
    "POST /customers: once(a): this write differs from the first one under the id. Build the same method, URL and body each time.",
  ],
  [
    "a start between 55 and 75 minutes",
    () => startAfter(60),
    "onceNotYet",
    "once(a): find() did not find the record, but an earlier attempt may still be on its way. Start again at 2026-08-14T11:15:00.000Z.",
  ],
  [
    "a stream",
    () => {
      const { economic, run } = start();
      const call = (idempotencyKey: IdempotencyKey) =>
        economic.documents.raw("post", "/AttachedDocuments", {
          body: new Blob(["%PDF-1.7"]).stream(),
          idempotencyKey,
        });
      return run({ call });
    },
    "validation",
    "POST /AttachedDocuments: A stream cannot be sent again, so once() refuses it: pass a Blob or bytes.",
  ],
  [
    "a bulk call of several chunks",
    () => {
      const { economic, run } = start();
      const call = (idempotencyKey: IdempotencyKey) =>
        bulk(economic.journals, entriesPath, entries(3), { chunkSize: 2, idempotencyKey });
      return run({ call });
    },
    "validation",
    "once() makes one write, but 3 items need 2 writes. Call once() for each chunk, with a separate id.",
  ],
  [
    "an unknown dialect",
    () => sqlStore(async () => [], { dialect: "mysql" as never }),
    "configuration",
    'sqlStore(): dialect must be "postgres" or "sqlite". It is mysql.',
  ],
  [
    "an attempt of 0",
    () => mintedStore(mintKey(), { attempt: 0 }),
    "validation",
    "mintedStore(): attempt must be a whole number from 1. It is 0.",
  ],
];

/** Returns the error of a run on Pandium. */
const runFailed = async (
  env: Record<string, string>,
  main: (run: PandiumRun<unknown>) => unknown = () => {},
) => {
  const { result } = await pandiumWith().start<unknown>({ env, main, state: readNumber });
  if (!result.succeeded) throw result.error;
};

const readNumber = ({ cursor }: Record<string, unknown>) => {
  if (typeof cursor === "number") return cursor;
  throw new Error("cursor must be a number.");
};

/** Makes a run with a number of milliseconds left. */
const atEnd = (leftMs: number, send: (run: PandiumRun<unknown>) => unknown) => async () => {
  const { mock, start } = pandiumWith();
  const main = (run: PandiumRun<unknown>) => {
    mock.clock.advance(600_000 - leftMs);
    return send(run);
  };
  const { result } = await start<unknown>({ main });
  if (!result.succeeded) throw result.error;
};

const lastOutput = (text: string) => ({ PAN_CTX_LAST_SUCCESSFUL_RUN_STD_OUT: text });

const pandium: Row[] = [
  [
    "a run without main",
    () => pandiumRun({} as PandiumRunOptions<undefined>),
    "validation",
    "The option main is missing.",
  ],
  [
    "a state option that is not a check",
    () => pandiumRun({ main() {}, state: {} as () => undefined }),
    "validation",
    "state must be a function or a Standard Schema: it is an object.",
  ],
  [
    "a process option that is not a process",
    () => pandiumRun({ main() {}, process: {} as RunProcess }),
    "validation",
    "process must have env, stdout.write and stderr.write, as Node's process has: env, stdout.write and stderr.write are missing.",
  ],
  [
    "a process option without its environment",
    () => pandiumRun({ main() {}, process: { ...fakeProcess({}).process, env: undefined } as never }),
    "validation",
    "process must have env, stdout.write and stderr.write, as Node's process has: env is missing.",
  ],
  [
    "a run without the secret",
    () => runFailed({ PAN_SEC_VISMA_APP_SECRET_TOKEN: "" }),
    "configuration",
    "PAN_SEC_VISMA_APP_SECRET_TOKEN is not set. It is the App Secret Token of your app: copy it from the app in your developer agreement into the connector's credentials on Pandium.",
  ],
  [
    "a run with a misspelt grant",
    () => runFailed({ PAN_SEC_VISMA_GRANT_TOKEN: "", PAN_SEC_VISMA_GRANT: "misspelt" }),
    "configuration",
    "PAN_SEC_VISMA_GRANT_TOKEN is not set, but PAN_SEC_VISMA_GRANT is: check the spelling. It is the Agreement Grant Token: the tenant gets it when a user of its e-conomic agreement opens the app's installation URL and grants access. Let the tenant connect again.",
  ],
  [
    "a secret with a blank in it",
    () => runFailed({ PAN_SEC_VISMA_APP_SECRET_TOKEN: "a b" }),
    "configuration",
    "PAN_SEC_VISMA_APP_SECRET_TOKEN contains blanks, quotes or line breaks. It is the App Secret Token of your app: copy it from the app in your developer agreement into the connector's credentials on Pandium.",
  ],
  [
    "an unknown mode",
    () => runFailed({ PAN_CTX_RUN_MODE: "nightly" }),
    "configuration",
    'PAN_CTX_RUN_MODE must be one of init, normal, webhook: it is "nightly". Pandium sets it.',
  ],
  [
    "triggers that are not JSON",
    () => runFailed({ PAN_CTX_RUN_TRIGGERS: "[" }),
    "configuration",
    "PAN_CTX_RUN_TRIGGERS is not JSON. Pandium sets it to a list of triggers.",
  ],
  [
    "triggers that are not a list",
    () => runFailed({ PAN_CTX_RUN_TRIGGERS: "{}" }),
    "configuration",
    "PAN_CTX_RUN_TRIGGERS is not a list. Pandium sets it to a list of triggers.",
  ],
  [
    "a trigger without a mode",
    () => runFailed({ PAN_CTX_RUN_TRIGGERS: "[{}]" }),
    "configuration",
    "PAN_CTX_RUN_TRIGGERS[0] is not a trigger: it must be an object whose property mode is a text.",
  ],
  [
    "a last output that is not JSON",
    () => runFailed(lastOutput("{")),
    "configuration",
    "The last output (PAN_CTX_LAST_SUCCESSFUL_RUN_STD_OUT) is not JSON. The run stops, because without its state it would send everything again.",
  ],
  [
    "a last output that is a list",
    () => runFailed(lastOutput("[]")),
    "configuration",
    "The last output (PAN_CTX_LAST_SUCCESSFUL_RUN_STD_OUT) is not an object. The run stops, because without its state it would send everything again.",
  ],
  [
    "a doubtUntil that is not a time",
    () => runFailed(lastOutput('{"doubtUntil":"soon"}')),
    "configuration",
    "doubtUntil in the last output (PAN_CTX_LAST_SUCCESSFUL_RUN_STD_OUT) is not a time. The run stops, because without its state it would send everything again.",
  ],
  [
    "a state that the integration refuses",
    () => runFailed(lastOutput("{}")),
    "configuration",
    "The last output (PAN_CTX_LAST_SUCCESSFUL_RUN_STD_OUT) is not the integration's state: cursor must be a number. The run stops, because without its state it would send everything again.",
  ],
  [
    "a setting that is missing",
    () => runFailed({}, ({ settings }) => settings.text("journal")),
    "configuration",
    "The setting journal is missing: PAN_CFG_JOURNAL is not set. Choose it in the tenant's connection settings.",
  ],
  [
    "a setting that is not a number",
    () => runFailed({ PAN_CFG_JOURNAL: "one" }, ({ settings }) => settings.number("journal")),
    "configuration",
    "The setting journal must be a number, such as 7 or 1.5. Its text is not one.",
  ],
  [
    "no output",
    () => runFailed({}),
    "configuration",
    "main() ended without finish(output): the next run would not know where to continue.",
  ],
  [
    "an exit code that main has set",
    async () => {
      const { process } = fakeProcess(secrets);
      const main = ({ finish }: PandiumRun<undefined>) => {
        finish({});
        process.exitCode = 1;
      };
      const result = await pandiumRun({ process, main });
      if (!result.succeeded) throw result.error;
    },
    "configuration",
    "The run fails, because main() has set process.exitCode.",
  ],
  [
    "two outputs",
    () => runFailed({}, ({ finish }) => [finish({}), finish({})]),
    "validation",
    "finish() was called twice: a run has only one output.",
  ],
  [
    "an output that is a list",
    () => runFailed({}, ({ finish }) => finish([])),
    "validation",
    "The output must be an object of named values: it is a list.",
  ],
  [
    "an output that JSON cannot hold",
    () => runFailed({}, ({ finish }) => finish({ at: [new Date(0)] })),
    "validation",
    "output.at[0] is a Date, which JSON cannot hold. Use plain data instead.",
  ],
  [
    "an output with a token",
    () => runFailed({}, ({ finish }) => finish({ grant: secrets.PAN_SEC_VISMA_GRANT_TOKEN })),
    "validation",
    "The output contains a token. Leave it out, because Pandium stores the output.",
  ],
  [
    "a write at the end of a run",
    atEnd(149_000, ({ economic }) => economic.rest.post("/customers", { body })),
    "runEnding",
    "POST /customers: The write was not sent: the run ends in 2:29 minutes, and no write starts in the last 2:30. Call finish() with the cursor, so that the next run continues there.",
  ],
  [
    "a read at the end of a run",
    atEnd(30_000, ({ economic }) => economic.rest.get("/self")),
    "runEnding",
    "GET /self: The call was not sent: the run ends in 0:30 minutes, which are kept for the output. Call finish() with the cursor, so that the next run continues there.",
  ],
];

afterEach(() => {
  vi.unstubAllGlobals();
  vi.unstubAllEnvs();
});

describe.each<[part: string, rows: Row[]]>([
  ["setting up", setUp],
  ["a call that is refused before it is sent", calls],
  ["idempotency keys", keys],
  ["answers", answers],
  ["no answer", withoutAnswer],
  ["listings", listings],
  ["filters, sorts and dates", filters],
  ["features", features],
  ["webhooks", webhooks],
  ["once", onces],
  ["Pandium", pandium],
])("%s", (_, rows) => {
  test.each(rows)("%s", async (_, provoke, kind, message) => {
    const error = await failureOf((async () => provoke())());
    expect([error.kind, error.message]).toEqual([kind, message]);
  });
});

test("the warning of a second client of an agreement with another fetch", () => {
  const { lines, logger } = keptLog();
  const options = {
    ...tokens,
    agreementGrantToken: "second-fetch-0123456789",
    logger,
    logLevel: "warn",
  } as const;
  for (let client = 0; client < 2; client++)
    createEconomic({ ...options, fetch: () => Promise.reject(new Error("not called")) });
  expect(lines).toEqual([
    "warn A second client of this agreement has another fetch, and so a separate rate budget: together they may exceed the limit. Make both clients with the same fetch, or with the same budget from createRateBudget().",
  ]);
});

test("the lines of the log", async () => {
  const { mock, client } = mockWith();
  const { lines, logger } = keptLog();
  const economic = client({ logger, logLevel: "debug" });
  mock.faults.add({ effect: { status: 503, body: "" } });
  await economic.rest.get("/customers", { query: { pagesize: 1 } });
  await failureOf(economic.rest.get("/units/{unitNumber}", { path: { unitNumber: 999 } }));
  mock.faults.add({ effect: { drop: "before" } });
  await failureOf(economic.rest.post("/customers", { body, retry: false }));
  const shown = lines.map((line) =>
    line
      .replace(/#\d+/, "#1")
      .replace(/in \d+ ms/, "in 0 ms")
      .replace(/[\da-f]+-CPH/, "abc-CPH"),
  );
  expect(shown).toEqual([
    "debug #1 GET /customers?pagesize=1 is sent (rest, attempt 1)",
    "warn #1 GET /customers failed: server 503, and is sent again in 0 ms (rest, attempt 1, request id abc-CPH)",
    "debug #1 GET /customers?pagesize=1 is sent (rest, attempt 2)",
    "info #1 GET /customers answered 200 in 0 ms (rest, attempts 2, request id abc-CPH)",
    "debug #1 GET /units/999 is sent (rest, attempt 1)",
    "info #1 GET /units/999 failed: notFound 404, in 0 ms (rest, attempts 1, request id abc-CPH)",
    "debug #1 POST /customers is sent (rest, attempt 1)",
    "warn #1 POST /customers failed: outcomeUnknown ECONNRESET, in 0 ms (rest, attempts 1)",
  ]);
});

test("the warning of Pandium's URL, which is ignored", () => {
  const warn = vi.fn();
  economicFromEnv({
    env: {
      ECONOMIC_APP_SECRET_TOKEN: "secret",
      ECONOMIC_AGREEMENT_GRANT_TOKEN: "grant",
      PAN_SEC_VISMA_TENANT_URL: "https://a.example",
    },
    warn,
  });
  expect(warn.mock.calls).toEqual([["PAN_SEC_VISMA_TENANT_URL is ignored: it is not a URL of e-conomic."]]);
});
