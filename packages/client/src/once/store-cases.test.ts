import { DatabaseSync } from "node:sqlite";
import { PGlite } from "@electric-sql/pglite";
import { afterAll, describe, expect, test } from "vitest";
import { memoryStore, type OnceStore, onceStoreCases, sqlStore } from "../once.ts";

const sqlite = new DatabaseSync(":memory:");
const postgres = new PGlite();
afterAll(async () => {
  sqlite.close();
  await postgres.close();
});

const memory = memoryStore();
const stores: Record<string, () => OnceStore> = {
  memory: () => memory,
  "node:sqlite": () => sqlStore((sql, values) => sqlite.prepare(sql).all(...values), { dialect: "sqlite" }),
  PGlite: () => sqlStore(postgres, { dialect: "postgres" }),
};

describe.each(Object.keys(stores))("a store in %s", (name) => {
  test.each(onceStoreCases)("$name", ({ run }) => run(stores[name] ?? memoryStore));
});

/** Ways to break one method of a store. */
const broken: Record<string, (store: OnceStore) => Partial<OnceStore>> = {
  "forgets starts": ({ claim }) => ({ claim: async (...its) => ({ ...(await claim(...its)), starts: 1 }) }),
  "lets every claim set the key": ({ claim, purge }) => ({
    claim: async (id, fresh) => ({ ...(await claim(id, fresh)), key: fresh.key }),
    purge,
  }),
  "ignores `now`": ({ claim }) => ({ claim: (id, { now: _, ...fresh }) => claim(id, fresh) }),
  "lets the last write stay": ({ fix }) => ({
    fix: async (id, its) => {
      const claim = await fix(id, its);
      return claim && { ...claim, write: its.write };
    },
  }),
  "fixes a write under any key": ({ claim, fix }) => ({
    fix: async (id, its) => (await fix(id, its)) ?? claim(id, { ...its, request: null }),
  }),
  "lets the last result stay": ({ done }) => ({
    done: async (id, its) => {
      await done(id, its);
      return its.result;
    },
  }),
  "drops a result without a claim": ({ done, claim }) => ({
    done: async (id, its) =>
      (await claim(id, { ...its, request: null })).starts > 1 ? done(id, its) : its.result,
  }),
  "replaces any key": ({ replace, claim }) => ({
    replace: async (id, _, fresh) => {
      const { key } = await claim(id, { ...fresh, request: null });
      return replace(id, key, fresh);
    },
  }),
  "replaces twice": ({ replace }) => ({
    replace: async (id, old, fresh) => {
      const now = fresh.now ?? Date.now();
      const none = { starts: 1, request: "request", write: null, result: null };
      return (await replace(id, old, fresh)) ?? { ...fresh, ...none, now, createdAt: now };
    },
  }),
  "frees what others have started": ({ free, replace, claim }) => ({
    free: async (id, key) => {
      await replace(id, key, { key });
      await claim(`${id} other`, { key, request: null });
      return free(id, key);
    },
  }),
  "frees nothing": () => ({ free: async () => false }),
  "purges nothing": () => ({ purge: async () => 0 }),
  "cuts long results": ({ done }) => ({
    done: (id, its) => done(id, { ...its, result: its.result.slice(0, 65_535) }),
  }),
  "folds the case of ids": ({ claim }) => ({ claim: (id, fresh) => claim(id.toLowerCase(), fresh) }),
  "makes up a request": ({ claim }) => ({ claim: (id, fresh) => claim(id, { ...fresh, request: "" }) }),
};

test.each(Object.keys(broken))("a store that %s fails a case", async (name) => {
  const whole = memoryStore();
  const store = { ...whole, ...broken[name]?.(whole) };
  const ended = await Promise.allSettled(onceStoreCases.map(({ run }) => run(() => store)));
  expect(ended.filter(({ status }) => status === "rejected")).not.toEqual([]);
});

test("a store that other processes cannot see fails cases", async () => {
  const ended = await Promise.allSettled(onceStoreCases.map(({ run }) => run(memoryStore)));
  expect(ended.filter(({ status }) => status === "rejected").length).toBeGreaterThan(5);
});
