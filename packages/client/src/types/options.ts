import type { Extension } from "./extension.ts";
import type { WebAbortSignal } from "./platform.ts";

/** What every call takes beside its path, query and body. */
export interface CallOptions {
  /** Headers to add. Those that the client sets itself (tokens, `Idempotency-Key`) are refused. */
  headers?: Readonly<Record<string, string>> | undefined;
  /** Aborts the call, waiting included. A write that may have been sent throws `OutcomeUnknownError`. */
  signal?: WebAbortSignal | undefined;
  /** Time limit of one attempt in milliseconds. Default: the client's. */
  timeoutMs?: number | undefined;
  /** `false` sends once; an object changes the client's settings for this call. */
  retry?: false | RetryOptions | undefined;
}

/** What a write takes as well. */
export interface WriteOptions extends CallOptions {
  /** A key of your own, made by `idempotencyKey(…)`, under which the write happens once. Default: a new UUIDv7. */
  idempotencyKey?: IdempotencyKey | undefined;
}

/** A caller's own key with its age, made by `idempotencyKey(…)`: the server forgets a key after an hour. */
export interface IdempotencyKey extends Extension<"idempotencyKey"> {
  readonly key: string;
  /** When the key was first used, as it was told. `undefined` of a UUIDv7, which has its time in it. */
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
   * Whether an earlier run may have sent the key already. Then only a success, or what the server remembers of the key,
   * settles the call: any other refusal may be the trace of that run (RW-12).
   */
  repeated: boolean;
}

/** A form as a body, made by `multipart(form)`. */
export type MultipartBody = Extension<"multipart">;

/** Listeners of a client's calls, made by `observe({ … })`. */
export type Observer = Extension<"observe">;

/** The rate budget of the clients that are handed it, made by `createRateBudget()`. */
export type RateBudget = Extension<"createRateBudget">;

/** How often and how patiently a call is repeated. */
export interface RetryOptions {
  /** Attempts in all, the first included. */
  maxAttempts?: number | undefined;
  /** Longest wait between two attempts in milliseconds; a longer `Retry-After` throws at once. */
  maxDelayMs?: number | undefined;
  /** Time for the whole call in milliseconds, waits included. */
  deadlineMs?: number | undefined;
}
