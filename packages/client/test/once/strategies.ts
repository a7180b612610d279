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
  /** Whether ages are judged by the worker's clock, because the store has none. */
  isStoreClockless: boolean;
}

/** How a job makes its write happen once. */
export type Strategy = (job: Job) => Promise<number>;

export const byOnce: Strategy = ({ id, store, call, find, worker, isStoreClockless }) =>
  once(id, { store, request: { id }, call, find, now: isStoreClockless ? worker.now : undefined });

/**
 * What durable engines advise: the step's id as the provider's key, and the step's result kept when it is done. A store
 * stands for the engine's memory.
 */
export const byStepId: Strategy = async ({ id, store, call, worker }) => {
  const key = `step-${id}`;
  const { result } = await store.claim(id, { key, request: null });
  if (result !== null) return JSON.parse(result);
  const number = await call(idempotencyKey({ key, createdAt: worker.now(), repeated: false }));
  return JSON.parse(await store.done(id, { key, result: JSON.stringify(number) }));
};

/** What a careful team writes by hand: looks first, and writes when nothing was found. */
export const byLookingFirst: Strategy = async ({ id, store, call, find, worker }) => {
  const found = await find();
  if (found !== undefined) return found;
  await store.claim(id, { key: id, request: null });
  return call(idempotencyKey(createIdempotencyKey(worker.now())));
};
