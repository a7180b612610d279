import type { Extension } from "./extension.ts";
import type { WebAbortSignal } from "./platform.ts";

/** The options that every call takes besides its path, query and body. */
export interface CallOptions {
  /** Headers to add. Those that the client sets itself (tokens, `Idempotency-Key`) are refused. */
  headers?: Readonly<Record<string, string>> | undefined;
  /** Aborts the call, also while it waits. A write that may have been sent throws `OutcomeUnknownError`. */
  signal?: WebAbortSignal | undefined;
  /** Time limit of one attempt, in milliseconds. Default: the client's. */
  timeoutMs?: number | undefined;
  /** `false` sends once; an object changes the client's settings for this call. */
  retry?: false | RetryOptions | undefined;
}

/** The further options of a write. */
export interface WriteOptions extends CallOptions {
  /** A key of your own, made by `idempotencyKey(…)`. Under one key, the write happens once. Default: a new UUIDv7. */
  idempotencyKey?: IdempotencyKey | undefined;
}

/** A caller's own key with its age, made by `idempotencyKey(…)`: the server forgets a key after an hour. */
export interface IdempotencyKey extends Extension<"idempotencyKey"> {
  readonly key: string;
  /**
   * When the key was first used, in the form in which the caller passed it. `undefined` for a UUIDv7, which has its
   * time in it.
   */
  readonly createdAt: StoredKey["createdAt"] | undefined;
}

declare const created: unique symbol;

/** A key that `createIdempotencyKey()` made: a text that has its time in it. Once stored and read again, it is a `string`. */
export type CreatedKey = string & { readonly [created]: true };

/** A key as it is stored. */
export interface StoredKey {
  /** Visible ASCII characters without blanks. */
  key: string;
  /** When the key was first used: a `Date`, a text with its zone (a `Date`'s JSON), or milliseconds since 1970. */
  createdAt: Date | number | string;
  /**
   * Whether an earlier run may have sent the key already. Then only a success, or an answer from the server's memory
   * of the key, is definite: any other refusal may be a consequence of that run (RW-12).
   */
  repeated: boolean;
}

/** A form as a body, made by `multipart(form)`. */
export type MultipartBody = Extension<"multipart">;

/** Listeners of a client's calls, made by `observe({ … })`. */
export type Observer = Extension<"observe">;

/**
 * A rate budget, made by `createRateBudget()`. All clients with this value of the option share it. It has a separate
 * budget for each agreement, for both hosts (S-02).
 */
export type RateBudget = Extension<"createRateBudget">;

/** How often a call is repeated, and how long it waits. */
export interface RetryOptions {
  /** Attempts in all, including the first. */
  maxAttempts?: number | undefined;
  /** The longest wait between two attempts, in milliseconds. A longer `Retry-After` throws at once. */
  maxDelayMs?: number | undefined;
  /** Time limit of the whole call in milliseconds, including its waits. */
  deadlineMs?: number | undefined;
}
