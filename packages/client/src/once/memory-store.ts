import type { OnceClaim, OnceStore } from "./store.ts";

/** A claim in memory, with the time at which its result was stored. */
type Kept = Omit<OnceClaim, "now"> & { doneAt?: number };

/**
 * Keeps claims in the memory of this process: for tests, and for programs that may forget everything when they end. Its
 * clock is this machine's.
 */
export function memoryStore(): OnceStore {
  const claims = new Map<string, Kept>();

  const answer = ({ doneAt: _, ...kept }: Kept, now: number | undefined): OnceClaim => ({
    ...kept,
    now: now ?? Date.now(),
  });
  const claimOf = (key: string, now: number | undefined): Kept => ({
    key,
    createdAt: now ?? Date.now(),
    starts: 1,
    request: null,
    write: null,
    result: null,
  });

  return {
    async init() {},

    async claim(id, { key, request, now }) {
      const kept = claims.get(id);
      const claim = kept ? { ...kept, starts: kept.starts + 1 } : { ...claimOf(key, now), request };
      claims.set(id, claim);
      return answer(claim, now);
    },

    async fix(id, { key, write, now }) {
      const kept = claims.get(id);
      if (kept?.key !== key) return;
      const claim = { ...kept, write: kept.write ?? write };
      claims.set(id, claim);
      return answer(claim, now);
    },

    async done(id, { key, result, now }) {
      const kept = claims.get(id) ?? claimOf(key, now);
      if (kept.result !== null) return kept.result;
      claims.set(id, { ...kept, result, doneAt: now ?? Date.now() });
      return result;
    },

    async replace(id, oldKey, { key, now }) {
      const kept = claims.get(id);
      if (kept?.key !== oldKey || kept.result !== null) return;
      const claim = { ...claimOf(key, now), request: kept.request };
      claims.set(id, claim);
      return answer(claim, now);
    },

    async free(id, key) {
      const kept = claims.get(id);
      if (kept?.key !== key || kept.starts > 1 || kept.result !== null) return false;
      return claims.delete(id);
    },

    async purge(before) {
      const old = [...claims].filter(([, { doneAt }]) => doneAt !== undefined && doneAt < Number(before));
      for (const [id] of old) claims.delete(id);
      return old.length;
    },
  };
}
