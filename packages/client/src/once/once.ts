import { IdempotencyError, isEconomicError, OutcomeUnknownError } from "../errors/errors.ts";
import { createIdempotencyKey, dateKey } from "../transport/dated-key.ts";
import { hashTexts } from "./hash-texts.ts";
import { jsonText } from "./json-text.ts";
import { absentFrom, repeatedBefore } from "./minutes.ts";
import { OnceNotYetError } from "./not-yet-error.ts";
import { checkOptions, type OnceOptions, type OnceResult } from "./options.ts";
import { sortedJson } from "./sorted-json.ts";
import type { OnceClaim, OnceFresh } from "./store.ts";
import { ageOf, watchKey } from "./watch-key.ts";

/**
 * Makes one write once, over crashes, restarts, lost answers and any number of workers. Each start with the same id
 * continues where the last one stopped, and returns the result if there already is one.
 *
 * The key is claimed in the store before anything is sent. Within 55 minutes, a start repeats the write under that key.
 * After that, `find()` decides. From 75 minutes on, "not found" proves that nothing was written, and a new key is claimed.
 * @param id names the write for ever, and is unique over all environments: `production/4711/invoice/W-1001`.
 * @returns the result of `call`, of `find`, or of an earlier start, as it reads back from JSON.
 * @throws OnceNotYetError before 75 minutes when `find()` finds nothing: start again at its `retryAt`.
 * @throws OutcomeUnknownError when no definite answer came, when a refusal proves nothing because an earlier start may have
 *   written, or when `find()` could not look: start again with the same id, never with another.
 * @throws IdempotencyError when the id was claimed with another `request`, or the write differs from the first one.
 * @throws TypeError when `call` or `find` returns a value that is not JSON, or `call` ends without its write: the claim stays.
 * Any other EconomicError is a definite refusal: nothing was written, and the id is free again. Any other error of `call`,
 * `find` or the store is thrown unchanged, and does not show whether the write happened.
 */
export async function once<Result, Found extends NonNullable<unknown> | undefined>(
  id: string,
  options: OnceOptions<Result, Found>,
): Promise<OnceResult<Result> | Exclude<Found, undefined>> {
  checkOptions(id, options);
  const { now } = options;
  // A clock may return fractions of a millisecond, but stores keep whole milliseconds.
  const text = await settle(id, { ...options, now: now && (() => Math.floor(now())) });
  return JSON.parse(text);
}

/** Returns the result of an id as JSON text: the stored one, the one that `find` returned, or that of a new write. */
async function settle(id: string, options: OnceOptions<unknown, unknown>): Promise<string> {
  const { store } = options;
  const request = await hashOf(id, options.request);
  for (;;) {
    const claim = await store.claim(id, { ...fresh(options), request });
    refuseOther(id, claim, request);
    if (claim.result !== null) return claim.result;
    if (ageOf(claim) < repeatedBefore) return write(id, claim, options);
    const found = await find(id, claim, options);
    if (found !== undefined) return found;
    if (ageOf(claim) < absentFrom) throw notYet(id, claim, options);
    const replaced = await store.replace(id, claim.key, fresh(options));
    if (replaced) return write(id, replaced, options);
    // Another start has already claimed a new key. The next round repeats the write under that key.
  }
}

/** Runs `call` with the claimed key, and stores its result. */
async function write(id: string, claim: OnceClaim, options: OnceOptions<unknown, unknown>): Promise<string> {
  const { store, call, now } = options;
  const watched = watchKey({ id, claim, store, now });
  let returned: unknown;
  try {
    returned = await call(watched.key);
  } catch (error) {
    const state = watched.close();
    const isNotThere = state === "unused" || state === "refused";
    // An id with a second start is not freed: the write of the other start may still arrive under the same key.
    if (isNotThere && claim.starts === 1 && (await store.free(id, claim.key))) throw error;
    throw unsettled(id, claim, error, "another attempt under the same key may have been written");
  }
  const state = watched.close();
  if (state !== "succeeded" && state !== "handedOut")
    throw new TypeError(`once(${id}): ${complaints[state]} The claim stays as it is.`);
  const result = jsonText(returned ?? null, "the result of call()");
  return store.done(id, { key: claim.key, result, now: now?.() });
}

/** The messages about a `call` that returned without a successful write. */
const complaints = {
  unused: "call() returned without a write under its key. Pass the key on as the option idempotencyKey.",
  running: "call() returned while its write was still running. Await the write in call().",
  refused: "call() returned although its write was refused. Let the error through.",
  unknown: "call() returned although the outcome of its write is unknown. Let the error through.",
};

/** Looks the record up with `find`, and stores the result. */
async function find(
  id: string,
  claim: OnceClaim,
  { find, store, now }: OnceOptions<unknown, unknown>,
): Promise<string | undefined> {
  let found: unknown;
  try {
    found = await find();
  } catch (error) {
    throw unsettled(id, claim, error, "an earlier start may have written, and find() could not look");
  }
  if (found === undefined) return;
  if (found === null)
    throw new TypeError(
      `once(${id}): find() returned null. Return undefined if the record does not exist, and throw if it could not be looked up.`,
    );
  const result = jsonText(found, "the result of find()");
  return store.done(id, { key: claim.key, result, now: now?.() });
}

const fresh = ({ now }: OnceOptions<unknown, unknown>): OnceFresh => ({
  key: createIdempotencyKey(now?.()),
  now: now?.(),
});

/** Returns the request's hash. The id is hashed as well, so that equal requests under two ids have different hashes. */
const hashOf = async (id: string, request: unknown): Promise<string | null> =>
  request === undefined ? null : hashTexts(id, sortedJson(request, "request"));

function refuseOther(id: string, claim: OnceClaim, request: string | null): void {
  if (request === null || claim.request === null || claim.request === request) return;
  throw new IdempotencyError(
    `once(${id}): the id was claimed with another request. Use a separate id for each write, or pass the request of the first start.`,
  );
}

function notYet(id: string, claim: OnceClaim, { now }: OnceOptions<unknown, unknown>): OnceNotYetError {
  const retryAfterMs = absentFrom - ageOf(claim);
  const retryAt = new Date((now ?? Date.now)() + retryAfterMs);
  return new OnceNotYetError(
    `once(${id}): find() did not find the record, but an earlier attempt may still be on its way. Start again at ${retryAt.toISOString()}.`,
    { id, retryAt, retryAfterMs },
  );
}

/** Returns the error of a start that leaves the outcome open. A definite refusal is wrapped, because it proves nothing here. */
function unsettled(id: string, claim: OnceClaim, error: unknown, why: string): unknown {
  const isOpen = isEconomicError(error, "outcomeUnknown") || isEconomicError(error, "idempotency");
  if (!isEconomicError(error) || isOpen) return error;
  const { expiresAt } = dateKey(claim.key, claim.createdAt);
  return new OutcomeUnknownError(`once(${id}): ${why}. Start again with the same id. ${error.message}`, {
    key: claim.key,
    sentAt: new Date(claim.createdAt),
    expiresAt: new Date(expiresAt),
    attempts: error.attempts,
    cause: error,
  });
}
