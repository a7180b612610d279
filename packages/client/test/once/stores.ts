import { DatabaseSync } from "node:sqlite";
import { type OnceStore, sqlStore } from "../../src/once.ts";
import type { TestedStore } from "./run-schedule.ts";

/** The statement that makes claims older, because the databases' clocks cannot be set. */
const ageClaims = "update economic_once set created_at = created_at - ";

/** Makes a store on a database of node:sqlite in memory. Each handle is a separate store on the same database. */
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

/** Makes a store on a Postgres database. The pool may be of any driver. */
export async function postgresStore(
  name: string,
  pool: { query(sql: string, values: (string | number | null)[]): Promise<unknown> },
): Promise<TestedStore> {
  const open = () => sqlStore(pool, { dialect: "postgres" });
  await open().init();
  return { name, open, pass: (ms) => pool.query(ageClaims + Math.round(ms), []) };
}

/** Makes a store with its own clock, which can be moved independently of the workers' clocks. */
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
