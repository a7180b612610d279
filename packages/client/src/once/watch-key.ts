import { IdempotencyError, isEconomicError } from "../errors/errors.ts";
import { invalid } from "../errors/invalid.ts";
import type { Answer } from "../transport/answer.ts";
import { watchedKey } from "../transport/idempotency-key.ts";
import type { KeyWatch, SealedWrite } from "../transport/key-watch.ts";
import { hashTexts } from "./hash-texts.ts";
import { repeatedBefore } from "./minutes.ts";
import type { OnceKey } from "./options.ts";
import type { OnceClaim, OnceStore } from "./store.ts";

/** The state of the write under a key, as this start has seen it. */
export type WriteState =
  /** No call was made under the key, and nobody has read its text. */
  | "unused"
  /** The key's text was read, so another client may have sent it. */
  | "handedOut"
  | "running"
  /** A definite error came: the write of this start is not in e-conomic. */
  | "refused"
  | "unknown"
  | "succeeded";

/** A key, and a way to ask how its write ended. */
export interface WatchedKey {
  key: OnceKey;
  /** Ends the use of the key, and returns how its write ended. */
  close(): WriteState;
}

interface Watch {
  id: string;
  claim: OnceClaim;
  store: Pick<OnceStore, "fix">;
  now: (() => number) | undefined;
}

/** Makes the key for `call`. Through it, each write is compared with the first one before it is sent, and its end is noted. */
export function watchKey({ id, claim, store, now }: Watch): WatchedKey {
  const wall = now ?? Date.now;
  const ageThen = ageOf(claim);
  const started = { wall: wall(), monotonic: performance.now() };
  const seen = { running: 0, succeeded: 0, unknown: 0, refused: 0 };
  let isClosed = false;
  let isHandedOut = false;

  /**
   * Returns the key's age: the age that the store returned, and the time since then. Two clocks measure this time, and the
   * longer one counts, because the wall clock may be set back.
   */
  const ageMs = () => ageThen + Math.max(0, wall() - started.wall, performance.now() - started.monotonic);

  const keyWatch: KeyWatch = {
    ageMs,
    async send(write, send) {
      if (isClosed)
        throw new IdempotencyError(
          `once(${id}): the key was used after call() had ended. Await the write in call().`,
        );
      seen.running++;
      try {
        await fixWrite({ id, claim, store, now }, write);
        return await sent(send);
      } finally {
        seen.running--;
      }
    },
  };

  /**
   * Sends the write and counts how it ends. Every error of the client except OutcomeUnknownError means that nothing was
   * written.
   */
  const sent = async (send: () => Promise<Answer>) => {
    try {
      const answer = await send();
      if (answer.ok) seen.succeeded++;
      else seen[answer.doubt ? "unknown" : "refused"]++;
      return answer;
    } catch (error) {
      const isDefinite = isEconomicError(error) && !isEconomicError(error, "outcomeUnknown");
      seen[isDefinite ? "refused" : "unknown"]++;
      throw error;
    }
  };

  /**
   * Returns the first state that applies. If one write has an unknown outcome, the refusal of another one proves nothing, so
   * "unknown" comes before "refused" (RW-6).
   */
  const state = () =>
    (["running", "succeeded", "unknown", "refused"] as const).find((name) => seen[name] > 0) ??
    (isHandedOut ? "handedOut" : "unused");

  const repeated = claim.starts > 1;
  const fields = {
    /** Returns the text, and notes that it was read: another client may send it. */
    get key() {
      isHandedOut = true;
      return claim.key;
    },
    createdAt: new Date(wall() - ageThen),
    repeated,
  };
  return {
    key: watchedKey({ key: claim.key, repeated }, keyWatch, fields),
    close() {
      isClosed = true;
      return state();
    },
  };
}

/** Returns the age of a claim's key in milliseconds. It is 0 if the key is from another machine whose clock is ahead. */
export const ageOf = ({ now, createdAt }: OnceClaim): number => Math.max(0, now - createdAt);

/**
 * Checks that a write equals the first one under the key, and that the store still has this key. Throws if the write must not
 * be sent.
 */
async function fixWrite({ id, claim, store, now }: Watch, sealed: SealedWrite): Promise<void> {
  const { method, url, digest } = sealed;
  if (digest === undefined)
    invalid("A stream cannot be sent again, so once() refuses it: pass a Blob or bytes.", "body");
  const write = await hashTexts(claim.key, method, url, digest);
  const fixed = await store.fix(id, { key: claim.key, write, now: now?.() });
  if (!fixed)
    throw new IdempotencyError(`once(${id}): another start has replaced the key of this start. Start again.`);
  if (ageOf(fixed) >= repeatedBefore)
    throw new IdempotencyError(
      `once(${id}): the key grew older than 55 minutes before the write was sent. Start again.`,
    );
  if (fixed.write !== write)
    throw new IdempotencyError(
      `once(${id}): this write differs from the first one under the id. Build the same method, URL and body each time.`,
    );
}
