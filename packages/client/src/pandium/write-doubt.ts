import { isEconomicError } from "../errors/errors.ts";
import type { LastRun, LastSuccess } from "./run-context.ts";

/** How long a write may still be under way after the end of its run, in milliseconds. */
const doubtMs = 15 * 60_000;

/** The knowledge of a run about writes that may still be under way. */
export interface WriteDoubt {
  /** Returns until when a write of an earlier run, or of this one, may still reach the books. */
  until(): Date | undefined;
  /** Returns whether a record may exist although it is not found. */
  isOpen(): boolean;
  /** Runs a write, and records whether its outcome stays unknown. */
  watchWrite<Result>(send: () => Promise<Result>): Promise<Result>;
  /** Records the writes that nobody has awaited as unknown. Returns how many there are. */
  closeRunning(): number;
}

/** The facts about the earlier runs in the environment. */
export interface RunsBefore {
  lastRun: LastRun;
  lastSuccess: LastSuccess;
  /** `doubtUntil` of the last output. */
  saved: Date | undefined;
  now: () => number;
}

/**
 * Whether the last run failed. If Pandium does not name its phase, a run after the last successful one must have
 * failed.
 */
function hasFailed(lastRun: LastRun, lastSuccess: LastSuccess): boolean {
  if (lastRun.phase !== undefined) return !/^succe/i.test(lastRun.phase.trim());
  const [last, success] = [lastRun.startedAt?.getTime(), lastSuccess.startedAt?.getTime()];
  return last !== undefined && last !== success;
}

const later = (a: Date | undefined, ms: number): Date => (a && a.getTime() > ms ? a : new Date(ms));

/** Makes the knowledge of a run from that of the earlier runs. */
export function createWriteDoubt({ lastRun, lastSuccess, saved, now }: RunsBefore): WriteDoubt {
  const failed = hasFailed(lastRun, lastSuccess);
  // A failed run whose end is not known may have ended just now.
  let until = failed ? later(saved, (lastRun.completedAt?.getTime() ?? now()) + doubtMs) : saved;
  let isOwn = false;
  let running = 0;
  const remember = () => {
    isOwn = true;
    until = later(until, now() + doubtMs);
  };
  return {
    until: () => (until && until.getTime() > now() ? until : undefined),
    // It is open right after a failed run, even if that ended long ago: clocks differ, and one more run costs little.
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
