/** What a store keeps of one id. Times are milliseconds since 1970. */
export interface OnceClaim {
  /** The idempotency key under which the write is made now. */
  key: string;
  /** When that key was claimed, by the store's clock. */
  createdAt: number;
  /** How many starts have been told this key, the one that claimed it included: 1 or more. */
  starts: number;
  /** Hash of the request that came with the first claim, `null` where there was none. */
  request: string | null;
  /** Hash of the first write under the key, `null` until one is about to be sent. */
  write: string | null;
  /** The result as JSON text, `null` while there is none. */
  result: string | null;
  /** What the store's clock says at this moment. A store without a clock answers `Date.now()`. */
  now: number;
}

/** What a new key comes with. */
export interface OnceFresh {
  key: string;
  /** Replaces the store's clock, where `once` was given `now`. Milliseconds since 1970. */
  now?: number | undefined;
}

/**
 * Where `once` keeps its claims. Each method is atomic, and what it wrote is committed and survives a crash when it
 * resolves: `onceStoreCases` checks a store of your own.
 */
export interface OnceStore {
  /** Creates what the store needs, such as its table. Twice is harmless. */
  init(): Promise<void>;
  /** Claims the id. Where it is claimed already, counts one more start, changes nothing else, and returns what is kept. */
  claim(id: string, fresh: OnceFresh & { request: string | null }): Promise<OnceClaim>;
  /**
   * Keeps the hash of the write that is about to be sent, unless one is kept. Returns the claim, or `undefined` where
   * the id is under another key by now.
   */
  fix(
    id: string,
    write: { key: string; write: string; now?: number | undefined },
  ): Promise<OnceClaim | undefined>;
  /** Keeps a result unless one is kept, and makes the claim where there is none. Returns the result that is kept. */
  done(id: string, result: OnceFresh & { result: string }): Promise<string>;
  /**
   * Puts a new key in the place of `oldKey`: its time is now, its starts are 1, its write is open. Returns the claim, or
   * `undefined` where the id is under another key or has a result.
   */
  replace(id: string, oldKey: string, fresh: OnceFresh): Promise<OnceClaim | undefined>;
  /** Removes the claim if it is under this key, has been started once, and has no result. Returns whether it did. */
  free(id: string, key: string): Promise<boolean>;
  /** Removes what got its result before a time. Claims without a result stay. Returns how many it removed. */
  purge(before: Date | number): Promise<number>;
}
