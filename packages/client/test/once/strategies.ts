import { createIdempotencyKey, type IdempotencyKey, idempotencyKey } from "../../src/index.ts";
import { type OnceStore, once } from "../../src/once.ts";
import type { Worker } from "./world.ts";

/** One write as a job makes it. */
export interface Job {
  id: string;
  store: OnceStore;
  call: (key: IdempotencyKey) => Promise<number>;
  find: () => Promise<number | undefined>;
  worker: Worker;
  /** `true` if the worker's clock measures ages, because the store has no clock. */
  isStoreClockless: boolean;
}

/** A way for a job to make its write happen once. */
export type Strategy = (job: Job) => Promise<number>;

export const byOnce: Strategy = ({ id, store, call, find, worker, isStoreClockless }) =>
  once(id, { store, request: { id }, call, find, now: isStoreClockless ? worker.now : undefined });

/**
 * Follows the advice of durable engines: the id of a step is the provider's key, and its result is stored when it is done. A
 * store stands for the engine's memory.
 */
export const byStepId: Strategy = async ({ id, store, call, worker }) => {
  const key = `step-${id}`;
  const { result } = await store.claim(id, { key, request: null });
  if (result !== null) return JSON.parse(result);
  const number = await call(idempotencyKey({ key, createdAt: worker.now(), repeated: false }));
  return JSON.parse(await store.done(id, { key, result: JSON.stringify(number) }));
};

/** Looks first, and writes if nothing was found, as a careful team may program it. */
export const byLookingFirst: Strategy = async ({ id, store, call, find, worker }) => {
  const found = await find();
  if (found !== undefined) return found;
  await store.claim(id, { key: id, request: null });
  return call(idempotencyKey(createIdempotencyKey(worker.now())));
};
