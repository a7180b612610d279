import { longestTimerMs } from "./with-time-limit.ts";

/** The client's source of time and random numbers. Tests can replace it, so that they do not wait. */
export interface Clock {
  /** Returns the wall clock's time in milliseconds since 1970. */
  now(): number;
  /** Resolves after `ms` milliseconds, or as soon as the signal aborts. */
  sleep(ms: number, signal?: AbortSignal): Promise<unknown>;
  /** Returns a number from 0, and below 1. */
  random(): number;
}

/** The machine's clock. It looks up the global functions at each use, so that fake timers may start later. */
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
