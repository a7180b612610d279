import type { IdempotencyKey } from "@org/visma-economic";
import { once } from "@org/visma-economic/once";
import type { PandiumRun } from "@org/visma-economic/pandium";
import { openStore } from "./open-store.ts";

/** One write, and a way to find its record. */
export interface OneWrite<Result> {
  /** Writes under the given key. */
  call(idempotencyKey: IdempotencyKey | undefined): Promise<Result>;
  /** Looks the record up by its natural key; `undefined` if it is not there. Throws if the look-up failed. */
  find(): Promise<Result | undefined>;
}

/** Makes a write once over all runs, including killed ones. `id` names it for ever. */
export type Write = <Result extends string | number>(id: string, write: OneWrite<Result>) => Promise<Result>;

/** A record was not found, but it may still arrive. The order waits for a later run. */
export class TooEarlyError extends Error {
  override readonly name = "TooEarlyError";
}

/** A function that writes once. It has to be closed at the end of the run. */
export interface Writer {
  write: Write;
  close(): Promise<void> | void;
}

/**
 * Returns the function that writes once. It cannot use stdout as its memory, because a run that is killed leaves
 * none.
 *
 * With a database among the secrets (`PAN_SEC_DATABASE_URL`) it is `once`, which keeps each key before the first
 * request. Without one no key is kept: the record is looked up, and "not found" counts only if no write of an earlier
 * run can still be under way.
 */
export async function openWriter(run: PandiumRun<unknown>): Promise<Writer> {
  const url = run.secret("DATABASE_URL");
  if (url === undefined) return { write: writeWithoutStore(run), close: () => {} };
  // The id has the agreement, not the tenant: a tenant that connects to another agreement begins anew there.
  const { agreementNumber } = await run.economic.rest.get("/self");
  const store = await openStore(url);
  const prefix = `${run.environment ?? "production"}/${agreementNumber}`;
  return {
    close: store.close,
    async write(id, { call, find }) {
      // The record may be older than the database.
      const found = await find();
      if (found !== undefined) return found;
      // JSON keeps texts and numbers as they are, so that once() returns the same value as `call`.
      return once(`${prefix}/${id}`, { store, call, find }) as ReturnType<typeof call>;
    },
  };
}

const writeWithoutStore =
  (run: PandiumRun<unknown>): Write =>
  async (id, { call, find }) => {
    const found = await find();
    if (found !== undefined) return found;
    if (run.isInDoubt()) {
      const until = run.doubtUntil()?.toISOString() ?? "the next run";
      throw new TooEarlyError(
        `${id} is not there, but an earlier run may still be writing it: it waits for ${until}.`,
      );
    }
    return call(undefined);
  };
