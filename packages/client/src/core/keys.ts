import type { IdempotencyKey } from "../types/index.ts";
import { IdempotencyError, ValidationError } from "./errors.ts";

/** A key and its times, in milliseconds since 1970. */
export interface DatedKey {
  key: string;
  createdAt: number;
  /** Until when it is relied on, 55 minutes: the server forgets it after an hour, then it would act again. */
  expiresAt: number;
}

/** A new idempotency key: a UUIDv7, so that its age can be read from it. */
export const createIdempotencyKey = (now: number = Date.now()): string => {
  const time = now.toString(16).padStart(12, "0").replace(/.{8}/, "$&-");
  return `${time}-7${crypto.randomUUID().slice(15)}`;
};

/** A caller's key with its age: as told, else as a UUIDv7 tells, else new. Throws when it is no key or too old. */
export const readKey = (given: string | IdempotencyKey, now: number): DatedKey => {
  const { key = "", createdAt }: Partial<IdempotencyKey> =
    typeof given === "string" ? { key: given } : Object(given);
  const written = /^[\da-f]{8}-[\da-f]{4}-7/.test(key) ? Number.parseInt(key.replace("-", ""), 16) : now;
  const told = +(createdAt ?? written);
  // A time ahead would lengthen the 55 minutes; a minute is what two clocks may differ by.
  if (!/^[!-~]+$/.test(key) || !(told <= now + 60_000))
    throw new ValidationError(
      "idempotencyKey has to be a text without blanks or { key, createdAt }, not made in the future",
    );
  const made = Math.min(told, now);
  const expiresAt = made + 55 * 60_000;
  if (now >= expiresAt)
    throw new IdempotencyError(
      "idempotencyKey is over 55 minutes old and may act again. Nothing was sent: look the record up by its natural key",
    );
  return { key, createdAt: made, expiresAt };
};
