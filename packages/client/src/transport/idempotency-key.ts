import { IdempotencyError } from "../errors/errors.ts";
import { invalid } from "../errors/invalid.ts";
import type { LightRequest } from "../request/light-request.ts";
import type { IdempotencyKey, StoredKey } from "../types/index.ts";
import { makeExtension } from "../utils/extension.ts";
import { showValue } from "../utils/show-value.ts";
import type { Answer } from "./answer.ts";
import { type DatedKey, dateKey, timeOfKey } from "./dated-key.ts";
import { sendOrJoin } from "./join-calls.ts";

/** Sends a call under a key of the caller's. */
export type SendUnderKey = (request: LightRequest) => Promise<Answer>;

/** How much the clocks of two machines may differ, in milliseconds. */
const clockDifferenceMs = 60_000;

/**
 * A key of your own, under which a write happens once however often it is made within 55 minutes:
 * `{ idempotencyKey: idempotencyKey({ key: order.bookingKey, createdAt: order.bookingKeyCreatedAt }) }`. A bare text
 * counts as made when it is sent, every time, unless it is a UUIDv7, which has its age in it.
 *
 * The call throws a ValidationError when it is not a key, and an IdempotencyError when it is too old or in use by
 * another call; nothing is sent then.
 */
export function idempotencyKey(given: string | StoredKey): IdempotencyKey {
  const { key, createdAt }: StoredKey = typeof given === "string" ? { key: given } : { ...given };
  const send: SendUnderKey = (request) =>
    sendOrJoin(request, readKey(key, createdAt, request.call.config.clock.now()));
  return makeExtension("idempotencyKey", send, { key, createdAt });
}

/** A text such as `2026-08-14 12:00` is another time on each machine; only one with its zone is a point in time. */
const hasZone = (time: string): boolean => {
  const clockTime = time.slice(time.indexOf(":"));
  return time.includes(":") && /[Z+-]/.test(clockTime);
};

/**
 * Reads a point in time that is not ahead of the clock, in milliseconds since 1970. A time ahead would lengthen the 55
 * minutes, and a lost one (`null` from a database) must not make an old key a new one.
 */
function readTime(time: StoredKey["createdAt"], now: number): number {
  const isVague = typeof time === "string" && !hasZone(time);
  // `null` becomes 1970: as old as can be.
  const made = isVague ? Number.NaN : new Date(time as Date).getTime();
  if (made <= now + clockDifferenceMs) return Math.min(made, now);
  return invalid(
    "idempotencyKey.createdAt must be a time in the past: a Date, milliseconds since 1970, or a text with its zone " +
      `such as 2026-08-14T12:00:00Z. It is ${showValue(time)}.`,
    "idempotencyKey.createdAt",
  );
}

/** Returns a key with its age: as given, else as a UUIDv7 has it, else new. */
function readKey(key: unknown, createdAt: StoredKey["createdAt"], now: number): DatedKey {
  if (typeof key !== "string" || !/^[!-~]+$/.test(key))
    invalid(
      `idempotencyKey must be a text of visible ASCII characters without blanks: it is ${showValue(key)}.`,
      "idempotencyKey",
    );
  const time = createdAt === undefined ? (timeOfKey(key) ?? now) : createdAt;
  const dated = dateKey(key, readTime(time, now));
  if (now < dated.expiresAt) return dated;
  throw new IdempotencyError(
    "idempotencyKey is over 55 minutes old: under it the write could happen twice. " +
      "Look the record up by its natural key instead.",
  );
}
