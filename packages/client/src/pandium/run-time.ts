import type { Clock } from "../utils/clock.ts";
import { type Environment, readVariable } from "./read-variable.ts";
import { RunEndingError } from "./run-ending-error.ts";

/** The time in milliseconds after which Pandium kills a run, whose output is then lost: ten minutes (PAN-16). */
const runLimitMs = 600_000;

/**
 * Limits for a run of ten minutes, in milliseconds: the longest time for a write, the time before the end in which no write
 * starts, and the time that is kept for the output. For a shorter run, each is reduced in proportion.
 */
const margins = { writeMs: 120_000, lastStartMs: 150_000, printMs: 30_000 };

/** The variable for a shorter limit. The runner of the mocks sets it, so that a test need not wait for ten minutes. */
const limitVariable = "PANDIUM_RUN_LIMIT_MS";

/** The time of a run. All values are milliseconds. */
export interface RunTime {
  /** Returns the time until Pandium kills the run; never below 0. */
  timeLeft(): number;
  /**
   * Returns the time limit of a call that starts now: the time until the last half minute of the run begins, but at most two
   * minutes for a write.
   */
  deadlineMs(isWrite: boolean): number;
  /** Returns whether a write may still start. No write may start in the last two and a half minutes. */
  mayWrite(): boolean;
  /** Throws a RunEndingError if a call must not start any more. */
  checkStart(isWrite: boolean): void;
}

const minutes = (ms: number): string =>
  `${Math.floor(ms / 60_000)}:${`${Math.floor(ms / 1000) % 60}`.padStart(2, "0")}`;

/** Returns the limit of a run. A test may shorten it, but not make it longer than Pandium's. */
function limitOf(env: Environment): number {
  const limit = Number(readVariable(env, limitVariable) ?? runLimitMs);
  return limit > 0 && limit < runLimitMs ? limit : runLimitMs;
}

/**
 * Measures the time of a run. With the machine's clock, the time begins with the process, because Pandium's time includes the start
 * of Node. With a test's clock, it begins now.
 */
export function createRunTime(env: Environment, clock: Clock | undefined): RunTime {
  const limitMs = limitOf(env);
  const share = limitMs / runLimitMs;
  const startedAt = clock?.now() ?? 0;
  // `performance.now()` counts from the start of the process, and cannot be set back.
  const elapsedMs = () => (clock ? clock.now() - startedAt : performance.now());
  const timeLeft = () => Math.max(0, limitMs - elapsedMs());
  const mayWrite = () => timeLeft() >= margins.lastStartMs * share;
  return {
    timeLeft,
    mayWrite,
    deadlineMs(isWrite) {
      const most = isWrite ? margins.writeMs * share : Number.POSITIVE_INFINITY;
      return Math.max(0, Math.min(most, timeLeft() - margins.printMs * share));
    },
    checkStart(isWrite) {
      const left = timeLeft();
      if (isWrite && !mayWrite())
        throw new RunEndingError(
          `The write was not sent: the run ends in ${minutes(left)} minutes, and no write starts in the last ` +
            `${minutes(margins.lastStartMs * share)}. Call finish() with the cursor, so that the next run continues there.`,
        );
      if (left <= margins.printMs * share)
        throw new RunEndingError(
          `The call was not sent: the run ends in ${minutes(left)} minutes, which are kept for the output. ` +
            "Call finish() with the cursor, so that the next run continues there.",
        );
    },
  };
}
