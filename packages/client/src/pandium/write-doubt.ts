import { isEconomicError } from "../errors/errors.ts";
import type { LastRun, LastSuccess } from "./run-context.ts";

/** The time in milliseconds for which a write may still be under way after the end of its run. */
const doubtMs = 15 * 60_000;

/** Keeps track, for a run, of writes that may still be under way. */
export interface WriteDoubt {
  /** Returns the time until which a write of an earlier run, or of this one, may still arrive. */
  until(): Date | undefined;
  /** Returns whether a write may still be under way, so that "not found" does not prove that a record is absent. */
  isOpen(): boolean;
  /** Runs a write, and records whether its outcome stays unknown. */
  watchWrite<Result>(send: () => Promise<Result>): Promise<Result>;
  /** Marks the outcome of running writes, which `main` did not await, as unknown. Returns their number. */
  closeRunning(): number;
}

/** The facts about earlier runs from the environment. */
export interface RunsBefore {
  lastRun: LastRun;
  lastSuccess: LastSuccess;
  /** The property `doubtUntil` of the last output. */
  saved: Date | undefined;
  now: () => number;
}

/**
 * Returns whether the last run failed. If its phase is unknown, it counts as failed if it began after the last successful run.
 */
function hasFailed(lastRun: LastRun, lastSuccess: LastSuccess): boolean {
  if (lastRun.phase !== undefined) return !/^succe/i.test(lastRun.phase.trim());
  const [last, success] = [lastRun.startedAt?.getTime(), lastSuccess.startedAt?.getTime()];
  return last !== undefined && last !== success;
}

const later = (a: Date | undefined, ms: number): Date => (a && a.getTime() > ms ? a : new Date(ms));

/** Makes the object that keeps track of writes, beginning with those of earlier runs. */
export function createWriteDoubt({ lastRun, lastSuccess, saved, now }: RunsBefore): WriteDoubt {
  const failed = hasFailed(lastRun, lastSuccess);
  // A failed run whose end is unknown may have ended just now.
  let until = failed ? later(saved, (lastRun.completedAt?.getTime() ?? now()) + doubtMs) : saved;
  let isOwn = false;
  let running = 0;
  const remember = () => {
    isOwn = true;
    until = later(until, now() + doubtMs);
  };
  return {
    until: () => (until && until.getTime() > now() ? until : undefined),
    // In the run after a failed one, doubt is assumed even if the failed run ended long ago: clocks differ, and another check
    // costs little.
    isOpen: () => failed || isOwn || (until !== undefined && now() < until.getTime()),
    async watchWrite(send) {
      running += 1;
      try {
        return await send();
      } catch (error) {
        if (isEconomicError(error, "outcomeUnknown")) remember();
        throw error;
      } finally {
        running -= 1;
      }
    },
    closeRunning() {
      if (running > 0) remember();
      return running;
    },
  };
}
