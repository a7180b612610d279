/** The mocks' time: what the servers stamp on records, and what idempotency keys age by. */
export interface Clock {
  /** Now, in milliseconds since 1970. */
  now(): number;
  /** Moves the clock on. Milliseconds, or a text such as "90s", "55m", "2h", "30d". Throws when it would go back. */
  advance(by: number | string): void;
  /** Sets the clock to a moment. Going back is allowed, records keep their stamps. */
  set(to: Date | string | number): void;
  /**
   * Milliseconds since the mock was made, counting real time as well as what was advanced. The rate bucket refills by
   * this one: a fixed clock must not turn a long test run into 429s.
   */
  elapsed(): number;
}

const UNITS: Readonly<Record<string, number>> = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** Reads "90s", "55m", "2h", "30d" or a number of milliseconds. Throws on anything else. */
export function duration(by: number | string): number {
  if (typeof by === "number" && Number.isFinite(by)) return by;
  const match = typeof by === "string" ? /^(\d+(?:\.\d+)?)\s*(ms|s|m|h|d)$/.exec(by.trim()) : null;
  if (match === null) {
    throw new TypeError(
      `clock: ${JSON.stringify(by)} is not a duration (give milliseconds, or a text such as "90s", "55m", "2h" or "30d").`,
    );
  }
  return Number(match[1]) * (UNITS[match[2] ?? "ms"] ?? 1);
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
export function createClock(start: Date | string | number, running = false): Clock {
  let base = moment(start);
  let since = performance.now();
  let advanced = 0;
  const made = since;
  return {
    now: () => (running ? Math.round(base + performance.now() - since) : base),
    advance(by) {
      const step = duration(by);
      if (step < 0)
        throw new RangeError(`clock: advance(${JSON.stringify(by)}) would go back (use clock.set()).`);
      base += step;
      advanced += step;
    },
    set(to) {
      base = moment(to);
      since = performance.now();
    },
    elapsed: () => performance.now() - made + advanced,
  };
}
