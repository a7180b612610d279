import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  attachToDraftInvoice,
  attachToVoucher,
  bulk,
  byKey,
  ConfigurationError,
  connection,
  createEconomic,
  download,
  downloadToFile,
  economicFromEnv,
  exportAll,
  grantTokenFrom,
  installationUrl,
  isEconomicError,
  multipart,
  observe,
  updateWithVersion,
  uploadDocument,
} from "../src/index.ts";
import { createWebhookReceiver, ensureWebhook, nodeWebhookHandler } from "../src/webhooks.ts";
import { entries, entriesPath } from "./draft-entries.ts";
import { pdf } from "./files.ts";
import { consumed } from "./listing-mock.ts";
import { customerBody } from "./mock-client.ts";
import { watched } from "./watched.ts";

// RW-14: every option of every function is checked, in one way, before anything is sent.

type World = ReturnType<typeof watched>;
type Options = Record<string, unknown>;

/** A function that takes options: how it is called with them beside those that it needs, which are right. */
interface Function {
  name: string;
  needed: Options;
  run: (world: World, options: never) => unknown;
}

const iterated = async (items: AsyncIterable<unknown>) => {
  const { error } = await consumed(items);
  if (error) throw error;
};

const file = "/invoices/booked/{bookedInvoiceNumber}/pdf";
const booked = { path: { bookedInvoiceNumber: 1 } };
const voucher = { voucherNumber: 1, accountingYear: "2026", file: pdf };
const contact = "/customers/{customerNumber}";
const hook = { eventType: "CUSTOMER_UPDATED", url: "https://app.example/hook" };

const callOptions = ["headers", "signal", "timeoutMs", "retry"];
const writeOptions = [...callOptions, "idempotencyKey"];

const functions: (Function & { options: string[] })[] = [
  {
    name: "get",
    needed: {},
    options: ["query", ...callOptions],
    run: ({ economic }, options) => economic.rest.get("/self", options),
  },
  {
    name: "post",
    needed: { body: customerBody() },
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
    options: ["query", "filter", "sort", "by", "pageSize", "concurrency", "onProgress", ...callOptions],
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
    run: ({ economic }, options) => bulk(economic.journals, entriesPath, entries(2), options),
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
    needed: { appSecretToken: "secret", agreementGrantToken: "grant" },
    options: [
      "baseUrls",
      "versions",
      "timeoutMs",
      "writeTimeoutMs",
      "retry",
      "maxConcurrent",
      "hooks",
      "fetch",
      "dangerouslyAllowBrowser",
      "clock",
    ],
    run: (_, options) => createEconomic(options),
  },
  {
    name: "economicFromEnv",
    needed: { appSecretToken: "secret", agreementGrantToken: "grant" },
    options: ["env", "warn", "timeoutMs", "retry", "fetch"],
    run: (_, options) => economicFromEnv(options),
  },
];

/** Runs a function and returns the kind and the message of what it refuses; `undefined` if it went on. */
async function refusalOf(world: World, { run }: Function, options: unknown) {
  try {
    // What is given here is what types would refuse.
    await run(world, options as never);
  } catch (error) {
    if (!isEconomicError(error)) throw error;
    // A refusal of the server's has a status.
    return error.status === undefined && error.attempts === 0 ? error : undefined;
  }
  return undefined;
}

describe("RW-14: options that are not an object are refused, and never quoted", () => {
  const wrong: [string, unknown][] = [
    ["null", null],
    ["a list", ["grant-0123456789"]],
    ["a text", "grant-0123456789"],
    ["a number", 7],
    ["a Map", new Map([["timeoutMs", 5]])],
    ["a promise", Promise.resolve({})],
    ["a function", () => ({})],
  ];
  test.each(functions)("$name", async (each) => {
    const world = watched();
    for (const [what, options] of wrong) {
      const error = await refusalOf(world, each, options);
      expect(error, what).toBeDefined();
      expect(error?.message).not.toContain("0123456789");
    }
    expect(world.sent).toEqual([]);
  });
});

describe("RW-14: an option that a function does not know is refused", () => {
  test.each(functions)("$name", async (each) => {
    const world = watched();
    for (const name of ["maxRetries", "timeout", "limit", "__proto", "constructor", "toString"]) {
      const error = await refusalOf(world, each, { ...each.needed, [name]: 5 });
      expect(error?.message, name).toContain(name);
    }
    const inherited = Object.assign(Object.create({ timeout: 5 }), each.needed);
    expect(await refusalOf(world, each, inherited)).toBeDefined();
    expect(world.sent).toEqual([]);
  });
});

