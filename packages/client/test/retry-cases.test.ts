import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { EconomicError, type ErrorKind } from "../src/index.ts";
import { type Step, scripted } from "../src/testing/script.ts";

/** One rule of writing or of repeating a call, as data: what each attempt meets, and how the call ends. */
interface Case {
  name: string;
  method: "get" | "post" | "put" | "delete";
  steps: Step[];
  ends: "success" | ErrorKind;
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

test.each(cases)("$name", async (rule) => {
  const { economic, sent, slept } = scripted(rule.steps);
  const { method, key, maxAttempts, deadlineMs, timeoutMs } = rule;
  const result = await economic.customers
    .raw(method, "/Customers/{number}", {
      path: { number: 1 },
      ...(method === "post" || method === "put" ? { body: { name: "Bæk & Søn" } } : {}),
      timeoutMs,
      idempotencyKey: key,
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
  if (rule.replayed) expect(ending.replayed).toBe(true);
  // Rule 1: every write has a key. Rule 3: one key, one method, one URL, one byte sequence.
  const keys = new Set(sent.map(({ headers }) => headers["idempotency-key"]));
  expect(keys.size).toBe(rule.keys ?? 1);
  expect(keys.has(undefined)).toBe(method === "get");
  expect(new Set(sent.map(({ method, url, body }) => `${method} ${url} ${body}`)).size).toBe(1);
});
