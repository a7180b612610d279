import { endOfMonth } from "./calendar.ts";

/** The mocks' time: what the servers stamp on records, and what idempotency keys age by. */
export interface Clock {
  /** Now, in milliseconds since 1970. */
  now(): number;
  /**
   * Moves the clock on. Milliseconds, or a text such as "90s", "55m", "2h", "30d", "1mo" (a calendar month). Throws when
   * it would go back.
   */
  advance(by: number | string): void;
  /** Sets the clock to a moment. Going back is allowed, records keep their stamps. */
  set(to: Date | string | number): void;
  /** Whether it follows real time. */
  readonly isRunning: boolean;
  /** Follows real time from here on. */
  start(): void;
  /** Stands still from here on. */
  stop(): void;
  /**
   * Milliseconds since the mock was made, counting real time as well as what was advanced. The rate bucket refills by
   * this one: a fixed clock must not turn a long test run into 429s.
   */
  elapsed(): number;
}

/** The state of a clock, for another process to continue from. */
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

/** Reads "90s", "55m", "2h", "30d" or a number of milliseconds. Throws on anything else. */
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

/** Returns the same time of day some calendar months later; in a shorter month on its last day. */
function monthsLater(from: number, months: number): number {
  const date = new Date(from);
  const day = date.getUTCDate();
  const first = date.setUTCMonth(date.getUTCMonth() + months, 1);
  const last = Number(endOfMonth(new Date(first).toISOString().slice(0, 10)).slice(8));
  return date.setUTCDate(Math.min(day, last));
}

/** Returns how far a clock that shows `from` has to move, in milliseconds. */
function stepOf(by: number | string, from: number): number {
  const months = typeof by === "string" ? /^(\d{1,4})\s*mo$/.exec(by.trim()) : null;
  return months === null ? duration(by) : monthsLater(from, Number(months[1])) - from;
}

function moment(value: Date | string | number): number {
  const time =
    value instanceof Date ? value.getTime() : typeof value === "number" ? value : Date.parse(value);
  if (!Number.isFinite(time)) {
    throw new TypeError(
      `clock: "${String(value)}" is not a moment (give a Date, milliseconds, or a text such as "2026-08-14T10:00:00Z").`,
    );
  }
  return time;
}

/** A clock that stands still at `start` until it is told to move; with `running` it also follows real time. */
export function createClock(start: Date | string | number, running = false): ResumableClock {
  let base = moment(start);
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
