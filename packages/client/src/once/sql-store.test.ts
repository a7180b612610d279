import { DatabaseSync } from "node:sqlite";
import { PGlite } from "@electric-sql/pglite";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { failureOf } from "../../test/mock-client.ts";
import { type SqlQuery, sqlStore } from "../once.ts";

const postgres = new PGlite();
const sqlite = new DatabaseSync(":memory:");
const sqliteQuery: SqlQuery = (sql, values) => sqlite.prepare(sql).all(...values);
const fresh = { key: "key", request: null };

beforeAll(async () => {
  await sqlStore(postgres, { dialect: "postgres" }).init();
  await sqlStore(sqliteQuery, { dialect: "sqlite" }).init();
});
afterAll(async () => {
  sqlite.close();
  await postgres.close();
});

describe("a query may be", () => {
  test.each<[string, SqlQuery | { query: SqlQuery }]>([
    ["a function that returns rows at once", sqliteQuery],
    ["a function that returns a promise of rows", async (...its) => sqliteQuery(...its)],
    ["a function that returns { rows }", (...its) => ({ rows: sqliteQuery(...its) })],
    ["an object with the method query", { query: async (...its) => ({ rows: sqliteQuery(...its) }) }],
    ["a function that returns BigInts", (...its) => (sqliteQuery(...its) as object[]).map(bigNumbers)],
    [
      "a function that returns numbers as texts",
      (...its) => (sqliteQuery(...its) as object[]).map(textNumbers),
    ],
  ])("%s", async (name, query) => {
    const store = sqlStore(query, { dialect: "sqlite" });
    await store.init();
    expect(await store.claim(name, fresh)).toMatchObject({ key: "key", starts: 1, result: null });
    const { createdAt, now } = await store.claim(name, fresh);
    expect(now - createdAt).toBeLessThan(60_000);
    expect(Math.abs(now - Date.now())).toBeLessThan(60_000);
  });

  const numbersAs = (change: (value: number) => unknown) => (row: object) =>
    Object.fromEntries(
      Object.entries(row).map(([name, value]) => [name, typeof value === "number" ? change(value) : value]),
    );
  function bigNumbers(row: object) {
    return numbersAs(BigInt)(row);
  }
  function textNumbers(row: object) {
    return numbersAs(String)(row);
  }

  test("no function without rows: a claim is then a configuration error", async () => {
    const store = sqlStore(() => undefined, { dialect: "sqlite" });
    const error = await failureOf(store.claim("id", fresh));
    expect(error).toMatchObject({ kind: "configuration" });
    expect(error.message).toContain("rows");
  });
});

test.each([
  ["no query", undefined, { dialect: "postgres" }],
  ["an object without query", {}, { dialect: "postgres" }],
  ["no options", sqliteQuery, undefined],
  ["another dialect", sqliteQuery, { dialect: "mysql" }],
  ["a table with a blank in it", sqliteQuery, { dialect: "sqlite", table: "economic once" }],
  ["a table that ends the statement", sqliteQuery, { dialect: "sqlite", table: "a; drop table b" }],
])("%s is a configuration error", (_, query, options) => {
  expect(() => sqlStore(query as never, options as never)).toThrow(
    expect.objectContaining({ kind: "configuration" }),
  );
});

describe("inside an open transaction, which may be rolled back", () => {
  const openTransaction = { kind: "configuration", message: expect.stringContaining("open transaction") };

  test("a claim in Postgres is refused", async () => {
    const error = await failureOf(
      postgres.transaction((transaction) =>
        sqlStore({ query: (...its) => transaction.query(...its) }, { dialect: "postgres" }).claim(
          "rolled back",
          fresh,
        ),
      ),
    );
    expect(error).toMatchObject(openTransaction);
    const { starts } = await sqlStore(postgres, { dialect: "postgres" }).claim("rolled back", fresh);
    expect(starts).toBe(1);
  });

  test("a claim in SQLite is refused, and leaves the transaction as it is", async () => {
    const store = sqlStore(sqliteQuery, { dialect: "sqlite" });
    sqlite.exec("begin; create table of_the_user (number integer)");
    expect(await failureOf(store.claim("rolled back", fresh))).toMatchObject(openTransaction);
    sqlite.exec("insert into of_the_user values (1); commit");
    expect((await store.claim("rolled back", fresh)).starts).toBe(1);
  });

  test("a claim inside a savepoint in SQLite is refused as well", async () => {
    const store = sqlStore(sqliteQuery, { dialect: "sqlite" });
    sqlite.exec("savepoint of_the_user");
    expect(await failureOf(store.claim("rolled back too", fresh))).toMatchObject(openTransaction);
    sqlite.exec("release of_the_user");
  });
});

test("a claim leaves SQLite's setting synchronous unchanged", async () => {
  const db = new DatabaseSync(":memory:");
  const store = sqlStore((sql, values) => db.prepare(sql).all(...values), { dialect: "sqlite" });
  await store.init();
  db.exec("pragma synchronous = normal");
  await store.claim("id", fresh);
  expect(db.prepare("pragma synchronous").get()).toEqual({ synchronous: 1 });
  db.close();
});

test("claims are stored in the table of the option", async () => {
  const store = sqlStore(postgres, { dialect: "postgres", table: "public.claims_of_the_shop" });
  await store.init();
  await store.claim("id", fresh);
  const { rows } = await postgres.query("select id from claims_of_the_shop");
  expect(rows).toEqual([{ id: "id" }]);
});

test("init() throws the database's error if it fails twice", async () => {
  const store = sqlStore(
    () => {
      throw new Error("no connection");
    },
    { dialect: "postgres" },
  );
  await expect(store.init()).rejects.toThrow("no connection");
});
