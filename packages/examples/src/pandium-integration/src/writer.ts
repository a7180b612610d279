import type { IdempotencyKey } from "@org/visma-economic";
import { once } from "@org/visma-economic/once";
import type { PandiumRun } from "@org/visma-economic/pandium";
import { openStore } from "./open-store.ts";

/** One write, and how to find what it has written. */
export interface OneWrite<Result> {
  /** Writes, under the key that it is handed. */
  call(idempotencyKey: IdempotencyKey | undefined): Promise<Result>;
  /** Looks for what was written by its natural key; `undefined` if it is not there. Throws where it could not look. */
  find(): Promise<Result | undefined>;
}

/** Makes a write once, over all runs, killed ones included. `id` names it for ever. */
export type Write = <Result extends string | number>(id: string, write: OneWrite<Result>) => Promise<Result>;

/** A record was not found, and it is too early to say that it is not there. The order waits for a later run. */
export class TooEarlyError extends Error {
  override readonly name = "TooEarlyError";
}

/** A way to write, to be closed at the end of the run. */
export interface Writer {
  write: Write;
  close(): Promise<void> | void;
}

/**
 * Returns the way to write once. stdout is no memory for it: a run that is killed leaves none.
 *
 * With a database among the secrets (`PAN_SEC_DATABASE_URL`) it is `once`, which keeps each key before the first request. Without one
 * no key is kept: the record is looked for, and "not found" counts only when no write of an earlier run can still be under way.
 */
export async function openWriter(run: PandiumRun<unknown>): Promise<Writer> {
  const url = run.secret("DATABASE_URL");
  if (url === undefined) return { write: writeWithoutStore(run), close: () => {} };
  // The agreement, not the tenant: one that connects to another agreement begins anew there.
  const { agreementNumber } = await run.economic.rest.get("/self");
  const store = await openStore(url);
  const prefix = `${run.environment ?? "production"}/${agreementNumber}`;
  return {
    close: store.close,
    async write(id, { call, find }) {
      // It may be older than the database.
      const found = await find();
      if (found !== undefined) return found;
      // Of a text or a number JSON loses nothing, so that once() returns what `call` does.
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
