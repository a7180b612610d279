import { invalid } from "../errors/invalid.ts";
import type { StoredKey } from "../types/index.ts";
import { showValue } from "../utils/show-value.ts";
import { type DatedKey, dateKey, timeOfKey } from "./dated-key.ts";

/** How much the clocks of two machines may differ, in milliseconds. */
const clockDifferenceMs = 60_000;

/** A key that is older than this counts as sent before, unless the caller says otherwise (RW-12). */
const firstUseMs = 60_000;

/** Returns whether a text has a time zone. A text such as `2026-08-14 12:00` is another time on each machine. */
const hasZone = (time: string): boolean => {
  const clockTime = time.slice(time.indexOf(":"));
  return time.includes(":") && /[Z+-]/.test(clockTime);
};

/**
 * Reads a point in time that is not in the future, in milliseconds since 1970. A future time would lengthen the 55
 * minutes, and a missing one (`null` from a database) must not make an old key look new.
 */
function readTime(time: StoredKey["createdAt"], now: number): number {
  const isVague = typeof time === "string" && !hasZone(time);
  // `null` becomes 1970, which is too old.
  const made = isVague ? Number.NaN : new Date(time as Date).getTime();
  if (made <= now + clockDifferenceMs) return Math.min(made, now);
  return invalid(
    "idempotencyKey.createdAt must be a time in the past: a Date, milliseconds since 1970, or a text with its zone " +
      `such as 2026-08-14T12:00:00Z. It is ${showValue(time)}.`,
    "idempotencyKey.createdAt",
  );
}

/** Returns a key with its times. It was made at `createdAt`, or else at the time that a UUIDv7 contains. */
export function readKey({ key, createdAt, repeated }: Partial<StoredKey>, now: number): DatedKey {
  if (typeof key !== "string" || !/^[!-~]+$/.test(key))
    invalid(
      `idempotencyKey must be a text of visible ASCII characters without blanks: it is ${showValue(key)}.`,
      "idempotencyKey",
    );
  const time = createdAt === undefined ? timeOfKey(key) : createdAt;
  if (time === undefined)
    invalid(
      `idempotencyKey ${showValue(key)} does not tell its age, so it would count as new for ever (RW-2). Store the time ` +
        "beside it and pass { key, createdAt, repeated }, or use a key that createIdempotencyKey() made.",
      "idempotencyKey.createdAt",
    );
  if (repeated !== undefined && typeof repeated !== "boolean")
    invalid(
      `idempotencyKey.repeated must be true or false: it is ${showValue(repeated)}.`,
      "idempotencyKey.repeated",
    );
  const made = readTime(time, now);
  return dateKey(key, made, repeated ?? now - made > firstUseMs);
}
