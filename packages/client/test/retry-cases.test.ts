import { readFileSync } from "node:fs";
import type { FaultEffect } from "@org/visma-economic-mocks";
import { expect, test } from "vitest";
import { type Economic, EconomicError, type ErrorKind } from "../src/index.ts";
import { type mockWith, newKey } from "./mock-client.ts";
import { watched } from "./watched.ts";

/** One rule of writing or of repeating a call, as data: what each attempt meets, and how the call ends. */
interface Case {
  name: string;
  method: "get" | "post" | "put" | "delete";
  /** The mock's settings. */
  mock?: Parameters<typeof mockWith>[0];
  /** The customer that is asked for, changed or deleted. Default: one that is there. */
  customerNumber?: number;
  /** What is wrong with the body. */
  body?: object;
  /** What goes wrong with the attempts, one after the other; further ones are let through. */
  faults?: FaultEffect[];
  /** The last fault stays. */
  lasting?: true;
  ends: "success" | ErrorKind;
  /** Whether a write whose outcome is unknown was carried out. */
  done?: boolean;
  attempts: number;
  /** Kind of the error's cause. */
  cause?: ErrorKind;
  /** How many different keys were sent; always the same one where left out. */
  keys?: number;
  /** Waits between the attempts, with chance at 0. */
  waits?: number[];
  retryAfterMs?: number;
  replayed?: boolean;
  key?: string;
  retry?: false;
  maxAttempts?: number;
  deadlineMs?: number;
  timeoutMs?: number;
}

const cases: Case[] = JSON.parse(readFileSync(new URL("cases/retries.json", import.meta.url), "utf8"));

const name = "Bæk & Søn";
const customer = { name, currency: "DKK", customerGroupNumber: 1, paymentTermId: 1, zone: 1 };

const versionOf = async (economic: Economic, number: number) =>
  (await economic.customers.get("/Customers/{number}", { path: { number } })).objectVersion;

test.each(cases)("$name", async (rule) => {
  const { method, faults: effect, key, maxAttempts, deadlineMs, timeoutMs } = rule;
  const { mock, economic, sent, slept } = watched(rule.mock);
  const { customers } = mock.agreement();
  customers.add({ customerNumber: 4711, name: "Old" });
  const before = customers.all();
  const { customerNumber: number = 4711 } = rule;
  const body = { ...customer, customerNumber: number + (method === "post" ? 1 : 0), ...rule.body };
  if (method === "put")
    Object.assign(body, { objectVersion: await versionOf(economic, number), ...rule.body });
  sent.length = 0;
  if (effect) mock.faults.add({ effect, times: rule.lasting ? Number.POSITIVE_INFINITY : effect.length });

  const result = await economic.customers
    .raw(method, method === "post" ? "/Customers" : "/Customers/{number}", {
      ...(method !== "post" && { path: { number } }),
      ...((method === "post" || method === "put") && { body }),
      timeoutMs,
      idempotencyKey: key === undefined ? undefined : newKey(key),
      retry: rule.retry ?? { maxAttempts, deadlineMs },
    })
    .withResponse()
    .catch((error: unknown) => error);

  if (rule.ends === "success") expect(result).not.toBeInstanceOf(Error);
  else expect(result).toBeInstanceOf(EconomicError);
  const ending = result as EconomicError & { cause?: EconomicError };
  if (rule.ends !== "success") expect(ending.kind).toBe(rule.ends);
  expect(ending.cause instanceof EconomicError ? ending.cause.kind : undefined).toBe(rule.cause);
  expect(ending.attempts).toBe(rule.attempts);
  expect(sent).toHaveLength(rule.attempts);
  if (rule.waits) expect(slept).toEqual(rule.waits);
  if (rule.retryAfterMs) expect(ending.retryAfterMs).toBe(rule.retryAfterMs);
  if (rule.replayed !== undefined) expect(ending.replayed).toBe(rule.replayed);
  // RW-1: every write has a key. RW-3: one key, one method, one URL, one byte sequence.
  const keys = new Set(sent.map(({ headers }) => headers["idempotency-key"]));
  expect(keys.size).toBe(rule.keys ?? 1);
  expect(keys.has(undefined)).toBe(method === "get");
  expect(new Set(sent.map(({ method, url, body }) => `${method} ${url} ${body}`)).size).toBe(1);
  // What resolves was done once, what is refused was not, and only what is unknown may be either.
  if (method === "get") return;
  const after = customers.all();
  const done = { post: after.length - before.length, delete: before.length - after.length, put: 0 }[method];
  const named = after.filter((each) => each.name === name).length;
  expect(method === "put" ? named : done).toBe(rule.ends === "success" || rule.done ? 1 : 0);
  expect(rule.done !== undefined).toBe(rule.ends === "outcomeUnknown");
});
