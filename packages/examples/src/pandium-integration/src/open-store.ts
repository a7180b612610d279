import { type OnceStore, sqlStore } from "@org/visma-economic/once";

/** A store that has to be closed, because a run whose process does not end is killed. */
export interface OpenStore extends OnceStore {
  close(): Promise<void> | void;
}

/** Opens the database that keeps the keys: `postgres://…`, or `sqlite:` and a file for tests and machines that keep their disk. */
export async function openStore(url: string): Promise<OpenStore> {
  const store = url.startsWith("sqlite:")
    ? await openSqlite(url.slice("sqlite:".length))
    : await openPostgres(url);
  await store.init();
  return store;
}

async function openSqlite(file: string): Promise<OpenStore> {
  const { DatabaseSync } = await import("node:sqlite");
  const db = new DatabaseSync(file);
  const store = sqlStore((sql, values) => db.prepare(sql).all(...values), { dialect: "sqlite" });
  return { ...store, close: () => db.close() };
}

async function openPostgres(url: string): Promise<OpenStore> {
  const { default: pg } = await import("pg");
  const pool = new pg.Pool({ connectionString: url, max: 2 });
  return { ...sqlStore(pool, { dialect: "postgres" }), close: () => pool.end() };
}
