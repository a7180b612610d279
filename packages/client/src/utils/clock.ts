import { longestTimerMs } from "./with-time-limit.ts";

/**
 * The client's source of time and random numbers. Tests replace it, so that they neither wait nor depend on chance.
 */
export interface Clock {
  /** Returns the wall clock's time in milliseconds since 1970. */
  now(): number;
  /** Resolves after `ms` milliseconds, or as soon as the signal aborts. */
  sleep(ms: number, signal?: AbortSignal): Promise<unknown>;
  /** Returns a random number in [0, 1). */
  random(): number;
}

/** The machine's clock. It looks the globals up at each use, so that a test may switch on fake timers later. */
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
