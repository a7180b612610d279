import type { IdempotencyKey } from "../types/index.ts";
import { IdempotencyError, ValidationError } from "./errors.ts";

/** How long a key is relied on, in milliseconds: the server forgets it after an hour, then it would book again. */
export const keyLifeMs = 55 * 60_000;

/** A key and when it was made, in milliseconds since 1970. */
export interface DatedKey {
  key: string;
  createdAt: number;
}

/** A new idempotency key: a UUIDv7, so that its age can be read from it. */
export const createIdempotencyKey = (now: number = Date.now()): string => {
  const time = now.toString(16).padStart(12, "0");
  return `${time.slice(0, 8)}-${time.slice(8)}-7${crypto.randomUUID().slice(15)}`;
};

/** A caller's key with its age: as told, else as a UUIDv7 tells, else new. Throws when it is no key or too old. */
export const readKey = (given: string | IdempotencyKey, now: number): DatedKey => {
  const key = typeof given === "string" ? given : given.key;
  const written = /^[\da-f]{8}-[\da-f]{4}-7/i.test(key)
    ? Number.parseInt(key.slice(0, 8) + key.slice(9, 13), 16)
    : now;
  const createdAt = Number(typeof given === "string" ? Math.min(written, now) : given.createdAt);
  if (!/^[\x21-\x7e]{1,255}$/.test(key) || Number.isNaN(createdAt))
    throw new ValidationError(
      "idempotencyKey must be 1 to 255 visible ASCII characters, or { key, createdAt } with a Date or milliseconds",
    );
  if (now >= createdAt + keyLifeMs)
    throw new IdempotencyError(
      `The idempotency key ${key} is older than 55 minutes: the server may have forgotten it and would act again. Nothing was sent. Look the record up by its natural key, and only if it is not there repeat with a new key.`,
    );
  return { key, createdAt };
};
