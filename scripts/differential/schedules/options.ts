/** Options of calls and clients, some of them wrong. */
import type { Client, Values } from "../client.ts";
import { type Chance, chanceOf } from "../random.ts";
import { now, sleep } from "../virtual-time.ts";

const retry = (chance: Chance): unknown =>
  chance.of<() => unknown>(
    () => undefined,
    () => false,
    () => ({ maxAttempts: chance.between(1, 8) }),
    () => ({ maxDelayMs: chance.of(1, 100, 5000, 30_000, 120_000) }),
    () => ({ deadlineMs: chance.of(1, 1000, 20_000, 90_000, 3_000_000) }),
    () => ({ maxAttempts: 6, maxDelayMs: 2000, deadlineMs: 60_000 }),
    () =>
      chance.of<unknown>({ maxAttempts: 0 }, { maxDelayMs: Number.NaN }, { tries: 3 }, true, null, {
        deadlineMs: "1",
      }),
  )();

/** The options of a client. */
export const clientOptions = (chance: Chance): Values => ({
  ...(chance.often(0.4) && { retry: retry(chance) }),
  ...(chance.often(0.3) && { timeoutMs: chance.of(1000, 30_000, 1) }),
  ...(chance.often(0.3) && { writeTimeoutMs: chance.of(1000, 30_000, 1) }),
  ...(chance.often(0.2) && { maxConcurrent: chance.of(1, 2, 3) }),
  ...(chance.often(0.1) && {
    baseUrls: chance.of(undefined, {}, { rest: "https://restapi.e-conomic.com/" }),
  }),
  ...(chance.often(0.1) && { versions: { customers: "3.0.1" } }),
  ...(chance.often(0.06) &&
    chance.of<Values>(
      { appSecretToken: "" },
      { appSecretToken: undefined },
      { agreementGrantToken: "two\nlines" },
      { baseUrls: { rest: "http://example.com" } },
      { baseUrls: { rest: "ftp://localhost" } },
      { timeoutMs: 0 },
      { timeoutMs: "5" },
      { maxConcurrent: 0 },
      { tokens: 1 },
      { versions: { unknown: "1" } },
      { hooks: { onRequest: 1 } },
      { fetch: "no" },
    )),
});

const headers = (chance: Chance): Values =>
  chance.of<Values>(
    { "X-Trace": "abc" },
    { "X-Trace": "abc", "x-trace": "def" },
    { "Accept-Language": "da" },
    { Accept: "text/plain" },
    { "Content-Type": "text/plain" },
    { "Idempotency-Key": "mine" },
    { "X-AppSecretToken": "other" },
    { "X-AgreementGrantToken": "other" },
    { Host: "example.com" },
    { Cookie: "a=b" },
    { "X-Bad": "two\r\nlines" },
    { "bad name": "1" },
    { "X-Number": 5 },
    { Connection: "close" },
  );

/** A key of the caller's, drawn now and made when it is used. */
export type KeyPlan = (client: Client, shared: string) => unknown;

export function keyPlan(chance: Chance): KeyPlan {
  const age = chance.of(
    0,
    1000,
    59_000,
    61_000,
    3_000_000,
    3_299_000,
    3_300_000,
    4_000_000,
    -30_000,
    -90_000,
  );
  const text = chance.of("order-1", "order-2");
  const bad = chance.of<unknown>(
    "two words",
    "",
    undefined,
    null,
    { key: "k", createdAt: null },
    { key: "k", createdAt: "2026-08-14 10:00:00" },
    { key: "k", createdAt: Number.NaN },
    { key: 7 },
    { key: "k", createdAt: "2026-08-14T09:59:00Z" },
  );
  return chance.of<KeyPlan>(
    (client) => client.idempotencyKey(text),
    (client) => client.idempotencyKey(text),
    (client, shared) => client.idempotencyKey(shared),
    (client) => client.idempotencyKey({ key: text, createdAt: new Date(now() - age) }),
    (client) => client.idempotencyKey({ key: text, createdAt: now() - age, repeated: true }),
    (client) => client.idempotencyKey(client.createIdempotencyKey(now() - age)),
    (client) => client.idempotencyKey(bad),
    () => ({ key: text }),
    () => text,
  );
}

export interface CallPlan {
  /** The options of the call; `shared` is a key that calls of one schedule have in common. */
  options(client: Client, shared: string): Values;
  /** Milliseconds until it is made. */
  afterMs: number;
}

/** How a call is made: when, with which time limits, headers, key, and when its caller calls it off. */
export function callPlan(chance: Chance): CallPlan {
  const key = chance.often(0.35) ? keyPlan(chance) : undefined;
  const abortMs = chance.often(0.12) ? chance.of(-1, 0, 1, 500, 5000, 70_000) : undefined;
  const reason = chance.of<unknown>(undefined, "stopped", new Error("called off"));
  const fixed: Values = {
    ...(chance.often(0.2) && { retry: retry(chance) }),
    ...(chance.often(0.15) && { timeoutMs: chance.of<unknown>(1, 500, 20_000, 0, Number.NaN, "1", 2 ** 40) }),
    ...(chance.often(0.12) && { headers: headers(chance) }),
    ...(chance.often(0.03) &&
      chance.of<Values>({ unknown: 1 }, { method: "GET" }, { signal: "no" }, { headers: 1 })),
  };
  return {
    afterMs: chance.of(0, 0, 0, 1, 800, 30_000),
    options: (client, shared) => {
      const controller = new AbortController();
      if (abortMs === -1) controller.abort(reason);
      else if (abortMs !== undefined) sleep(abortMs).then(() => controller.abort(reason));
      return {
        ...(key && { idempotencyKey: key(client, shared) }),
        ...(abortMs !== undefined && { signal: controller.signal }),
        ...fixed,
      };
    },
  };
}

/** Settings of the mock that a schedule is played at: one of forty, because filling its books takes long. */
export const mockSettings = (chance: Chance): Values => settingsOf(chanceOf(chance.below(40)));

const settingsOf = (chance: Chance): Values => ({
  rateLimit: chance.often(0.25)
    ? {
        limit: chance.of(5, 10, 40),
        windowSeconds: chance.of(10, 60),
        cost: chance.of(1, 3),
        ...(chance.often(0.5) && { retryAfter: chance.of<number | false>(2, 20, false) }),
      }
    : false,
  whileInFlight: chance.of("wait", "conflict", "execute"),
  cacheFailures: chance.of("none", "4xx", "all"),
  latency: chance.of(0, 0, 20, 3000),
  ...(chance.often(0.1) && { role: chance.of("Sales", "Bookkeeping", "ProjectEmployee") }),
  ...(chance.often(0.1) && { modules: [] }),
  ...(chance.often(0.2) && { rulings: { idempotentMethods: "post-and-delete" } }),
  ...(chance.often(0.1) && { tokens: [{ appSecretToken: "other", agreementGrantToken: "other" }] }),
});
