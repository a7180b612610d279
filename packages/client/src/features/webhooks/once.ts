/** Runs an action once per key within a window. */
export type Once = (key: string, act: () => Promise<void>) => Promise<void>;

/**
 * A memory of what was done: the same key again, within `windowMs` and the last `size` keys, does nothing; while the
 * first still runs, the second waits for it and ends as it does. A failure is forgotten, so that it can be repeated.
 */
export function createOnce(windowMs: number, size = 1000): Once {
  const seen = new Map<string, { until: number; done: Promise<void> }>();
  return async (key, act) => {
    const now = Date.now();
    const earlier = seen.get(key);
    if (earlier && earlier.until > now) return earlier.done;
    seen.delete(key);
    // Insertion order is age: what is stale or too much stands first.
    for (const [old, { until }] of seen) {
      if (until > now && seen.size < size) break;
      seen.delete(old);
    }
    const entry = { until: now + windowMs, done: act() };
    seen.set(key, entry);
    try {
      await entry.done;
    } catch (error) {
      if (seen.get(key) === entry) seen.delete(key);
      throw error;
    }
  };
}
