/** Checks that a job writes one invoice if the job engine fails after the write and runs it again hours later. */
import { PGlite } from "@electric-sql/pglite";
import { Queue, Worker } from "bullmq";
import { Logger, makeWorkerUtils, runOnce } from "graphile-worker";
import { Redis } from "ioredis";
import pg from "pg";
import { fromPglite, PgBoss } from "pg-boss";
import { createEconomic } from "../../packages/client/src/index.ts";
import { type OnceStore, once, redisStore, sqlStore } from "../../packages/client/src/once.ts";
import { createEconomicMock } from "../../packages/mocks/dist/index.js";

interface Invoice {
  order: string;
}

/**
 * Returns the mocked agreement, and a job handler like that of the guide: the id of a write comes from the order,
 * never from the job.
 */
function shop(store: OnceStore) {
  const mock = createEconomicMock({ seed: "empty", rateLimit: false });
  const economic = createEconomic({
    appSecretToken: "secret-of-the-app",
    agreementGrantToken: "grant-of-the-agreement",
    fetch: (url, init) => mock.fetch(url, init),
  });
  let starts = 0;
  const handle = async ({ order }: Invoice) => {
    starts += 1;
    const number = await once(`shop/customer/${order}`, {
      store,
      request: { order },
      async call(idempotencyKey) {
        const body = {
          name: order,
          currency: "DKK",
          customerGroup: { customerGroupNumber: 1 },
          paymentTerms: { paymentTermsNumber: 1 },
          vatZone: { vatZoneNumber: 1 },
        };
        const { customerNumber } = await economic.rest.post("/customers", { body, idempotencyKey });
        // The first two starts fail after the write, which looks like a crash to the engine.
        if (starts < 3) throw new Error("the machine went away");
        return customerNumber;
      },
      async find() {
        return (await economic.rest.list("/customers", { filter: { name: order } }).first())?.customerNumber;
      },
    });
    return number;
  };
  const finish = (engine: string, order: string) => {
    const there = mock
      .agreement()
      .customers.all()
      .filter(({ name }) => name === order);
    if (there.length !== 1 || starts < 3)
      throw new Error(`${engine}: ${there.length} in the books after ${starts} starts`);
    return `${starts} starts of one job, one in the books`;
  };
  return { mock, handle, finish };
}

/** Lets time pass: makes the store's entries older, and sets the server's clock forward. */
type Pass = (ms: number) => Promise<unknown>;
const hours = 3_600_000;
const olderRows = (ms: number) => `update economic_once set created_at = created_at - ${ms}`;

async function pgBoss(boss: PgBoss, store: OnceStore, pass: Pass): Promise<string> {
  await store.init();
  const { mock, handle, finish } = shop(store);
  boss.on("error", () => {});
  await boss.start();
  const queue = "invoices";
  await boss.createQueue(queue, { retryLimit: 5, retryDelay: 1 });
  const done = new Promise<void>((resolve) => {
    void boss.work<Invoice>(queue, { pollingIntervalSeconds: 0.5 }, async ([job]) => {
      if (!job) return;
      try {
        await handle(job.data);
      } catch (error) {
        // The second start is within the hour, the third after it.
        if (job.data.order && mock.requests.length > 1) {
          mock.clock.advance(2 * hours);
          await pass(2 * hours);
        }
        throw error;
      }
      resolve();
    });
  });
  await boss.send(queue, { order: "W-1" });
  await done;
  await boss.stop({ graceful: false });
  return finish("pg-boss", "W-1");
}

export async function pgBossOnPglite(): Promise<string> {
  const db = new PGlite();
  const store = sqlStore(db, { dialect: "postgres" });
  try {
    return await pgBoss(new PgBoss({ db: fromPglite(db) }), store, (ms) => db.query(olderRows(ms)));
  } finally {
    await db.close();
  }
}

export async function pgBossOnPostgres(url: string): Promise<string> {
  const pool = new pg.Pool({ connectionString: url });
  const store = sqlStore(pool, { dialect: "postgres" });
  try {
    return await pgBoss(new PgBoss(url), store, (ms) => pool.query(olderRows(ms)));
  } finally {
    await pool.end();
  }
}

/** The logger is silent, because the failures are intended. */
const silent = new Logger(() => () => {});

export async function graphileWorker(url: string): Promise<string> {
  const pool = new pg.Pool({ connectionString: url });
  const store = sqlStore(pool, { dialect: "postgres" });
  await store.init();
  const { mock, handle, finish } = shop(store);
  const utils = await makeWorkerUtils({ connectionString: url });
  try {
    await utils.migrate();
    await utils.addJob("invoice", { order: "W-2" });
    const taskList = { invoice: async (payload: unknown) => void (await handle(payload as Invoice)) };
    for (let start = 1; start <= 3; start++) {
      await runOnce({ connectionString: url, taskList, noHandleSignals: true, logger: silent });
      // The engine would wait for seconds before it tries again.
      await pool.query("update graphile_worker._private_jobs set run_at = now()");
      if (start === 2) {
        mock.clock.advance(2 * hours);
        await pool.query(olderRows(2 * hours));
      }
    }
    return finish("graphile-worker", "W-2");
  } finally {
    await utils.release();
    await pool.end();
  }
}

export async function bullmq(url: string): Promise<string> {
  const connection = { url, maxRetriesPerRequest: null };
  const client = new Redis(url);
  const store = redisStore(client);
  await store.init();
  const { mock, handle, finish } = shop(store);
  const queue = new Queue<Invoice>("invoices", { connection });
  const worker = new Worker<Invoice>(
    "invoices",
    async (job) => {
      // The third start is after the hour.
      if (job.attemptsMade === 2) {
        mock.clock.advance(2 * hours);
        await client.hincrby("economic-once:claim:shop/customer/W-3", "createdAt", -2 * hours);
      }
      return handle(job.data);
    },
    { connection },
  );
  try {
    const done = new Promise<void>((resolve) => worker.on("completed", () => resolve()));
    await queue.add("invoice", { order: "W-3" }, { attempts: 5, backoff: 10 });
    await done;
    return finish("BullMQ", "W-3");
  } finally {
    await worker.close(true);
    await queue.close();
    client.disconnect();
  }
}
