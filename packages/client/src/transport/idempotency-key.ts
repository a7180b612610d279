import { type Checks, checkOptions } from "../config/check-options.ts";
import { checkedLater } from "../config/option-checks.ts";
import {
  type BulkError,
  IdempotencyError,
  isEconomicError,
  type OutcomeUnknownError,
} from "../errors/errors.ts";
import type { LightRequest } from "../request/light-request.ts";
import type { CreatedKey, IdempotencyKey, StoredKey } from "../types/index.ts";
import { makeExtension } from "../utils/extension.ts";
import { isObject } from "../utils/is-object.ts";
import type { Answer } from "./answer.ts";
import { type DatedKey, keyLifetimeMs, timeOfKey } from "./dated-key.ts";
import { sendOrJoin } from "./join-calls.ts";
import { type KeyWatch, sealedWrite } from "./key-watch.ts";
import { readKey } from "./read-key.ts";
import { seal } from "./seal.ts";

/** The caller's key, as the client uses it. */
export interface CallersKey {
  /** Sends a call under the key. */
  send(request: LightRequest): Promise<Answer>;
  /** Returns the key of one part of a call that sends several times. It is as old as the whole. */
  part(name: string): IdempotencyKey;
  /** Returns the key with its age. Throws if a call under the key would throw. */
  read(now: number): DatedKey;
  /** Whether the key is for one write only, because its maker keeps a record of that write. */
  isForOneWrite: boolean;
}

/** What a stored key consists of. The values are checked when a call is made. */
const keyChecks: Checks = { key: checkedLater, createdAt: checkedLater, repeated: checkedLater };

/**
 * Makes your own key, under which a write happens once, however often it is made within 55 minutes (RW-2):
 * - `idempotencyKey(createIdempotencyKey())`: a UUIDv7, which contains its age.
 * - `idempotencyKey({ key, createdAt, repeated })`: a key that you stored with its time. `repeated` is whether an
 *   earlier run may have sent it.
 * - `idempotencyKey(error)`: the key of an `OutcomeUnknownError` or a `BulkError`, to repeat that call.
 *
 * A property that is unknown is refused at once. The call throws a ValidationError if the value is not a key or has
 * no age, and an IdempotencyError if the key is too old or in use by another call. Then nothing is sent.
 */
export function idempotencyKey(
  given: CreatedKey | StoredKey | OutcomeUnknownError | BulkError,
): IdempotencyKey {
  if (isObject(given) && !isEconomicError(given)) checkOptions(given, keyChecks);
  return makeKey(storedKeyOf(given));
}

/**
 * Makes a watched key for one write, for features that keep their own record of keys. `fields` are the properties
 * that users see.
 * @internal
 */
export function watchedKey<Fields extends Pick<IdempotencyKey, "key" | "createdAt">>(
  stored: Omit<StoredKey, "createdAt">,
  watch: KeyWatch,
  fields: Fields,
): Fields & IdempotencyKey {
  return makeExtension("idempotencyKey", callersKeyOf(stored, watch), fields);
}

/** Reads the argument of `idempotencyKey`. Missing or wrong values are refused when a call is made. */
function storedKeyOf(given: unknown): Partial<StoredKey> {
  if (!isObject(given)) return { key: given as string };
  const { key, createdAt, sentAt, repeated } = given as Partial<
    StoredKey & Pick<OutcomeUnknownError, "sentAt">
  >;
  // RW-12: the call of an error was sent already.
  const stored = isEconomicError(given)
    ? { key, createdAt: sentAt, repeated: true }
    : { key, createdAt, repeated };
  return stored as Partial<StoredKey>;
}

function makeKey(stored: Partial<StoredKey>, watch?: KeyWatch, whole?: CallersKey): IdempotencyKey {
  // The fields are the caller's values, also if a call will refuse them. They do not include `repeated`, because
  // after a store it would be the value of an earlier run.
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
      "idempotencyKey is over 55 minutes old, so e-conomic may have forgotten it and the write could happen twice. " +
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
    // A value that is not a key is refused under the name of the whole.
    const partKey = typeof key === "string" && key !== "" ? `${key}-${name}` : key;
    return makeKey({ key: partKey, createdAt, repeated } as StoredKey, watch, callersKey);
  };
  const callersKey: CallersKey = { send, part, read, isForOneWrite: watch !== undefined };
  return callersKey;
}
