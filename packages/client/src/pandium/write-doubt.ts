import { isEconomicError } from "../errors/errors.ts";
import type { LastRun, LastSuccess } from "./run-context.ts";

/** How long a write may still be under way after the run that sent it is gone. In milliseconds. */
const doubtMs = 15 * 60_000;

/** What a run knows of writes that may still be under way. */
export interface WriteDoubt {
  /** Until when a write of an earlier run, or of this one, may still reach the books. */
  until(): Date | undefined;
  /** Whether "not found" does not prove that a record is absent. */
  isOpen(): boolean;
  /** Runs a write, and remembers if its outcome stays unknown. */
  watchWrite<Result>(send: () => Promise<Result>): Promise<Result>;
  /** Counts the writes that nobody has waited for as unknown. Returns how many there are. */
  closeRunning(): number;
}

/** What the environment tells about the runs before. */
export interface RunsBefore {
  lastRun: LastRun;
  lastSuccess: LastSuccess;
  /** `doubtUntil` of the last output. */
  saved: Date | undefined;
  now: () => number;
}

/** Whether the last run failed. Where Pandium does not tell the phase, a run after the last successful one must have. */
function hasFailed(lastRun: LastRun, lastSuccess: LastSuccess): boolean {
  if (lastRun.phase !== undefined) return !/^succe/i.test(lastRun.phase.trim());
  const [last, success] = [lastRun.startedAt?.getTime(), lastSuccess.startedAt?.getTime()];
  return last !== undefined && last !== success;
}

const later = (a: Date | undefined, ms: number): Date => (a && a.getTime() > ms ? a : new Date(ms));

/** Starts from what the runs before have left. */
export function createWriteDoubt({ lastRun, lastSuccess, saved, now }: RunsBefore): WriteDoubt {
  const failed = hasFailed(lastRun, lastSuccess);
  // A failed run whose end nobody knows may have ended just now.
  let until = failed ? later(saved, (lastRun.completedAt?.getTime() ?? now()) + doubtMs) : saved;
  let isOwn = false;
  let running = 0;
  const remember = () => {
    isOwn = true;
    until = later(until, now() + doubtMs);
  };
  return {
    until: () => (until && until.getTime() > now() ? until : undefined),
    // Right after a failed run also where its end is long ago: clocks differ, and one run more costs little.
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
