/** The longest time of a timer. A longer one overflows, and the timer fires at once. */
export const longestTimerMs = 2 ** 31 - 1;

/** The limits of a piece of work. */
export interface TimeLimit {
  /** Milliseconds that the work may take. `Infinity` sets no limit. */
  ms: number;
  /** Makes the error for the case that the time is over. */
  timeout: () => unknown;
  /** The caller's signal. Its abort ends the work with the signal's reason. */
  signal?: AbortSignal | undefined;
}

/**
 * Runs `work` until it settles, the time is over or the caller's signal aborts, whichever comes first.
 *
 * `work` gets a separate signal, because a fetch on a long-lived signal would leave listeners on it. The limit holds even
 * if `work` ignores that signal, such as a body that never ends.
 */
export async function withTimeLimit<T>(
  work: (signal: AbortSignal) => Promise<T>,
  { ms, timeout, signal }: TimeLimit,
): Promise<T> {
  // A signal that has already aborted calls no listener.
  signal?.throwIfAborted();
  const controller = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let onAbort = () => {};
  try {
    return await new Promise<T>((resolve, reject) => {
      const stop = (reason: unknown) => {
        reject(reason);
        controller.abort(reason);
      };
      onAbort = () => stop(signal?.reason);
      timer = setTimeout(() => stop(timeout()), Math.min(ms, longestTimerMs));
      signal?.addEventListener("abort", onAbort);
      work(controller.signal).then(resolve, reject);
    });
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener("abort", onAbort);
  }
}
