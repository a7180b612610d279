/** The claim of one id, as a store keeps it. Times are milliseconds since 1970. */
export interface OnceClaim {
  /** The idempotency key that the write has now. */
  key: string;
  /** When that key was claimed, by the store's clock. */
  createdAt: number;
  /** How many starts have received this key, including the one that claimed it: 1 or more. */
  starts: number;
  /** Hash of the request of the first claim; `null` if it had none. */
  request: string | null;
  /** Hash of the first write under the key; `null` until a write is about to be sent. */
  write: string | null;
  /** The result as JSON text; `null` while there is none. */
  result: string | null;
  /** The present time by the store's clock. A store without a clock returns `Date.now()`. */
  now: number;
}

/** A new key for a claim. */
export interface OnceFresh {
  key: string;
  /** Replaces the store's clock if `once` has the option `now`. Milliseconds since 1970. */
  now?: number | undefined;
}

/**
 * Keeps the claims of `once`. Each method must be atomic. When its promise resolves, its changes must be committed and
 * survive a crash. `onceStoreCases` tests your own store.
 */
export interface OnceStore {
  /** Creates what the store needs, such as its table. A second call is harmless. */
  init(): Promise<void>;
  /** Claims the id. If it is claimed already, counts one more start, changes nothing else, and returns the kept claim. */
  claim(id: string, fresh: OnceFresh & { request: string | null }): Promise<OnceClaim>;
  /**
   * Keeps the hash of the write that is about to be sent, unless the claim already has one. Returns the claim, or
   * `undefined` if the id now has another key.
   */
  fix(
    id: string,
    write: { key: string; write: string; now?: number | undefined },
  ): Promise<OnceClaim | undefined>;
  /** Keeps a result unless there already is one. Makes the claim if it is missing. Returns the result that is kept. */
  done(id: string, result: OnceFresh & { result: string }): Promise<string>;
  /**
   * Replaces `oldKey` by a new key, with the present time, 1 start and no write. Returns the claim, or `undefined` if the id
   * has another key or has a result.
   */
  replace(id: string, oldKey: string, fresh: OnceFresh): Promise<OnceClaim | undefined>;
  /** Removes the claim if it has this key, one start and no result. Returns whether it was removed. */
  free(id: string, key: string): Promise<boolean>;
  /** Removes claims whose result was stored before a time. Claims without a result stay. Returns how many were removed. */
  purge(before: Date | number): Promise<number>;
}
