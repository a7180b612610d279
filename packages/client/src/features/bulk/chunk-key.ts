import type { CallersKey } from "../../transport/idempotency-key.ts";
import type { IdempotencyKey } from "../../types/index.ts";
import { implementationOf } from "../../utils/extension.ts";

/** Returns whether a key was made by `once`, for a single write. */
export const isForOneWrite = (key: IdempotencyKey | undefined): boolean =>
  implementationOf<CallersKey>("idempotencyKey", key)?.isForOneWrite === true;

/** Returns the key of one chunk. It is the same for the same items, so that the whole call can be repeated. */
export const keyOfChunk = (whole: IdempotencyKey, start: number, length: number): IdempotencyKey =>
  // A key that was not made by `idempotencyKey` is refused when the call is made.
  implementationOf<CallersKey>("idempotencyKey", whole)?.part(`${start}-${length}`) ?? whole;

/**
 * Returns the `sentAt` and `expiresAt` of a BulkError's key. If the key was refused, returns neither: the error's cause says
 * why.
 */
export function timesOf(key: IdempotencyKey, now: number): { sentAt?: Date; expiresAt?: Date } {
  try {
    const dated = implementationOf<CallersKey>("idempotencyKey", key)?.read(now);
    return dated ? { sentAt: new Date(dated.createdAt), expiresAt: new Date(dated.expiresAt) } : {};
  } catch {
    return {};
  }
}
