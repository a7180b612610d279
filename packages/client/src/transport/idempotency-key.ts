import {
  type BulkError,
  IdempotencyError,
  isEconomicError,
  type OutcomeUnknownError,
} from "../errors/errors.ts";
import { invalid } from "../errors/invalid.ts";
import type { LightRequest } from "../request/light-request.ts";
import type { CreatedKey, IdempotencyKey, StoredKey } from "../types/index.ts";
import { makeExtension } from "../utils/extension.ts";
import { isObject } from "../utils/is-object.ts";
import { showValue } from "../utils/show-value.ts";
import type { Answer } from "./answer.ts";
import { type DatedKey, dateKey, keyLifetimeMs, timeOfKey } from "./dated-key.ts";
import { sendOrJoin } from "./join-calls.ts";
import { type KeyWatch, sealedWrite } from "./key-watch.ts";
import { seal } from "./seal.ts";

/** A key of the caller's as the client runs it. */
export interface CallersKey {
  /** Sends a call under the key. */
  send(request: LightRequest): Promise<Answer>;
  /** Returns the key of one part of a call that sends several times. It is as old as the whole. */
  part(name: string): IdempotencyKey;
  /** Returns the key with its age, or throws what a call under it would throw. */
  read(now: number): DatedKey;
  /** Whether it is for one write only, as its maker keeps a record of one. */
  isForOneWrite: boolean;
}

/** How much the clocks of two machines may differ, in milliseconds. */
const clockDifferenceMs = 60_000;

/** A key that is older counts as sent before, unless the caller says otherwise (RW-12). */
const firstUseMs = 60_000;

/**
 * Makes a key of your own, under which a write happens once however often it is made within 55 minutes (RW-2):
 * - `idempotencyKey(createIdempotencyKey())`: a UUIDv7, which has its age in it.
 * - `idempotencyKey({ key, createdAt, repeated })`: a key that you stored with its time. `repeated` says whether an
 *   earlier run may have sent it.
 * - `idempotencyKey(error)`: the key of an `OutcomeUnknownError` or a `BulkError`, to repeat that call.
 *
 * The call throws a ValidationError when it is not a key or does not tell its age, and an IdempotencyError when it is too
 * old or in use by another call. Nothing is sent then.
 */
export function idempotencyKey(
  given: CreatedKey | StoredKey | OutcomeUnknownError | BulkError,
): IdempotencyKey {
  return makeKey(storedKeyOf(given));
}

/**
 * Makes a key for one write that is watched, for features that keep their own record of keys. `fields` is what users see.
 * @internal
 */
export function watchedKey<Fields extends Pick<IdempotencyKey, "key" | "createdAt">>(
  stored: Omit<StoredKey, "createdAt">,
  watch: KeyWatch,
  fields: Fields,
): Fields & IdempotencyKey {
  return makeExtension("idempotencyKey", callersKeyOf(stored, watch), fields);
}

/** Reads what `idempotencyKey` is given. What is missing or wrong is refused when a call is made. */
function storedKeyOf(given: unknown): Partial<StoredKey> {
  if (!isObject(given)) return { key: given as string };
  const { key, createdAt, sentAt, repeated } = given as Partial<
    StoredKey & Pick<OutcomeUnknownError, "sentAt">
  >;
  // RW-12: the call of an error was sent.
  const stored = isEconomicError(given)
    ? { key, createdAt: sentAt, repeated: true }
    : { key, createdAt, repeated };
  return stored as Partial<StoredKey>;
}

function makeKey(stored: Partial<StoredKey>, watch?: KeyWatch, whole?: CallersKey): IdempotencyKey {
  // The fields are what the caller gave, also where a call will refuse it. Without `repeated`: read again from a store, it
  // would be the answer of an earlier run.
  const { key, createdAt } = stored as StoredKey;
  return makeExtension("idempotencyKey", callersKeyOf(stored, watch, whole), { key, createdAt });
}

function callersKeyOf(stored: Partial<StoredKey>, watch?: KeyWatch, whole?: CallersKey): CallersKey {
  const read = (now: number): DatedKey => {
    const dated = watch ? { ...stored, createdAt: now - watch.ageMs() } : stored;
    const remainingMs = watch && (() => keyLifetimeMs - watch.ageMs());
    const key = { ...readKey(dated, now), whole: whole?.read(now), remainingMs };
    if (now < key.expiresAt) return key;
    throw new IdempotencyError(
      "idempotencyKey is over 55 minutes old: under it the write could happen twice. " +
        "Look the record up by its natural key instead.",
    );
  };
  const send = async (request: LightRequest): Promise<Answer> => {
    const key = read(request.call.config.clock.now());
    const payload = await seal(request, key);
    const sendSealed = () => sendOrJoin(request, payload, key);
    return watch ? watch.send(await sealedWrite(request, payload), sendSealed) : sendSealed();
  };
  const part = (name: string): IdempotencyKey => {
    const { key, createdAt = timeOfKey(`${key}`), repeated } = stored;
    // What is not a key is refused under the name of the whole.
    const partKey = typeof key === "string" && key !== "" ? `${key}-${name}` : key;
    return makeKey({ key: partKey, createdAt, repeated } as StoredKey, watch, callersKey);
  };
  const callersKey: CallersKey = { send, part, read, isForOneWrite: watch !== undefined };
  return callersKey;
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

/** Returns a key with its age: as given, else as a UUIDv7 has it. */
function readKey({ key, createdAt, repeated }: Partial<StoredKey>, now: number): DatedKey {
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
