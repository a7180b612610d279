/** The databases that `sqlStore` supports. */
export type SqlDialect = "postgres" | "sqlite";

/** SQL for the database's clock in milliseconds since 1970: the present time, not the time at which the transaction began. */
const clocks: Readonly<Record<SqlDialect, string>> = {
  postgres: "cast(extract(epoch from clock_timestamp()) * 1000 as bigint)",
  sqlite: "cast((julianday('now') - 2440587.5) * 86400000 as integer)",
};

/**
 * Returns the statements for one table. Each uses its parameters in order and once, so that `?` can replace `$1`. Each is
 * atomic.
 */
export function statementsFor(table: string, dialect: SqlDialect) {
  const clock = clocks[dialect];
  const time = (parameter: string) => `coalesce(cast(${parameter} as bigint), ${clock})`;
  const columns = `idempotency_key, created_at, starts, request, write_hash, result, ${clock} as now_ms`;
  return {
    create: `create table if not exists ${table} (
      id text primary key,
      idempotency_key text not null,
      created_at bigint not null,
      starts integer not null,
      request text,
      write_hash text,
      result text,
      done_at bigint
    )`,
    claim: `insert into ${table} as kept (id, idempotency_key, created_at, starts, request)
      values ($1, $2, ${time("$3")}, 1, $4)
      on conflict (id) do update set starts = kept.starts + 1
      returning ${columns}`,
    fix: `update ${table} set write_hash = coalesce(write_hash, $1)
      where id = $2 and idempotency_key = $3
      returning ${columns}`,
    done: `insert into ${table} as kept (id, idempotency_key, created_at, starts, result, done_at)
      values ($1, $2, ${time("$3")}, 1, $4, ${time("$5")})
      on conflict (id) do update set
        result = coalesce(kept.result, excluded.result),
        done_at = coalesce(kept.done_at, excluded.done_at)
      returning result`,
    replace: `update ${table}
      set idempotency_key = $1, created_at = ${time("$2")}, starts = 1, write_hash = null
      where id = $3 and idempotency_key = $4 and result is null
      returning ${columns}`,
    free: `delete from ${table}
      where id = $1 and idempotency_key = $2 and starts = 1 and result is null
      returning id`,
    purge: `delete from ${table} where done_at < $1 returning id`,
  };
}
