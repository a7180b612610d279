import { longestTimerMs } from "./with-time-limit.ts";

/** Time and chance as the client sees them. Replaceable, so that tests need neither wait nor guess. */
export interface Clock {
  /** Wall clock in milliseconds since 1970. */
  now(): number;
  /** Resolves after `ms` milliseconds, or as soon as the signal aborts. */
  sleep(ms: number, signal?: AbortSignal): Promise<unknown>;
  /** In [0, 1). */
  random(): number;
}

/** The machine's clock. It looks everything up at each use, so that fake timers may be switched on later. */
export const systemClock: Clock = {
  now: () => Date.now(),
  sleep: (ms, signal) =>
    new Promise<void>((resolve) => {
      const wake = () => {
        clearTimeout(timer);
        signal?.removeEventListener("abort", wake);
        resolve();
      };
      const timer = setTimeout(wake, Math.min(ms, longestTimerMs));
      if (signal?.aborted) wake();
      else signal?.addEventListener("abort", wake);
    }),
  random: () => Math.random(),
};
