import { createEconomicMock, type FaultEffect } from "@org/visma-economic-mocks";
import fc from "fast-check";
import { expect, test } from "vitest";
import {
  createEconomic,
  type EconomicError,
  type EconomicOptions,
  isEconomicError,
  type OutcomeUnknownError,
} from "../index.ts";
import { ownAgreement } from "../testing/agreement.ts";
import { runs } from "../testing/runs.ts";

const retryAfter = fc.oneof(
  fc.constant(undefined),
  fc.integer({ min: 0, max: 90 }).map((seconds) => `${seconds}`),
);
/**
 * Values of `X-ResultFromCache`, which marks an answer from the server's memory of the key. `false` is not a mark
 * (RW-6).
 */
const mark = fc.constantFrom(undefined, undefined, "true", "TRUE", "false");

/** What the mock does to an attempt, and how the client has to judge the attempt. */
interface Fate {
  effect: FaultEffect;
  fate: "done" | "refused" | "redirected" | "limited" | "doubtful" | "unsent";
  status?: number;
  waitMs: number;
  memory: boolean;
}

const headersOf = (value: string | undefined) => value && { headers: { "x-resultfromcache": value } };
const isMemory = (value: string | undefined) => value?.toLowerCase() === "true";

const done = mark.map(
  (value): Fate => ({
    effect: headersOf(value) || { latency: 0 },
    fate: "done",
    waitMs: 0,
    memory: isMemory(value),
  }),
);

const answered = (fate: Fate["fate"], statuses: number[]) =>
  fc
    .record({ status: fc.constantFrom(...statuses), wait: retryAfter, marked: mark, acted: fc.boolean() })
    .map(
      ({ status, wait, marked, acted }): Fate => ({
        effect: {
          status,
          ...(wait !== undefined && { retryAfter: wait }),
          ...headersOf(marked),
          acts: (fate === "doubtful" || fate === "redirected") && acted,
        },
        fate,
        status,
        memory: isMemory(marked),
        waitMs: fate === "refused" || fate === "redirected" ? 0 : Number(wait ?? 0) * 1000,
      }),
    );

const cut = (drop: "before" | "after" | "refused"): Fate => ({
  effect: { drop },
  fate: drop === "refused" ? "unsent" : "doubtful",
  waitMs: 0,
  memory: false,
});
const lost = cut("before");

const fate: fc.Arbitrary<Fate> = fc.oneof(
  { weight: 1, arbitrary: done },
  { weight: 1, arbitrary: answered("refused", [400, 404, 409]) },
  { weight: 1, arbitrary: answered("redirected", [301, 302, 303, 307, 308]) },
  { weight: 3, arbitrary: answered("limited", [429, 425]) },
  { weight: 3, arbitrary: answered("doubtful", [408, 500, 503, 520]) },
  { weight: 2, arbitrary: fc.constantFrom(lost, cut("after"), cut("refused")) },
);

const mock = createEconomicMock({ rateLimit: false });

/**
 * Makes a client on the mock's clock. Its attempts meet the given effects one after another, and the last effect
 * stays.
 */
const meeting = (effect: readonly FaultEffect[], random: () => number, options: Partial<EconomicOptions>) => {
  mock.reset();
  mock.faults.add({ effect, times: Number.POSITIVE_INFINITY });
  const slept: number[] = [];
  const sent: { headers: Record<string, string>; body: unknown; at: number }[] = [];
  const economic = createEconomic({
    ...ownAgreement(),
    clock: {
      now: mock.clock.now,
      random,
      sleep: async (ms) => {
        slept.push(ms);
        mock.clock.advance(ms);
      },
    },
    fetch: (url, init) => {
      const { headers, body } = init;
      sent.push({ headers, body, at: mock.clock.now() });
      return mock.fetch(url, init);
    },
    ...options,
  });
  return { economic, sent, slept };
};

const settings = fc.record({
  maxAttempts: fc.integer({ min: 1, max: 8 }),
  maxDelayMs: fc.integer({ min: 1, max: 120_000 }),
  deadlineMs: fc.integer({ min: 1, max: 600_000 }),
});

