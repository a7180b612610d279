import type { CreatedKey } from "../types/index.ts";

/** A key and its times, in milliseconds since 1970. */
export interface DatedKey {
  key: string;
  createdAt: number;
  /** Until when the key may be used. */
  expiresAt: number;
  /** Whether the key may have been sent before. Then its calls start in doubt (RW-12). */
  isRepeated: boolean;
  /**
   * The key of the whole bulk call that this key is a part of. Errors have the key of the whole call instead of this
   * one (RW-13).
   */
  whole?: DatedKey | undefined;
  /** Returns how many milliseconds longer the key may be sent, if its maker measures the age (`KeyWatch`). */
  remainingMs?: (() => number) | undefined;
}

/** How long a key is used. The server forgets it after an hour, and would then act again. */
export const keyLifetimeMs = 55 * 60_000;

/** Returns a key with its times. It expires 55 minutes after `createdAt`. */
export const dateKey = (key: string, createdAt: number, isRepeated = false): DatedKey => ({
  key,
  createdAt,
  expiresAt: createdAt + keyLifetimeMs,
  isRepeated,
});

/**
 * Makes a new idempotency key. It is a UUIDv7, so that its age can be read (RW-2). `now` is in milliseconds since
 * 1970; fractions are dropped, because a UUID has none.
 */
export const createIdempotencyKey = (now: number = Date.now()): CreatedKey => {
  const time = Math.floor(now).toString(16).padStart(12, "0");
  // The brand exists only for the compiler. It marks a text that contains its time.
  return `${time.slice(0, 8)}-${time.slice(8)}-7${crypto.randomUUID().slice(15)}` as CreatedKey;
};

const uuidV7 = /^[\da-f]{8}-[\da-f]{4}-7[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/i;

/** Reads the time of a UUIDv7 in milliseconds since 1970; `undefined` for other texts. */
export const timeOfKey = (key: string): number | undefined =>
  uuidV7.test(key) ? Number.parseInt(key.replace("-", ""), 16) : undefined;
