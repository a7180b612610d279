import { expect, test } from "vitest";
import { type Economic, EconomicError } from "../src/index.ts";
import { retryCases } from "./cases/retries.ts";
import { existing } from "./cases/retry-case.ts";
import { newKey } from "./mock-client.ts";
import { watched } from "./watched.ts";

const name = "Bæk & Søn";
const customer = { name, currency: "DKK", customerGroupNumber: 1, paymentTermId: 1, zone: 1 };

const versionOf = async (economic: Economic, number: number) =>
  (await economic.customers.get("/Customers/{number}", { path: { number } })).objectVersion;

test.each(retryCases)("$name", async (rule) => {
  const {
    call: { method, number, changes },
    faults: effect,
    key,
    maxAttempts,
    deadlineMs,
    timeoutMs,
  } = rule;
  const { mock, economic, sent, slept } = watched(rule.mock);
  const { customers } = mock.agreement();
  customers.add({ customerNumber: existing, name: "Old" });
  const before = customers.all();
  const version = method === "put" ? { objectVersion: await versionOf(economic, number) } : {};
  const body = { ...customer, ...version, customerNumber: number, ...changes };
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
  // RW-1: every write has a key. RW-3: a key belongs to one method, one URL and one sequence of bytes.
  const keys = new Set(sent.map(({ headers }) => headers["idempotency-key"]));
  expect(keys.size).toBe(rule.keys ?? 1);
  expect(keys.has(undefined)).toBe(method === "get");
  expect(new Set(sent.map(({ method, url, body }) => `${method} ${url} ${body}`)).size).toBe(1);
  // A call that resolves was carried out once, and a call that is refused was not carried out. If the outcome is unknown, both
  // are possible.
  if (method === "get") return;
  const after = customers.all();
  const done = { post: after.length - before.length, delete: before.length - after.length, put: 0 }[method];
  const named = after.filter((each) => each.name === name).length;
  expect(method === "put" ? named : done).toBe(rule.ends === "success" || rule.done ? 1 : 0);
  expect(rule.done !== undefined).toBe(rule.ends === "outcomeUnknown");
});
