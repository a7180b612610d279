import type { CallersKey } from "../../transport/idempotency-key.ts";
import type { IdempotencyKey } from "../../types/index.ts";
import { implementationOf } from "../../utils/extension.ts";

/** Whether a key is one that `once` made, which stands for a single write. */
export const isForOneWrite = (key: IdempotencyKey | undefined): boolean =>
  implementationOf<CallersKey>("idempotencyKey", key)?.isForOneWrite === true;

/** Returns the key of one chunk: the same for the same items, so that the whole call can be repeated. */
export const keyOfChunk = (whole: IdempotencyKey, start: number, length: number): IdempotencyKey =>
  // A key that `idempotencyKey` did not make is refused when the call is made.
  implementationOf<CallersKey>("idempotencyKey", whole)?.part(`${start}-${length}`) ?? whole;

/** Returns the times of a key for the error. A key that was refused has no times, and the error's cause says why. */
export function timesOf(key: IdempotencyKey, now: number): { sentAt?: Date; expiresAt?: Date } {
  try {
    const dated = implementationOf<CallersKey>("idempotencyKey", key)?.read(now);
    return dated ? { sentAt: new Date(dated.createdAt), expiresAt: new Date(dated.expiresAt) } : {};
  } catch {
    return {};
  }
}
