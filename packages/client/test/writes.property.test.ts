import { setTimeout as pass } from "node:timers/promises";
import { createEconomicMock, type FaultEffect } from "@org/visma-economic-mocks";
import fc from "fast-check";
import { afterEach, describe, expect, test, vi } from "vitest";
import {
  createEconomic,
  type EconomicError,
  type IdempotencyKey,
  idempotencyKey,
  isEconomicError,
  type OutcomeUnknownError,
} from "../src/index.ts";
import { runs } from "../src/testing/runs.ts";
import { newKey } from "./mock-client.ts";

/** The fault of one attempt. */
const step = fc.record({
  effect: fc.constantFrom<FaultEffect>(
    // No fault.
    { latency: 0 },
    { drop: "refused" },
    { status: 429 },
    { status: 429, retryAfter: 5 },
    { status: 429, keep: true },
    { status: 408, acts: true },
    { status: 500 },
    { status: 500, acts: true },
    { status: 503, retryAfter: 3 },
    { status: 503, keep: true },
    { status: 520, acts: true },
    { status: 302 },
    { status: 307, acts: true },
    { status: 503, headers: { "x-resultfromcache": "false" } },
    { drop: "before" },
    { drop: "after" },
    { drop: "hang" },
    { drop: "hang", acts: true },
    { garble: "truncated" },
    { garble: "html" },
    { garble: "empty" },
    { garble: "stalled" },
  ),
  // A slow answer comes after the client's time limit.
  slow: fc.boolean().chain((slow) => (slow ? fc.boolean() : fc.constant(false))),
});

const write = fc.record({
  kind: fc.constantFrom("create", "create what is refused", "delete"),
  ownKey: fc.boolean(),
  schedule: fc.oneof(
    { weight: 3, arbitrary: fc.array(step, { maxLength: 5 }) },
    { weight: 1, arbitrary: step.map((same) => Array.from({ length: 5 }, () => same)) },
  ),
});

/** A write of which no attempt reaches the server. */
const allRefused: typeof write extends fc.Arbitrary<infer Write> ? Write : never = {
  kind: "create",
  ownKey: false,
  schedule: Array.from({ length: 5 }, () => ({ effect: { drop: "refused" }, slow: false })),
};

/** The faults of a second sending by the runtime, which the client does not see. */
const secondStep = fc.record({
  effect: fc.constantFrom<FaultEffect>(
    { status: 401 },
    { status: 403 },
    { status: 409 },
    { status: 413 },
    { status: 429 },
  ),
  slow: fc.constant(false),
});

/** Writes on a runtime that sends them again by itself after a lost connection. */
const resentWrite = fc.record({
  kind: fc.constantFrom("create", "create what is refused", "delete"),
  ownKey: fc.boolean(),
  schedule: fc.array(
    fc.oneof(fc.constant({ effect: { drop: "after" } as FaultEffect, slow: false }), secondStep, step),
    { maxLength: 6 },
  ),
});

const timeoutMs = 8;

/** The endings of the calls of all schedules. */
const endings = new Set<string>();

/** Makes a mock and a function that writes to it and counts the effects. */
const books = (
  whileInFlight: "wait" | "conflict",
  cacheFailures: "none" | "4xx" | "all",
  resends = false,
) => {
  const mock = createEconomicMock({ seed: "company", rateLimit: false, whileInFlight, cacheFailures });
  let count = 0;
  return async ({
    kind,
    ownKey,
    schedule,
  }: typeof write extends fc.Arbitrary<infer Write> ? Write : never) => {
    const clock = {
      now: mock.clock.now,
      random: () => 0,
      sleep: async (ms: number) => mock.clock.advance(ms),
    };
    let attempts = 0;
    const arrivedBefore = mock.requests.length;
    const sendOnce = (url: string, init: RequestInit) => {
      attempts++;
      return mock.fetch(url, init);
    };
    const sendAgain = (url: string, init: RequestInit) =>
      sendOnce(url, init).catch((error: unknown) => {
        if (init.signal?.aborted) throw error;
        return sendOnce(url, init);
      });
    const fetch = resends ? sendAgain : sendOnce;
    /** Waits until the server has ended the requests that the client has given up. */
    const quiet = async () => {
      const met = schedule.slice(0, attempts);
      const refused = met.filter(({ effect }) => "drop" in effect && effect.drop === "refused");
      while (mock.requests.length < arrivedBefore + attempts - refused.length) await pass(1);
    };
    const tokens = { appSecretToken: "secret", agreementGrantToken: "grant" };
    // A call has few attempts, so that schedules have a fault for each, also if the runtime sends them twice.
    const retry = { maxAttempts: resends ? 2 : 4 };
    const economic = createEconomic({ ...tokens, clock, fetch, writeTimeoutMs: timeoutMs, retry });
    mock.faults.clear();
    if (schedule.length > 0) {
      mock.faults.add({ effect: schedule.map(({ effect }) => effect) });
      mock.faults.add({ effect: schedule.map(({ slow }) => ({ latency: slow ? 2 * timeoutMs : 0 })) });
    }
    const customers = mock.agreement("grant").customers;

    const name = `Customer ${++count}`;
    const customerNumber = 100_000 + count;
    if (kind === "delete") customers.add({ customerNumber, name });
    const body = {
      name,
      currency: "DKK",
      customerGroup: { customerGroupNumber: kind === "create" ? 1 : 999 },
      paymentTerms: { paymentTermsNumber: 1 },
      vatZone: { vatZoneNumber: 1 },
    };
    const send = (options: { idempotencyKey: IdempotencyKey | undefined; timeoutMs?: number }) =>
      kind === "delete"
        ? economic.rest.delete("/customers/{customerNumber}", { path: { customerNumber }, ...options })
        : economic.rest.post("/customers", { body, ...options });
    const ended = (call: Promise<unknown>) =>
      call.then(
        () => undefined,
        (error: unknown) => error as EconomicError,
      );

    const error = await ended(send({ idempotencyKey: ownKey ? newKey(`key-${count}`) : undefined }));
    await quiet();
    const effects = () => {
      const there = customers.all().filter((customer) => customer.name === name).length;
      return kind === "delete" ? 1 - there : there;
    };
    const before = effects();

    let repeated: EconomicError | undefined;
    if (isEconomicError(error, "outcomeUnknown")) {
      mock.faults.clear();
      const again = idempotencyKey(error as unknown as OutcomeUnknownError);
      repeated = await ended(send({ idempotencyKey: again, timeoutMs: 60_000 }));
    }
    return { error, before, repeated, after: effects() };
  };
};

