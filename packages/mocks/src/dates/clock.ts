import { endOfMonth } from "./calendar.ts";

/** The time of the mocks: it stamps records, and idempotency keys expire by it. */
export interface Clock {
  /** Returns the current time in milliseconds since 1970, UTC. */
  now(): number;
  /**
   * Moves the clock forward: by milliseconds, or by a text such as "90s", "55m", "2h", "30d" or "1mo" (a calendar
   * month). Throws if it would move back.
   */
  advance(by: number | string): void;
  /** Sets the clock to a time. It may move back, and records keep their stamps. */
  set(to: Date | string | number): void;
  /** Whether the clock follows real time. */
  readonly isRunning: boolean;
  /** Makes the clock follow real time from now on. */
  start(): void;
  /** Makes the clock stand still from now on. */
  stop(): void;
  /**
   * Returns the milliseconds since the mock was made: real time plus the time that the clock was advanced. The rate
   * bucket refills by it, because a clock that stands still must not turn a long test run into 429s.
   */
  elapsed(): number;
}

/** The state of a clock, from which another process can continue. */
export interface ClockState {
  readonly now: number;
  readonly elapsed: number;
  readonly isRunning: boolean;
}

/** A clock that can continue from another process's state. */
export interface ResumableClock extends Clock {
  resume(state: ClockState): void;
}

const units: Readonly<Record<string, number>> = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** Reads "90s", "55m", "2h", "30d" or a number of milliseconds. Throws for anything else. */
export function duration(by: number | string): number {
  if (typeof by === "number" && Number.isFinite(by)) return by;
  const match = typeof by === "string" ? /^(\d+(?:\.\d+)?)\s*(ms|s|m|h|d)$/.exec(by.trim()) : null;
  if (match === null) {
    throw new TypeError(
      `clock: ${JSON.stringify(by)} is not a duration (give milliseconds, or a text such as "90s", "55m", "2h", "30d" or "1mo").`,
    );
  }
  return Number(match[1]) * (units[match[2] ?? "ms"] ?? 1);
}

/** Returns the same time of day some calendar months later. In a shorter month it is on the last day. */
function monthsLater(from: number, months: number): number {
  const date = new Date(from);
  const day = date.getUTCDate();
  const first = date.setUTCMonth(date.getUTCMonth() + months, 1);
  const last = Number(endOfMonth(new Date(first).toISOString().slice(0, 10)).slice(8));
  return date.setUTCDate(Math.min(day, last));
}

/**
 * Returns the length of the step `by` in milliseconds. It may depend on `from`, the time before the step, because
 * calendar months differ in length.
 */
function stepOf(by: number | string, from: number): number {
  const months = typeof by === "string" ? /^(\d{1,4})\s*mo$/.exec(by.trim()) : null;
  return months === null ? duration(by) : monthsLater(from, Number(months[1])) - from;
}

function moment(
  value: Date | string | number,
  complain = (shown: string) => `clock: ${shown} is not a moment`,
): number {
  const time =
    value instanceof Date ? value.getTime() : typeof value === "number" ? value : Date.parse(value);
  if (!Number.isFinite(time)) {
    throw new TypeError(
      `${complain(`"${String(value)}"`)} (give a Date, milliseconds, or a text such as "2026-08-14T10:00:00Z").`,
    );
  }
  return time;
}

/** Makes a clock that stands still at `start` until it is moved. With `running` it also follows real time. */
export function createClock(start: Date | string | number, running = false): ResumableClock {
  let base = moment(start, (shown) => `createEconomicMock: now cannot be ${shown}`);
  let since = performance.now();
  let isRunning = running;
  let advanced = 0;
  let made = since;
  const now = () => (isRunning ? Math.round(base + performance.now() - since) : base);
  const setTo = (time: number) => {
    base = time;
    since = performance.now();
  };
  return {
    now,
    advance(by) {
      const step = stepOf(by, now());
      if (step < 0)
        throw new RangeError(`clock: advance(${JSON.stringify(by)}) would go back (use clock.set()).`);
      base += step;
      advanced += step;
    },
    set: (to) => setTo(moment(to)),
    get isRunning() {
      return isRunning;
    },
    start() {
      setTo(now());
      isRunning = true;
    },
    stop() {
      setTo(now());
      isRunning = false;
    },
    elapsed: () => performance.now() - made + advanced,
    resume(state) {
      setTo(state.now);
      isRunning = state.isRunning;
      made = since;
      advanced = state.elapsed;
    },
  };
}
