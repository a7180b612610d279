import type { Client, Sdk } from "./schedule.ts";

type Options = Record<string, unknown>;

/**
 * A function of the package that takes options. `needed` has valid values of the required options, `options` has the names of
 * the others, and `run` calls the function.
 */
export interface FunctionWithOptions {
  name: string;
  needed: Options;
  options: string[];
  run: (world: { economic: Client }, options: never) => unknown;
}

const iterated = async (items: AsyncIterable<unknown>) => {
  for await (const _ of items);
};

const pdf = new TextEncoder().encode("%PDF-1.7 receipt");
const customer = {
  name: "Nordlys ApS",
  currency: "DKK",
  customerGroup: { customerGroupNumber: 1 },
  paymentTerms: { paymentTermsNumber: 1 },
  vatZone: { vatZoneNumber: 1 },
};
const entries = [1, 2].map((amount) => ({
  journalNumber: 1,
  entryTypeNumber: 5 as const,
  date: "2026-08-14T00:00:00Z",
  amount,
  currency: "DKK",
  accountNumber: 3600,
  contraAccountNumber: 5820,
}));
const tokens = {
  appSecretToken: "secret",
  agreementGrantToken: "grant",
  // This test of options also runs in a page, where a client must otherwise not be made.
  dangerouslyAllowBrowser: true,
};
const file = "/invoices/booked/{bookedInvoiceNumber}/pdf";
const booked = { path: { bookedInvoiceNumber: 1 } };
const voucher = { voucherNumber: 1, accountingYear: "2026", file: pdf };
const contact = "/customers/{customerNumber}";
const hook = { eventType: "CUSTOMER_UPDATED", url: "https://app.example/hook" };

const callOptions = ["headers", "signal", "timeoutMs", "retry"];
const writeOptions = [...callOptions, "idempotencyKey"];

/** Returns every function of the package that takes options. */
export const functionsWithOptions = ({
  attachToDraftInvoice,
  attachToVoucher,
  bulk,
  connection,
  createEconomic,
  createWebhookReceiver,
  download,
  downloadToFile,
  economicFromEnv,
  ensureWebhook,
  exportAll,
  grantTokenFrom,
  installationUrl,
  observe,
  updateWithVersion,
  uploadDocument,
}: Sdk): FunctionWithOptions[] => [
  {
    name: "get",
    needed: {},
    options: ["query", ...callOptions],
    run: ({ economic }, options) => economic.rest.get("/self", options),
  },
  {
    name: "post",
    needed: { body: customer },
    options: ["query", ...writeOptions],
    run: ({ economic }, options) => economic.rest.post("/customers", options),
  },
  {
    name: "delete",
    needed: { path: { customerNumber: 1 } },
    options: ["query", "everything", ...writeOptions],
    run: ({ economic }, options) => economic.rest.delete(contact, options),
  },
  {
    name: "raw",
    needed: {},
    options: ["query", "as", ...callOptions],
    run: ({ economic }, options) => economic.rest.raw("get", "/self", options),
  },
  {
    name: "list",
    needed: {},
    options: [
      "query",
      "filter",
      "sort",
      "by",
      "pageSize",
      "concurrency",
      "total",
      "onProgress",
      ...callOptions,
    ],
    run: ({ economic }, options) => economic.rest.list("/customers", options).toArray(),
  },
  {
    name: "toArray",
    needed: {},
    options: ["max"],
    run: ({ economic }, options) => economic.rest.list("/customers").toArray(options),
  },
  {
    name: "exportAll",
    needed: { by: "customerNumber" },
    options: ["query", "filter", "concurrency", ...callOptions],
    run: ({ economic }, options) => iterated(exportAll(economic.customers, "/Customers", options)),
  },
  {
    name: "bulk",
    needed: {},
    options: ["method", "chunkSize", "keepTogether", ...writeOptions],
    run: ({ economic }, options) => bulk(economic.journals, "/draft-entries/bulk", entries, options),
  },
  {
    name: "updateWithVersion",
    needed: { path: { customerNumber: 1 }, change: () => {} },
    options: callOptions,
    run: ({ economic }, options) => updateWithVersion(economic.rest, contact, options),
  },
  {
    name: "uploadDocument",
    needed: voucher,
    options: ["onExisting", "note", ...writeOptions],
    run: ({ economic }, options) => uploadDocument(economic, options),
  },
  {
    name: "attachToVoucher",
    needed: { ...voucher, journalNumber: 1 },
    options: ["onExisting", ...writeOptions],
    run: ({ economic }, options) => attachToVoucher(economic, options),
  },
  {
    name: "attachToDraftInvoice",
    needed: { file: pdf, draftInvoiceNumber: 1 },
    options: writeOptions,
    run: ({ economic }, options) => attachToDraftInvoice(economic, options),
  },
  {
    name: "download",
    needed: booked,
    options: ["as", "waitMs", ...callOptions],
    run: ({ economic }, options) => download(economic.rest, file, options),
  },
  {
    name: "downloadToFile",
    needed: booked,
    options: ["waitMs", ...callOptions],
    run: ({ economic }, options) => downloadToFile(economic.rest, file, "/nowhere/x", options),
  },
  {
    name: "connection",
    needed: {},
    options: callOptions,
    run: ({ economic }, options) => connection(economic, options),
  },
  {
    name: "ensureWebhook",
    needed: hook,
    options: ["secret", "name", "postData", "contentType", "customHeaders", ...callOptions],
    run: ({ economic }, options) => ensureWebhook(economic, options),
  },
  {
    name: "createWebhookReceiver",
    needed: { secret: "a-secret-of-16-characters", events: {} },
    options: ["maxBodyBytes", "duplicateWindowMs", "onError"],
    run: (_, options) => createWebhookReceiver(options),
  },
  {
    name: "observe",
    needed: {},
    options: ["onRequest", "onResponse", "onRetry", "onThrottle"],
    run: (_, options) => observe(options),
  },
  {
    name: "installationUrl",
    needed: { appPublicToken: "public" },
    options: ["locale", "state"],
    run: (_, options) => installationUrl(options),
  },
  {
    name: "grantTokenFrom",
    needed: {},
    options: ["state"],
    run: (_, options) => grantTokenFrom("https://app.example/?token=x&state=y", options),
  },
  {
    name: "createEconomic",
    needed: tokens,
    options: [
      "baseUrls",
      "versions",
      "timeoutMs",
      "writeTimeoutMs",
      "retry",
      "maxConcurrent",
      "hooks",
      "appInfo",
      "logger",
      "logLevel",
      "budget",
      "fetch",
      "dangerouslyAllowBrowser",
      "clock",
    ],
    run: (_, options) => createEconomic(options),
  },
  {
    name: "economicFromEnv",
    needed: tokens,
    options: ["env", "warn", "logLevel", "timeoutMs", "retry", "fetch"],
    run: (_, options) => economicFromEnv(options),
  },
];