/** The result of repeating an unknown write under its key. */
interface Repeat {
  before: number;
  repeated: EconomicError | undefined;
  after: number;
}

/**
 * Checks that an unknown write happens exactly once if its repeat under the key succeeds. If the repeat fails, nothing more may
 * have happened: the server keeps the first failure under the key (G-4), or refuses the write, which does not settle a repeat
 * (RW-12).
 */
function expectSettled({ kind }: { kind: string }, { before, repeated, after }: Repeat) {
  expect([0, 1]).toContain(before);
  if (!repeated) {
    expect(after).toBe(1);
    return;
  }
  expect(after).toBe(before);
  if (repeated.kind !== "outcomeUnknown") expect(after).toBe(0);
  if (kind !== "create what is refused") expect(repeated.replayed).toBe(true);
}

describe.each(["wait", "conflict"] as const)(
  "while the first request of a key runs, the server answers a second one with: %s",
  (whileInFlight) => {
    test.each(["none", "4xx", "all"] as const)(
      "the server stores these failures under a key: %s",
      { timeout: 120_000 },
      async (cacheFailures) => {
        const run = books(whileInFlight, cacheFailures);
        await fc.assert(
          fc.asyncProperty(write, async (plan) => {
            const { error, before, repeated, after } = await run(plan);
            const ending = error?.kind ?? "success";
            endings.add(ending);
            const unknown = ending === "outcomeUnknown";
            // After a success there is one record, after a definite error none, and after an unknown outcome one or none.
            if (!error)
              expect(before).toBe(plan.kind === "create what is refused" ? expect.unreachable() : 1);
            else if (unknown) expect([0, 1]).toContain(before);
            else expect(before).toBe(0);
            if (unknown) expectSettled(plan, { before, repeated, after });
          }),
          // Few random schedules refuse every connection.
          { numRuns: runs(200), examples: [[allRefused]] },
        );
      },
    );
  },
);

describe("RW-1: on a runtime that sends writes again by itself", () => {
  afterEach(() => {
    vi.unstubAllGlobals();
  });

  test.each(["wait", "conflict"] as const)(
    "an answer to the second sending proves nothing; the server's answer to it is: %s",
    { timeout: 120_000 },
    async (whileInFlight) => {
      // On Bun, with the caller's fetch, the client cannot know whether it sends twice.
      vi.stubGlobal("Bun", {});
      const run = books(whileInFlight, "none", true);
      const seen = new Set<string>();
      await fc.assert(
        fc.asyncProperty(resentWrite, async (plan) => {
          const { error, before, repeated, after } = await run(plan);
          const ending = error?.kind ?? "success";
          seen.add(`${ending} ${before}`);
          if (ending === "success") expect(before).toBe(1);
          else if (ending === "outcomeUnknown") expectSettled(plan, { before, repeated, after });
          else expect([ending, before]).toEqual([ending, 0]);
        }),
        { numRuns: runs(300) },
      );
      expect([...seen]).toEqual(
        expect.arrayContaining(["success 1", "outcomeUnknown 0", "outcomeUnknown 1", "validation 0"]),
      );
    },
  );
});

test("the schedules reached every kind of ending", () => {
  const kinds = ["success", "outcomeUnknown", "validation", "rateLimit", "connection"];
  expect(kinds.filter((kind) => !endings.has(kind))).toEqual([]);
});
