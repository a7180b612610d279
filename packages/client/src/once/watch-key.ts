import { IdempotencyError, isEconomicError } from "../errors/errors.ts";
import { invalid } from "../errors/invalid.ts";
import type { Answer } from "../transport/answer.ts";
import { watchedKey } from "../transport/idempotency-key.ts";
import type { KeyWatch, SealedWrite } from "../transport/key-watch.ts";
import { hashTexts } from "./hash-texts.ts";
import { repeatedBefore } from "./minutes.ts";
import type { OnceKey } from "./options.ts";
import type { OnceClaim, OnceStore } from "./store.ts";

/** How far the write under a key has come, as far as this start has seen. */
export type WriteState =
  /** No call was made under the key, and nobody has read its text. */
  | "unused"
  /** The key's text was read: something else than this client may have sent it. */
  | "handedOut"
  | "running"
  /** A definite error: this start's write is not in the books. */
  | "refused"
  | "unknown"
  | "succeeded";

/** A key, and what became of it. */
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

/** Makes the key that `call` is handed. It compares the write with the first one before it is sent, and sees how it ends. */
export function watchKey({ id, claim, store, now }: Watch): WatchedKey {
  const wall = now ?? Date.now;
  const ageThen = ageOf(claim);
  const started = { wall: wall(), monotonic: performance.now() };
  const seen = { running: 0, succeeded: 0, unknown: 0, refused: 0 };
  let isClosed = false;
  let isHandedOut = false;

  /** The store's answer, and what has passed since: by the clock that has moved more, as one may have been set back. */
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

  /** Sends, and counts how it ends: any error of the client but "unknown" says that nothing was written. */
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

  /** A success stays one, and a refusal after an attempt in doubt proves nothing (RW-6). */
  const state = () =>
    (["running", "succeeded", "unknown", "refused"] as const).find((name) => seen[name] > 0) ??
    (isHandedOut ? "handedOut" : "unused");

  const repeated = claim.starts > 1;
  const fields = {
    /** Reading it counts: somebody may send it with another client. */
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

/** How old a claim's key is, in milliseconds. Another machine's clock may be ahead: then it counts as new. */
export const ageOf = ({ now, createdAt }: OnceClaim): number => Math.max(0, now - createdAt);

/** Compares a write with the first one under the key, and its key with the store's. Throws where it must not be sent. */
async function fixWrite({ id, claim, store, now }: Watch, sealed: SealedWrite): Promise<void> {
  const { method, url, digest } = sealed;
  if (digest === undefined)
    invalid("A stream cannot be sent again, so once() refuses it: give a Blob or bytes.", "body");
  const write = await hashTexts(claim.key, method, url, digest);
  const fixed = await store.fix(id, { key: claim.key, write, now: now?.() });
  if (!fixed)
    throw new IdempotencyError(
      `once(${id}): the id is under another key by now, as another start has replaced this one. Start again.`,
    );
  if (ageOf(fixed) >= repeatedBefore)
    throw new IdempotencyError(
      `once(${id}): the key grew older than 55 minutes before it was sent. Start again.`,
    );
  if (fixed.write !== write)
    throw new IdempotencyError(
      `once(${id}): the id has begun with another write. Build method, URL and body the same way each time.`,
    );
}