describe("RW-14: a value that cannot work is refused, and undefined counts as not given", () => {
  test.each(functions)("$name", async (each) => {
    const nonsense = fc.constantFrom<unknown[]>(
      null,
      Number.NaN,
      -1,
      [],
      Symbol("x"),
      new Date(Number.NaN),
      1n,
    );
    const world = watched();
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...each.options), nonsense, async (name, value) => {
        // Nothing to sort by is nothing to lose.
        fc.pre(!(name === "sort" && Array.isArray(value)));
        fc.pre(!(name === "customHeaders" && Array.isArray(value)));
        const error = await refusalOf(world, each, { ...each.needed, [name]: value });
        expect(error?.message).toContain(name);
        expect(world.sent).toEqual([]);
      }),
      { numRuns: 60 },
    );
    const absent = Object.fromEntries(each.options.map((name) => [name, undefined]));
    const refusal = await refusalOf(world, each, { ...each.needed, ...absent });
    expect(refusal?.errors.map(({ path }) => path) ?? []).not.toContain("headers");
  });
});

describe("RW-14: no limit of a call can be lifted", () => {
  test.each([
    ["retry.deadlineMs", { retry: { deadlineMs: Number.NaN } }],
    ["retry.deadlineMs", { retry: { deadlineMs: 0 } }],
    ["retry.maxDelayMs", { retry: { maxDelayMs: -1 } }],
    ["retry.maxAttempts", { retry: { maxAttempts: 2.5 } }],
    ["retry.maxAttempts", { retry: { maxAttempts: "3" } }],
    ["retry.attempts", { retry: { attempts: 1 } }],
    ["retry", { retry: true }],
    ["timeoutMs", { timeoutMs: "5" }],
    ["signal", { signal: new AbortController() }],
    ["signal", { signal: {} }],
  ])("%s of %o", async (path, options) => {
    const { economic, sent } = watched();
    const call = economic.rest.post("/customers", { body: customerBody(), ...options } as never);
    await expect(call).rejects.toMatchObject({ kind: "validation", errors: [{ path }], attempts: 0 });
    expect(sent).toEqual([]);
  });

  test("a body or a key of a GET is refused: it would not be sent", async () => {
    const { economic, sent } = watched();
    for (const options of [{ body: {} }, { idempotencyKey: "order-17" }]) {
      const call = economic.rest.get("/self", options as never);
      await expect(call).rejects.toMatchObject({ kind: "validation", attempts: 0 });
    }
    expect(sent).toEqual([]);
  });

  test("a value for a parameter that the path does not have is refused: the call would read everything", async () => {
    const { economic, sent } = watched();
    const options = { path: { customerNumber: 1 } } as never;
    const refusal = { kind: "validation", errors: [{ path: "path.customerNumber" }] };
    await expect(economic.rest.get("/customers", options)).rejects.toMatchObject(refusal);
    await expect(economic.rest.list("/customers", options).toArray()).rejects.toMatchObject(refusal);
    expect(sent).toEqual([]);
  });

  test("an option that a listing of this kind would ignore is refused", async () => {
    const { customers, rest } = watched().economic;
    const by = byKey("customerNumber");
    await expect(customers.list("/Customers", { pageSize: 5 }).first()).rejects.toMatchObject({
      errors: [{ path: "pageSize" }],
    });
    await expect(rest.list("/customers", { by, concurrency: 4 }).first()).rejects.toMatchObject({
      errors: [{ path: "concurrency" }],
    });
  });

  test("a method that e-conomic does not know is refused", async () => {
    const { economic, sent } = watched();
    const call = economic.rest.raw("head" as never, "/self");
    await expect(call).rejects.toMatchObject({ kind: "validation", errors: [{ path: "method" }] });
    expect(sent).toEqual([]);
  });
});

test("an upload without its voucher, and an update without its change, are refused", async () => {
  const { economic, sent } = watched();
  await expect(uploadDocument(economic, { file: pdf } as never)).rejects.toMatchObject({
    errors: [{ path: "voucherNumber" }],
  });
  await expect(
    updateWithVersion(economic.rest, contact, { path: { customerNumber: 1 } } as never),
  ).rejects.toMatchObject({ errors: [{ path: "change" }] });
  expect(sent).toEqual([]);
});

test.each([
  ["byKey", () => byKey(undefined as never)],
  ["byKey of grammar", () => byKey("name$eq:x" as never)],
  ["multipart", () => multipart(new Map() as never)],
  ["nodeWebhookHandler", () => nodeWebhookHandler({} as never)],
])("%s refuses what it cannot use when it is called", (_, run) => {
  expect(run).toThrow(expect.objectContaining({ kind: "validation" }));
});

test("a client's wrong option is a ConfigurationError, before anything is called", () => {
  const tokens = { appSecretToken: "secret", agreementGrantToken: "grant" };
  expect(() => createEconomic({ ...tokens, maxRetries: 0 } as never)).toThrow(ConfigurationError);
  expect(() => createEconomic({ ...tokens, retry: { maxAttempts: Number.NaN } })).toThrow(ConfigurationError);
});
