import { createIdempotencyKey, type IdempotencyKey, idempotencyKey } from "../../src/index.ts";
import { type OnceStore, once } from "../../src/once.ts";
import type { Worker } from "./world.ts";

/** One write of a job. */
export interface Job {
  id: string;
  store: OnceStore;
  call: (key: IdempotencyKey) => Promise<number>;
  find: () => Promise<number | undefined>;
  worker: Worker;
  /** Whether ages are measured by the worker's clock, because the store has none. */
  isStoreClockless: boolean;
}

/** A way in which a job makes its write happen once. */
export type Strategy = (job: Job) => Promise<number>;

export const byOnce: Strategy = ({ id, store, call, find, worker, isStoreClockless }) =>
  once(id, { store, request: { id }, call, find, now: isStoreClockless ? worker.now : undefined });

/**
 * Follows the advice of durable engines: the step's id is the idempotency key, and the step's result is kept when the step is
 * done. A store stands for the engine's memory.
 */
export const byStepId: Strategy = async ({ id, store, call, worker }) => {
  const key = `step-${id}`;
  const { result } = await store.claim(id, { key, request: null });
  if (result !== null) return JSON.parse(result);
  const number = await call(idempotencyKey({ key, createdAt: worker.now(), repeated: false }));
  return JSON.parse(await store.done(id, { key, result: JSON.stringify(number) }));
};

/** Works like the code that a careful team would write by hand: looks the record up first, and writes if it was not found. */
export const byLookingFirst: Strategy = async ({ id, store, call, find, worker }) => {
  const found = await find();
  if (found !== undefined) return found;
  await store.claim(id, { key: id, request: null });
  return call(idempotencyKey(createIdempotencyKey(worker.now())));
};
