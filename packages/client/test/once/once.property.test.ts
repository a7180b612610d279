import { PGlite } from "@electric-sql/pglite";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { memoryStore } from "../../src/once.ts";
import { runAll, type Tally, type TestedStore } from "./run-schedule.ts";
import { schedules } from "./schedule.ts";
import { postgresStore, sqliteStore, withClock } from "./stores.ts";
import { byLookingFirst, byOnce, byStepId } from "./strategies.ts";

/**
 * `ONCE_SEED=7 pnpm vitest run test/once` repeats the run with the seed 7. `ONCE_SCHEDULES=full`, which `pnpm once` sets, runs
 * all schedules.
 */
const seed = Number(process.env.ONCE_SEED ?? Date.now() % 1_000_000);
const isFull = process.env.ONCE_SCHEDULES === "full";
const inMemory = isFull ? 2_000 : 200;
const inSqlite = isFull ? 300 : 50;
/** PGlite takes 40 milliseconds per schedule. */
const inPglite = isFull ? 300 : 15;
const withoutOnce = isFull ? 180 : 90;

/** Returns the first schedules that broke a promise, for the message of the failure. */
const broken = ({ broken }: Tally) => ({ seed, schedules: broken.slice(0, 3) });
const nothing = { seed, schedules: [] };

describe("never twice, never lost, and settled in the end", { timeout: 600_000 }, () => {
  /** The kinds of endings that any store has reached. */
  const reached = new Set<string>();
  const tested: Record<string, TestedStore> = {};
  const postgres = new PGlite();
  let sqlite: Awaited<ReturnType<typeof sqliteStore>> | undefined;

  beforeAll(async () => {
    const memory = memoryStore();
    sqlite = await sqliteStore();
    Object.assign(tested, {
      memory: { name: "memory", open: () => memory },
      "memory with a clock": withClock(memoryStore()),
      "node:sqlite": sqlite,
      PGlite: await postgresStore("PGlite", postgres),
    });
  });
  afterAll(async () => {
    sqlite?.close();
    await postgres.close();
  });

  test.each([
    ["memory", inMemory],
    ["memory with a clock", inSqlite],
    ["node:sqlite", inSqlite],
    ["PGlite", inPglite],
  ])("in %s, over %i schedules of crashes, faults and hours", async (name, count) => {
    const store = tested[name] ?? expect.unreachable();
    const tally = await runAll(schedules(count, seed), { store, strategy: byOnce });
    expect(broken(tally)).toEqual(nothing);
    for (const kind of Object.keys(tally.kinds)) reached.add(kind);
  });

  // The kinds are collected over all stores, because the few schedules of one store may not reach every kind.
  test("every kind of ending was reached", () => {
    const kinds = ["result", "killed", "outcomeUnknown", "onceNotYet", "validation"];
    expect(kinds.filter((kind) => !reached.has(kind))).toEqual([]);
  });
});

describe("the same schedules without once", { timeout: 600_000 }, () => {
  test.each([
    ["under the step's id as the key", byStepId],
    ["by looking first and writing when nothing is found", byLookingFirst],
  ])("double %s", async (_, strategy) => {
    const memory = memoryStore();
    const store = { name: "memory", open: () => memory };
    const { doubles } = await runAll(schedules(withoutOnce, seed), { store, strategy });
    expect(doubles).toBeGreaterThan(0);
  });
});

test("only simultaneous workers write twice if the server runs a key twice at once", async () => {
  const memory = memoryStore();
  const store = { name: "memory", open: () => memory };
  const all = schedules(withoutOnce, seed);
  const alone = all.map((schedule) => ({
    ...schedule,
    rounds: schedule.rounds.map((round) => ({ ...round, starts: round.starts.slice(0, 1) })),
  }));
  const runner = { store, strategy: byOnce, whileInFlight: "execute" } as const;
  // With one worker at a time, the promise of `once` holds on this server, too.
  expect(broken(await runAll(alone, runner))).toEqual(nothing);
  // With two processes at the same moment, the promise does not hold, because neither client sees the other's request under
  // way.
  const { doubles, unsettled } = await runAll(all, runner);
  expect(doubles).toBeGreaterThan(0);
  expect(unsettled).toBe(0);
});
