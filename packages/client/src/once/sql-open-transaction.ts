import { ConfigurationError } from "../errors/errors.ts";
import type { SqlDialect } from "./sql-statements.ts";

type Run = (
  sql: string,
  parameters: (string | number | null)[],
) => Promise<readonly Readonly<Record<string, unknown>>[]>;

/**
 * Throws a ConfigurationError if the claim is inside an open transaction: a rollback would remove the claim after its key
 * was sent. A transaction is not noticed if the driver runs each query on another connection.
 * @param moment whether this is called before or after the claim. SQLite is checked before it, so that no claim is left
 *   behind. Postgres can only be checked after it.
 */
export async function refuseOpenTransaction(run: Run, dialect: SqlDialect, moment: "before" | "after") {
  const isOpen =
    dialect === "sqlite"
      ? moment === "before" && (await isOpenInSqlite(run))
      : moment === "after" && (await isOpenInPostgres(run));
  if (isOpen)
    throw new ConfigurationError(
      "sqlStore(): the query runs inside an open transaction. The claim must be committed before anything is sent: call once() outside of the transaction, with a query on a separate connection.",
    );
}

/**
 * Returns whether Postgres has assigned a transaction number. It assigns none to a separate statement that only reads, but it
 * has assigned one if a claim came before in the same transaction.
 */
async function isOpenInPostgres(run: Run): Promise<boolean> {
  const [row] = await run("select pg_current_xact_id_if_assigned() is not null as is_open", []);
  return row?.is_open === true;
}

/**
 * Returns whether SQLite refuses to set `synchronous` to its present value. This changes nothing, and is refused only inside a
 * transaction.
 */
async function isOpenInSqlite(run: Run): Promise<boolean> {
  const [row] = await run("pragma synchronous", []);
  if (row === undefined) return false;
  try {
    await run(`pragma synchronous = ${Number(row.synchronous)}`, []);
    return false;
  } catch (error) {
    return /inside a transaction/.test(String(error));
  }
}
