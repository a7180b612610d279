import fc from "fast-check";
import { describe, expect, test } from "vitest";
import * as sdk from "../src/index.ts";
import {
  byKey,
  ConfigurationError,
  createEconomic,
  isEconomicError,
  multipart,
  updateWithVersion,
  uploadDocument,
} from "../src/index.ts";
import * as webhooks from "../src/webhooks.ts";
import { nodeWebhookHandler } from "../src/webhooks.ts";
import { pdf } from "./files.ts";
import { customerBody } from "./mock-client.ts";
import { type FunctionWithOptions, functionsWithOptions } from "./schedules/functions-with-options.ts";
import { watched } from "./watched.ts";

// RW-14: all options of all functions are checked in the same way, before anything is sent.

type World = ReturnType<typeof watched>;

const contact = "/customers/{customerNumber}";
const functions = functionsWithOptions({ ...sdk, ...webhooks });

/** Runs a function with options, and returns the error if it refuses them; `undefined` if it accepts them. */
async function refusalOf(world: World, { run }: FunctionWithOptions, options: unknown) {
  try {
    // The types would refuse these options.
    await run(world, options as never);
  } catch (error) {
    if (!isEconomicError(error)) throw error;
    // An error with a status comes from the server.
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
        // An empty list of sort keys is accepted, because it asks for no order.
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

  test("a value for an unknown parameter is refused: the call would read everything", async () => {
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
