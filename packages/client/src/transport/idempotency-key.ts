import { IdempotencyError } from "../errors/errors.ts";
import { fail } from "../errors/fail.ts";
import type { Call, Payload } from "../request/call.ts";
import { seal } from "../request/seal.ts";
import type { CarryingKey, SendResult } from "../request/send.ts";
import type { IdempotencyKey } from "../types/index.ts";
import { bounded } from "../utils/clock.ts";
import { type DatedKey, dated } from "./dated-key.ts";
import { outcomeUnknown, repeat } from "./retry.ts";

/**
 * A key as it is stored: its text, and when it was first used, as a `Date`, a text with its zone (a `Date`'s JSON), or
 * milliseconds since 1970.
 */
export interface StoredKey {
  key: string;
  createdAt?: Date | number | string | undefined;
}

/**
 * A key of your own, under which a write happens once however often it is made within 55 minutes:
 * `{ idempotencyKey: idempotencyKey({ key: order.bookingKey, createdAt: order.bookingKeyCreatedAt }) }`. A bare text
 * counts as made when it is sent, every time, unless it is a UUIDv7, which tells its age.
 *
 * The call throws a ValidationError when it is no key, and an IdempotencyError when it is too old or in use by
 * another call; nothing is sent then.
 */
export const idempotencyKey = (given: string | StoredKey): IdempotencyKey => {
  // A text has no key but is one.
  const { key = given as string, createdAt }: Partial<StoredKey> = Object(given);
  const carrying: CarryingKey = {
    key,
    createdAt,
    carry: (call) => join(call, readKey(call.config.clock.now(), key, createdAt)),
  };
  return carrying as CarryingKey & IdempotencyKey;
};

/** A key with its age: as told, else as a UUIDv7 tells, else new. Throws when it is no key or too old. */
const readKey = (
  now: number,
  key: string,
  // A time that got lost (`null` from a database) is no reason to take an old key for a new one.
  createdAt: StoredKey["createdAt"] = /^[\da-f]{8}-[\da-f]{4}-7/i.test(key)
    ? Number.parseInt(key.replace("-", ""), 16)
    : now,
): DatedKey => {
  const told = new Date(createdAt);
  if (!(typeof key === "string" && /^[!-~]+$/.test(key)))
    fail("idempotencyKey", "is missing or has blanks in it");
  // A time ahead would lengthen the 55 minutes; a minute is what two clocks may differ by.
  // `2026-08-14 12:00` is another time on each machine, and read in the wrong zone it makes an old key a new one.
  const isVague = typeof createdAt === "string" && !/:.*[Z+-]/.test(createdAt);
  if (isVague || !(+told <= now + 60_000))
    fail("idempotencyKey.createdAt", `is no past time with a zone: ${createdAt}`);
  const made = dated(key, Math.min(+told, now));
  if (now >= made.expiresAt)
    throw new IdempotencyError(
      "idempotencyKey is over 55 minutes old. Look the record up by its natural key instead",
    );
  return made;
};

/** What runs under callers' keys in this process, by agreement and key. */
const running = new Map<string, Call & Payload & { key: DatedKey; result: Promise<SendResult> }>();

const same = (a: unknown, b: unknown) => a === b || (a instanceof Uint8Array && `${a}` === `${b}`);

/**
 * Sends a call under a caller's key. One that is in use already joins the call that uses it, or is refused when that is
 * another one: two requests at once with one key are where a server may act twice.
 */
const join = async (call: Call, key: DatedKey): Promise<SendResult> => {
  const { config, method, url, signal } = call;
  const payload = await seal(call, key);
  const { bytes } = payload;
  const id = `${config.agreementGrantToken} ${key.key}`;
  const other = running.get(id);
  if (!other) {
    const result = repeat(call, payload).finally(() => running.delete(id));
    running.set(id, { ...call, ...payload, key, result });
    return result;
  }
  if (method !== other.method || url !== other.url || !same(bytes, other.bytes))
    throw new IdempotencyError("its key is in use by another call or body");
  return bounded(() => other.result, 2 ** 31, signal, Error).catch((error) => {
    // As old as the call that it joined: the server counts from there.
    if (signal?.aborted) throw outcomeUnknown(error, other.key);
    // Called off before anything was sent, by somebody who only spoke for himself.
    if (error === other.signal?.reason) return join(call, key);
    throw error;
  });
};
