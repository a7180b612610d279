import { ValidationError } from "../errors/errors.ts";
import { createIdempotencyKey } from "../transport/dated-key.ts";
import { OnceKeySpentError } from "./key-spent-error.ts";
import type { OnceClaim, OnceStore } from "./store.ts";

/** A key and its time as JSON, which a workflow engine can store. */
export interface MintedKey {
  key: string;
  /** When the key was made, in the form of `Date.prototype.toJSON()`. */
  createdAt: string;
}

/**
 * Makes a key. Call it in a separate step of an engine that stores the results of its steps (Temporal, Inngest). Do not use
 * the id of a step as the key: an id has no time, and e-conomic forgets a key after an hour.
 */
export function mintKey(): MintedKey {
  const now = Date.now();
  return { key: createIdempotencyKey(now), createdAt: new Date(now).toISOString() };
}

export interface MintedStoreOptions {
  /**
   * The number of this attempt at the step, counted from 1, if the engine provides it. Only a refusal of the first attempt
   * is definite. Default: not known, so that no refusal is definite.
   */
  attempt?: number | undefined;
}

/**
 * Returns a store for one write whose key is stored by an engine. Use it in the step after the one that minted the key:
 * `once(id, { store: mintedStore(minted, { attempt }), … })`. The engine stores the result. Writes are compared only within
 * one attempt.
 *
 * `once` throws an `OnceKeySpentError` when the key is too old and the record does not exist. Then mint another key.
 */
export function mintedStore(minted: MintedKey, { attempt = 2 }: MintedStoreOptions = {}): OnceStore {
  const createdAt = Date.parse(minted?.createdAt);
  if (typeof minted?.key !== "string" || Number.isNaN(createdAt))
    throw new ValidationError(
      "mintedStore(): the first argument must be the value that mintKey() returned in an earlier step.",
    );
  if (!Number.isInteger(attempt) || attempt < 1)
    throw new ValidationError(`mintedStore(): attempt must be a whole number from 1. It is ${attempt}.`);
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
        `once(${id}): the key is 75 minutes old or older, and find() did not find the record. Mint another key in a separate step.`,
      );
    },
    // Nothing is removed, because the engine repeats the step under the same key or gives up. The result `true` means that a
    // refusal is definite.
    free: async () => attempt === 1,
    purge: async () => 0,
  };
}