test("any schedule keeps the limits, the key and the bytes, and ends as the rules say", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom("get", "post"),
      fc.array(fate, { minLength: 1, maxLength: 8 }),
      settings,
      fc.array(fc.double({ min: 0, max: 0.999, noNaN: true }), { minLength: 1, maxLength: 8 }),
      async (method, schedule, retry, chances) => {
        let drawn = 0;
        const { economic, sent } = meeting(
          schedule.map(({ effect }) => effect),
          () => chances[drawn++ % chances.length] ?? 0,
          { retry },
        );
        const start = mock.clock.now();
        const body = method === "post" ? { body: { name: "Box" } } : {};
        const ending = await economic.rest.raw(method as "get", "/units", body).then(
          () => "done" as const,
          (error: unknown) => error as EconomicError,
        );

        const write = method === "post";
        const met = sent.map((_, index) => schedule[Math.min(index, schedule.length - 1)] ?? lost);
        const last = met.at(-1) ?? lost;
        expect(sent.length).toBeGreaterThanOrEqual(1);
        expect(sent.length).toBeLessThanOrEqual(retry.maxAttempts);
        expect(mock.clock.now() - start).toBeLessThan(retry.deadlineMs);

        // Each wait is at least as long as the server asked. It is at most as long as that or as the doubling window,
        // whichever is longer.
        for (let index = 1; index < sent.length; index++) {
          const waited = (sent[index]?.at ?? 0) - (sent[index - 1]?.at ?? 0);
          const told = met[index - 1]?.waitMs ?? 0;
          expect(told).toBeLessThanOrEqual(retry.maxDelayMs);
          expect(waited).toBeGreaterThanOrEqual(told);
          expect(waited).toBeLessThanOrEqual(
            Math.max(told, Math.min(retry.maxDelayMs, 500 * 2 ** (index - 1))),
          );
        }

        // An attempt was repeated only if that could help.
        for (const { fate, memory, status } of met.slice(0, -1)) {
          expect(fate).not.toMatch(/done|refused|redirected/);
          if (write && memory) expect([425, 429]).toContain(status);
        }

        expect(new Set(sent.map(({ body }) => body)).size).toBe(1);
        const renewals = met.slice(0, -1).filter(({ memory }) => memory).length;
        const keys = new Set(sent.map(({ headers }) => headers["idempotency-key"]));
        expect(keys.size).toBe(write ? renewals + 1 : 1);

        const doubt = write && met.some(({ fate }) => fate === "doubtful" || fate === "redirected");
        const settled = last.fate === "refused" && last.memory;
        if (last.fate === "done") expect(ending).toBe("done");
        else {
          expect(isEconomicError(ending)).toBe(true);
          expect((ending as EconomicError).attempts).toBe(sent.length);
          expect((ending as EconomicError).kind === "outcomeUnknown").toBe(doubt && !settled);
          if (doubt && !settled)
            expect((ending as OutcomeUnknownError).key).toBe(sent.at(-1)?.headers["idempotency-key"]);
        }

        // If a repetition could still help, the call ended only because of a limit: of attempts, of one wait, or of
        // time.
        if (!/done|refused|redirected/.test(last.fate) && !(write && last.memory)) {
          const full = Math.min(retry.maxDelayMs, 500 * 2 ** (sent.length - 1));
          const spent = mock.clock.now() - start;
          expect(
            sent.length === retry.maxAttempts ||
              last.waitMs > retry.maxDelayMs ||
              spent + Math.max(last.waitMs, full) >= retry.deadlineMs,
          ).toBe(true);
        }
      },
    ),
    { numRuns: runs(2000) },
  );
});

test("full jitter: waits spread over the whole window", async () => {
  const windows = [500, 1000, 2000, 4000, 8000];
  const slept: number[] = [];
  for (let run = 0; run < 200; run++) {
    const retry = { maxAttempts: 6, deadlineMs: 1e6 };
    const { economic, slept: waits } = meeting([{ status: 503 }], Math.random, { retry });
    await economic.rest.get("/self").catch(() => {});
    slept.push(...waits);
  }
  windows.forEach((window, index) => {
    const waits = slept.filter((_, at) => at % windows.length === index);
    expect(Math.max(...waits)).toBeLessThan(window);
    expect(Math.max(...waits)).toBeGreaterThan(window * 0.9);
    expect(Math.min(...waits)).toBeLessThan(window * 0.1);
  });
});
