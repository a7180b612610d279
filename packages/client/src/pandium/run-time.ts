import type { Clock } from "../utils/clock.ts";
import { type Environment, readVariable } from "./read-variable.ts";
import { RunEndingError } from "./run-ending-error.ts";

/** A run is killed after ten minutes, and what it would have printed is lost (PAN-16). In milliseconds. */
const runLimitMs = 600_000;

/** What a run of ten minutes keeps free. A shorter one keeps the same share of its time. In milliseconds. */
const margins = { writeMs: 120_000, lastStartMs: 150_000, printMs: 30_000 };

/** The runner of the mocks sets it, so that a test need not wait for ten minutes. */
const limitVariable = "PANDIUM_RUN_LIMIT_MS";

/** How a run spends its time. All in milliseconds. */
export interface RunTime {
  /** How much is left until Pandium kills the run. Never below 0. */
  timeLeft(): number;
  /** Returns how long a call may take that starts now: what is left but for the last half minute, a write two minutes at most. */
  deadlineMs(isWrite: boolean): number;
  /** Whether a write may still start: not in the last two and a half minutes. */
  mayWrite(): boolean;
  /** Throws a RunEndingError if a call must not start any more. */
  checkStart(isWrite: boolean): void;
}

const minutes = (ms: number): string =>
  `${Math.floor(ms / 60_000)}:${`${Math.floor(ms / 1000) % 60}`.padStart(2, "0")}`;

/** Reads the limit that a test has set. Nothing makes a run longer than Pandium lets it be. */
function limitOf(env: Environment): number {
  const limit = Number(readVariable(env, limitVariable) ?? runLimitMs);
  return limit > 0 && limit < runLimitMs ? limit : runLimitMs;
}

/**
 * Measures a run's time. With the machine's clock it begins where the process did, because Pandium's does not wait for Node to
 * load; with a test's clock it begins now.
 */
export function createRunTime(env: Environment, clock: Clock | undefined): RunTime {
  const limitMs = limitOf(env);
  const share = limitMs / runLimitMs;
  const startedAt = clock?.now() ?? 0;
  // Nobody can set `performance.now()` back. It counts from the start of the process.
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
            `${minutes(margins.lastStartMs * share)}. Call finish() with the cursor; the next run goes on.`,
        );
      if (left <= margins.printMs * share)
        throw new RunEndingError(
          `The call was not sent: the run ends in ${minutes(left)} minutes, and that time is for the output. ` +
            "Call finish() with the cursor; the next run goes on.",
        );
    },
  };
}
