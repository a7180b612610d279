/**
 * `node scripts/once-engines/run.ts` tests `once` on a real PostgreSQL and Redis, on SQLite through better-sqlite3,
 * with processes that die by SIGKILL, and under job engines. It installs missing servers with apt-get. `ONCE_SEED=7`
 * repeats the schedules of a run.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Redis } from "ioredis";
import { redisStore } from "../../packages/client/src/once.ts";
import { bullmq, graphileWorker, pgBossOnPglite, pgBossOnPostgres } from "./engines.ts";
import { checkKilled } from "./killed.ts";
import { checkSchedules, checkStore } from "./property.ts";
import { installServers, startPostgres, startRedis } from "./servers.ts";
import { realStore, type StoreName } from "./stores.ts";

const seed = Number(process.env.ONCE_SEED ?? Date.now() % 1_000_000);
let passed = 0;
let failed = 0;

async function step(name: string, work: () => Promise<string>): Promise<void> {
  const startedAt = Date.now();
  try {
    const told = await work();
    passed += 1;
    console.log(`ok   ${name}: ${told} (${Math.round((Date.now() - startedAt) / 1000)} s)`);
  } catch (error) {
    failed += 1;
    console.error(`FAIL ${name}:`, error);
  }
}

installServers();
const folder = mkdtempSync(join(tmpdir(), "once-sqlite-"));
const postgres = await startPostgres();
const redis = await startRedis();
const targets: Record<StoreName, string> = {
  pg: postgres.url,
  ioredis: redis.url,
  "node-redis": redis.url,
  "better-sqlite3": join(folder, "once.sqlite"),
};
/** The number of schedules for each store. The two clients of Redis share theirs, because the server is the same. */
const schedulesOn: Record<StoreName, number> = {
  pg: 300,
  ioredis: 150,
  "node-redis": 150,
  "better-sqlite3": 60,
};

try {
  for (const [name, target] of Object.entries(targets) as [StoreName, string][]) {
    const store = await realStore(name, target);
    await step(`${name}, checks`, () => checkStore(store));
    await step(`${name}, schedules with seed ${seed}`, () => checkSchedules(store, schedulesOn[name], seed));
    await store.close();
  }
  for (const name of ["pg", "ioredis", "better-sqlite3"] as const)
    await step(`${name}, SIGKILL`, () => checkKilled(name, targets[name]));
  await step("redis that may forget", refusesForgetfulRedis);
  await step("pg-boss on PGlite", pgBossOnPglite);
  await step("pg-boss on PostgreSQL", () => pgBossOnPostgres(postgres.url));
  await step("graphile-worker", () => graphileWorker(postgres.url));
  await step("BullMQ", () => bullmq(redis.url));
} finally {
  postgres.stop();
  redis.stop();
  rmSync(folder, { recursive: true, force: true });
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);

async function refusesForgetfulRedis(): Promise<string> {
  const forgetful = await startRedis([]);
  const client = new Redis(forgetful.url);
  try {
    await redisStore(client).init();
  } catch (error) {
    return `refused: ${(error as Error).message}`;
  } finally {
    client.disconnect();
    forgetful.stop();
  }
  throw new Error("a Redis without an append-only file passed");
}
