/** The stores on real servers, and how time passes in them. */
import Database from "better-sqlite3";
import { Redis } from "ioredis";
import pg from "pg";
import { createClient } from "redis";
import { type OnceStore, redisStore, sqlStore } from "../../packages/client/src/once.ts";

/** A store, and a way to let time pass in it. The servers' clocks cannot be set, so their entries are made older. */
export interface RealStore {
  name: string;
  open: () => OnceStore;
  pass: (ms: number) => Promise<unknown>;
  close: () => unknown;
}

export type StoreName = "pg" | "ioredis" | "node-redis" | "better-sqlite3";

/**
 * Makes a store on a real server, and creates its tables if it needs any.
 *
 * @param target a URL, or a file for SQLite.
 */
export async function realStore(name: StoreName, target: string): Promise<RealStore> {
  const store = await makers[name](target);
  await store.open().init();
  return { name, ...store };
}

const olderRows = (ms: number) => `update economic_once set created_at = created_at - ${Math.round(ms)}`;

/** Makes the entries without a result older. The age of the others does not matter. */
const olderClaims = `
for _, key in ipairs(redis.call("KEYS", "economic-once:claim:*")) do
  if redis.call("HEXISTS", key, "result") == 0 then redis.call("HINCRBY", key, "createdAt", "-" .. ARGV[1]) end
end`;

const makers: Record<StoreName, (target: string) => Promise<Omit<RealStore, "name">>> = {
  async pg(url) {
    const pool = new pg.Pool({ connectionString: url });
    return {
      open: () => sqlStore(pool, { dialect: "postgres" }),
      pass: (ms) => pool.query(olderRows(ms)),
      close: () => pool.end(),
    };
  },
  async "better-sqlite3"(file) {
    const db = new Database(file);
    return {
      open: () =>
        sqlStore(
          (sql, values) => {
            const statement = db.prepare(sql);
            return statement.reader ? statement.all(values) : statement.run(values);
          },
          { dialect: "sqlite" },
        ),
      pass: async (ms) => db.exec(olderRows(ms)),
      close: () => db.close(),
    };
  },
  async ioredis(url) {
    const client = new Redis(url);
    return {
      open: initialised(redisStore(client)),
      pass: (ms) => client.eval(olderClaims, 0, String(Math.round(ms))),
      close: () => client.disconnect(),
    };
  },
  async "node-redis"(url) {
    const client = await createClient({ url }).connect();
    return {
      open: initialised(redisStore(client)),
      pass: (ms) => client.eval(olderClaims, { arguments: [String(Math.round(ms))] }),
      close: () => client.destroy(),
    };
  },
};

/** Returns one store for all handles, because each Redis store has to be initialised. */
const initialised = (store: OnceStore) => () => store;
