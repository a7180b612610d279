import { ValidationError } from "../errors/errors.ts";
import { createIdempotencyKey } from "../transport/dated-key.ts";
import { OnceKeySpentError } from "./key-spent-error.ts";
import type { OnceClaim, OnceStore } from "./store.ts";

/** A key and its time as JSON, for an engine to keep. */
export interface MintedKey {
  key: string;
  /** As a `Date` becomes in JSON. */
  createdAt: string;
}

/**
 * Makes a key, for a step of its own in an engine that keeps what a step returned (Temporal, Inngest). The step's id is no
 * key: it has no time, and e-conomic forgets it after an hour.
 */
export function mintKey(): MintedKey {
  const now = Date.now();
  return { key: createIdempotencyKey(now), createdAt: new Date(now).toISOString() };
}

export interface MintedStoreOptions {
  /**
   * Which attempt at the step this is, from 1, where the engine says so. A refusal is definite at the first attempt only.
   * Default: not known, so no refusal is.
   */
  attempt?: number | undefined;
}

/**
 * A store for one write whose key an engine keeps: `once(id, { store: mintedStore(minted, { attempt }), … })` in the step
 * after the one that minted it. The engine keeps the result, and the first write is compared within the attempt only.
 *
 * `once` throws an `OnceKeySpentError` when the key is over and the record is not there: mint another.
 */
export function mintedStore(minted: MintedKey, { attempt = 2 }: MintedStoreOptions = {}): OnceStore {
  const createdAt = Date.parse(minted?.createdAt);
  if (typeof minted?.key !== "string" || Number.isNaN(createdAt))
    throw new ValidationError(
      "mintedStore(): its first argument must be what mintKey() returned in an earlier step.",
    );
  if (!Number.isInteger(attempt) || attempt < 1)
    throw new ValidationError(`mintedStore(): attempt counts from 1. It is ${attempt}.`);
  const kept: Omit<OnceClaim, "now"> = {
    key: minted.key,
    createdAt,
    starts: attempt,
    request: null,
    write: null,
    result: null,
  };
  const answer = (now: number | undefined): OnceClaim => ({ ...kept, now: now ?? Date.now() });
  return {
    async init() {},
    claim: async (_, { now }) => answer(now),
    async fix(_, { write, now }) {
      kept.write ??= write;
      return answer(now);
    },
    done: async (_, { result }) => result,
    async replace(id) {
      throw new OnceKeySpentError(
        `once(${id}): its key is over 75 minutes old, and find() did not find the record. Mint another key in a step of its own.`,
      );
    },
    // There is nothing to free: the engine starts the step again under the same key, or gives it up.
    free: async () => attempt === 1,
    purge: async () => 0,
  };
}
