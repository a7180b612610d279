import { DatabaseSync } from "node:sqlite";
import { type OnceStore, sqlStore } from "../../src/once.ts";
import type { TestedStore } from "./run-schedule.ts";

/** SQL that makes claims older, because the clocks of the databases cannot be set. */
const ageClaims = "update economic_once set created_at = created_at - ";

/** Makes stores over one in-memory database of node:sqlite. */
export async function sqliteStore(): Promise<TestedStore & { close(): void }> {
  const db = new DatabaseSync(":memory:");
  const open = () => sqlStore((sql, values) => db.prepare(sql).all(...values), { dialect: "sqlite" });
  await open().init();
  return {
    name: "node:sqlite",
    open,
    pass: (ms) => db.exec(ageClaims + Math.round(ms)),
    close: () => db.close(),
  };
}

/** Makes stores over one Postgres database, for any function that runs queries. */
export async function postgresStore(
  name: string,
  pool: { query(sql: string, values: (string | number | null)[]): Promise<unknown> },
): Promise<TestedStore> {
  const open = () => sqlStore(pool, { dialect: "postgres" });
  await open().init();
  return { name, open, pass: (ms) => pool.query(ageClaims + Math.round(ms), []) };
}

/** Makes an in-memory store with a separate clock that can be moved, independent of the workers' clocks. */
export function withClock(store: OnceStore): TestedStore {
  let now = Date.UTC(2026, 7, 14);
  const handle: OnceStore = {
    ...store,
    claim: (id, fresh) => store.claim(id, { ...fresh, now }),
    fix: (id, write) => store.fix(id, { ...write, now }),
    replace: (id, key, fresh) => store.replace(id, key, { ...fresh, now }),
    done: (id, result) => store.done(id, { ...result, now }),
  };
  return {
    name: "memory with a clock",
    open: () => handle,
    pass: (ms) => {
      now += ms;
    },
  };
}
