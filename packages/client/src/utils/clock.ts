/** Time and chance as the client sees them. Replaceable, so that tests need neither wait nor guess. */
export interface Clock {
  /** Wall clock in milliseconds since 1970. */
  now(): number;
  /** Resolves after `ms` milliseconds, or as soon as the signal aborts. */
  sleep(ms: number, signal?: AbortSignal): Promise<unknown>;
  /** In [0, 1). */
  random(): number;
}

/**
 * Runs `work` until it settles, `ms` are over or `outer` aborts, whichever comes first. `work` gets a signal of its
 * own: a `Request` or fetch on a long-lived signal gathers listeners, and the race holds even where `work` ignores it
 * (a body that never ends).
 */
export const bounded = async <T>(
  work: (signal: AbortSignal) => Promise<T>,
  ms: number,
  outer: AbortSignal | undefined,
  late: () => unknown,
): Promise<T> => {
  // One that has aborted already tells no listener.
  outer?.throwIfAborted();
  const inner = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let aborted = () => {};
  try {
    return await new Promise<T>((resolve, reject) => {
      const stop = (reason: unknown) => {
        reject(reason);
        inner.abort(reason);
      };
      aborted = () => stop(outer?.reason);
      // A longer timer would overflow and fire at once.
      timer = setTimeout(() => stop(late()), Math.min(ms, 2 ** 31 - 1));
      outer?.addEventListener("abort", aborted);
      work(inner.signal).then(resolve, reject);
    });
  } finally {
    clearTimeout(timer);
    outer?.removeEventListener("abort", aborted);
  }
};

/** Looks everything up at each use, so that fake timers may be switched on later. */
export const systemClock: Clock = {
  now: () => Date.now(),
  sleep: (ms, signal) =>
    bounded(
      () => new Promise<never>(() => {}),
      ms,
      signal,
      () => 0,
    ).catch(() => {}),
  random: Math.random,
};
