import { ConfigurationError } from "../errors/errors.ts";
import { refuseOpenTransaction } from "./sql-open-transaction.ts";
import { type SqlDialect, statementsFor } from "./sql-statements.ts";
import type { OnceClaim, OnceStore } from "./store.ts";

/**
 * Runs one statement and commits it. Returns the rows as objects, or an object with the property `rows`, either of them at
 * once or as a promise. It may return anything for a statement without rows.
 */
export type SqlQuery = (sql: string, parameters: (string | number | null)[]) => unknown;

/** The options of `sqlStore`. */
export interface SqlStoreOptions {
  dialect: SqlDialect;
  /** The name of the table. Default: `economic_once`. In Postgres, it may have the form `schema.table`. */
  table?: string | undefined;
}

/**
 * Keeps claims in a table of a database. Times are those of the database's clock. It needs one function that runs a statement:
 *
 * - pg, PGlite: `sqlStore(pool, { dialect: "postgres" })`
 * - node:sqlite: `sqlStore((sql, values) => db.prepare(sql).all(...values), { dialect: "sqlite" })`
 *
 * Each statement has to be committed when its query resolves. A query that runs inside an open transaction is refused.
 * @throws ConfigurationError when the options cannot work.
 */
export function sqlStore(query: SqlQuery | { query: SqlQuery }, options: SqlStoreOptions): OnceStore {
  // In JavaScript, without types, the options may be missing.
  const { dialect, table = "economic_once" } = options ?? {};
  if (dialect !== "postgres" && dialect !== "sqlite")
    throw new ConfigurationError(
      `sqlStore(): dialect must be "postgres" or "sqlite". It is ${String(dialect)}.`,
    );
  if (!/^[a-z_]\w*(\.[a-z_]\w*)?$/i.test(table))
    throw new ConfigurationError(
      `sqlStore(): table must be a plain name, such as economic_once. It is ${table}.`,
    );
  const runQuery = queryOf(query);
  const run = async (sql: string, parameters: (string | number | null)[]) =>
    rowsOf(await runQuery(dialect === "sqlite" ? sql.replaceAll(/\$\d+/g, "?") : sql, parameters));
  const statements = statementsFor(table, dialect);

  return {
    async init() {
      try {
        await run(statements.create, []);
      } catch {
        // When two programs start at the same moment, Postgres may fail one of them. The second try finds the table.
        await run(statements.create, []);
      }
    },

    async claim(id, { key, request, now }) {
      await refuseOpenTransaction(run, dialect, "before");
      const [row] = await run(statements.claim, [id, key, now ?? null, request]);
      await refuseOpenTransaction(run, dialect, "after");
      return claimOf(row, now);
    },

    async fix(id, { key, write, now }) {
      const [row] = await run(statements.fix, [write, id, key]);
      return row && claimOf(row, now);
    },

    async done(id, { key, result, now }) {
      const time = now ?? null;
      const [row] = await run(statements.done, [id, key, time, result, time]);
      return textOf(row, "result");
    },

    async replace(id, oldKey, { key, now }) {
      const [row] = await run(statements.replace, [key, now ?? null, id, oldKey]);
      return row && claimOf(row, now);
    },

    async free(id, key) {
      return (await run(statements.free, [id, key])).length > 0;
    },

    async purge(before) {
      return (await run(statements.purge, [Math.ceil(Number(before))])).length;
    },
  };
}

type Row = Readonly<Record<string, unknown>>;

function queryOf(query: SqlQuery | { query: SqlQuery }): SqlQuery {
  if (typeof query === "function") return query;
  if (typeof query?.query === "function") return (sql, parameters) => query.query(sql, parameters);
  throw new ConfigurationError(
    "sqlStore(): the first argument must be a function (sql, parameters) or an object with a method query, such as a pool of pg.",
  );
}

/** Returns the rows of an answer: a list of rows, or an object with `rows`, as pg returns it. */
function rowsOf(answer: unknown): Row[] {
  if (Array.isArray(answer)) return answer;
  const { rows } = Object(answer);
  return Array.isArray(rows) ? rows : [];
}

/** Turns a row into a claim. Drivers return a `bigint` column as a number, a text or a BigInt. */
function claimOf(row: Row | undefined, now: number | undefined): OnceClaim {
  return {
    key: textOf(row, "idempotency_key"),
    createdAt: Number(textOf(row, "created_at")),
    starts: Number(textOf(row, "starts")),
    request: optionalOf(row, "request"),
    write: optionalOf(row, "write_hash"),
    result: optionalOf(row, "result"),
    now: now ?? Number(textOf(row, "now_ms")),
  };
}

const optionalOf = (row: Row | undefined, name: string): string | null =>
  row?.[name] === null ? null : textOf(row, name);

function textOf(row: Row | undefined, name: string): string {
  const value = row?.[name];
  if (typeof value === "string" || typeof value === "number" || typeof value === "bigint")
    return String(value);
  throw new ConfigurationError(
    `sqlStore(): the query returned no column ${name}. It must return the rows of the statement as objects, or { rows }.`,
  );
}
