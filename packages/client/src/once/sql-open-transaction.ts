import { ConfigurationError } from "../errors/errors.ts";
import type { SqlDialect } from "./sql-statements.ts";

type Run = (
  sql: string,
  parameters: (string | number | null)[],
) => Promise<readonly Readonly<Record<string, unknown>>[]>;

/**
 * Throws a ConfigurationError where the claim is inside a transaction that may still be rolled back: it would be forgotten
 * with the key that was sent. A driver that opens another connection for each query cannot be seen through.
 * @param moment SQLite is asked before the claim, so that nothing is left behind; Postgres can only be asked after it.
 */
export async function refuseOpenTransaction(run: Run, dialect: SqlDialect, moment: "before" | "after") {
  const isOpen =
    dialect === "sqlite"
      ? moment === "before" && (await isOpenInSqlite(run))
      : moment === "after" && (await isOpenInPostgres(run));
  if (isOpen)
    throw new ConfigurationError(
      "sqlStore(): its query runs inside an open transaction. The claim must be committed before anything is sent: call once() outside of the transaction, with a query on a connection of its own.",
    );
}

/** A statement of its own that only reads has no transaction number. After a claim in the same transaction it has one. */
async function isOpenInPostgres(run: Run): Promise<boolean> {
  const [row] = await run("select pg_current_xact_id_if_assigned() is not null as is_open", []);
  return row?.is_open === true;
}

/** SQLite refuses to set `synchronous` within a transaction, and setting it to what it is changes nothing. */
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
