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
 * Makes one write once, over crashes, restarts, lost answers and any number of workers: whoever comes with the id goes on
 * where the last one was stopped, and gets the result that is there already.
 *
 * The key is claimed in the store before anything is sent. Within 55 minutes a start repeats the write under that key.
 * Later `find()` decides; from 75 minutes on "not found" proves that nothing was written, and a new key is claimed.
 * @param id names the write for ever, in every environment: `production/4711/invoice/W-1001`.
 * @returns the result as JSON reads it back: of `call`, of `find`, or of an earlier start.
 * @throws OnceNotYetError before 75 minutes when `find()` finds nothing: start again at its `retryAt`.
 * @throws OutcomeUnknownError when no definite answer came, or one that settles nothing because an earlier start may have
 *   written, or when `find()` could not look: start again with the same id, never under another.
 * @throws IdempotencyError when the id was claimed with another `request`, or the write differs from the first one.
 * @throws TypeError when `call` or `find` returns what is not JSON, or `call` ends without its write: the claim stays.
 * Any other EconomicError is a definite refusal: nothing was written, and the id is free again. What `call`, `find` or the
 * store throws beside those is thrown as it is, and says nothing about the write.
 */
export async function once<Result, Found extends NonNullable<unknown> | undefined>(
  id: string,
  options: OnceOptions<Result, Found>,
): Promise<OnceResult<Result> | Exclude<Found, undefined>> {
  checkOptions(id, options);
  const { now } = options;
  // A clock may tell fractions of a millisecond. Stores keep whole ones.
  const text = await settle(id, { ...options, now: now && (() => Math.floor(now())) });
  return JSON.parse(text);
}

/** Brings an id to its result, as JSON text. */
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
    // Another start was first to claim a new key. Now this one is a repeat under that key.
  }
}

/** Calls under the claimed key, and keeps what comes back. */
async function write(id: string, claim: OnceClaim, options: OnceOptions<unknown, unknown>): Promise<string> {
  const { store, call, now } = options;
  const watched = watchKey({ id, claim, store, now });
  let returned: unknown;
  try {
    returned = await call(watched.key);
  } catch (error) {
    const state = watched.close();
    const isNotThere = state === "unused" || state === "refused";
    // Only while nobody else was told the key: their write may still arrive under it.
    if (isNotThere && claim.starts === 1 && (await store.free(id, claim.key))) throw error;
    throw unsettled(id, claim, error, "another attempt under the same key may have been written");
  }
  const state = watched.close();
  if (state !== "succeeded" && state !== "handedOut")
    throw new TypeError(`once(${id}): ${complaints[state]} The claim stays as it is.`);
  const result = jsonText(returned ?? null, "the result of call()");
  return store.done(id, { key: claim.key, result, now: now?.() });
}

/** What `call` did wrong when it returns without a write that succeeded. */
const complaints = {
  unused: "call() returned without a write under its key. Pass the key on as the option idempotencyKey.",
  running: "call() returned while its write was still running. Await the write in call().",
  refused: "call() returned although its write was refused. Let the error through.",
  unknown: "call() returned although the outcome of its write is unknown. Let the error through.",
};

/** Looks the record up, and keeps what was found. */
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
      `once(${id}): find() returned null. Return undefined where the record is not there, and throw where that is not known.`,
    );
  const result = jsonText(found, "the result of find()");
  return store.done(id, { key: claim.key, result, now: now?.() });
}

const fresh = ({ now }: OnceOptions<unknown, unknown>): OnceFresh => ({
  key: createIdempotencyKey(now?.()),
  now: now?.(),
});

/** The request's hash. The id goes in as well, so that equal requests of two ids do not show. */
const hashOf = async (id: string, request: unknown): Promise<string | null> =>
  request === undefined ? null : hashTexts(id, sortedJson(request, "request"));

function refuseOther(id: string, claim: OnceClaim, request: string | null): void {
  if (request === null || claim.request === null || claim.request === request) return;
  throw new IdempotencyError(
    `once(${id}): the id was claimed with another request. Use an id of its own for each write, or the request of the first start.`,
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

/** The error of a start that has not settled the id. One that reads as a definite refusal would be wrong. */
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
