import fc from "fast-check";
import type { Fault, KillPoint } from "./world.ts";

/** One start of the job by one worker. */
export interface Start {
  faults: Fault[];
  isBlind: boolean;
  killAt: KillPoint | undefined;
  /** The error of the worker's clock as a share of the largest allowed error, from -1 to 1. */
  skew: number;
}

/** Starts at the same moment, and the time until the next ones. */
export interface Round {
  starts: Start[];
  thenMs: number;
}

/** The events of one write. */
export interface Schedule {
  /** Whether the server accepts the customer, refuses it for ever, or refuses it in the first rounds. */
  kind: "taken" | "refused" | "refusedAtFirst";
  rounds: Round[];
}

const minute = 60_000;

const fault = fc.constantFrom<Fault>(
  "none",
  "none",
  "refused",
  "turnedDown",
  "lostBefore",
  "lostAfter",
  "slow",
  "slowAndLost",
  "failed",
  "failedAfter",
  "timedOutAfter",
  "gatewayAfter",
  "limited",
  "heldUp",
);

const start = fc.record<Start>({
  faults: fc.oneof(
    { weight: 2, arbitrary: fc.array(fault, { maxLength: 5 }) },
    // The same fault at every attempt.
    { weight: 1, arbitrary: fault.map((same) => Array.from({ length: 4 }, () => same)) },
  ),
  isBlind: fc.integer({ min: 0, max: 4 }).map((value) => value === 0),
  killAt: fc.constantFrom<KillPoint | undefined>(
    undefined,
    undefined,
    undefined,
    "afterClaim",
    "beforeSend",
    "inTheAir",
    "afterAnswer",
    "beforeDone",
    "afterDone",
  ),
  skew: fc.constantFrom(-1, -0.5, 0, 0, 0.5, 1),
});

const round = fc.record<Round>({
  starts: fc
    .constantFrom(1, 1, 1, 2, 5)
    .chain((size) => fc.array(start, { minLength: size, maxLength: size })),
  thenMs: fc.oneof(
    fc
      .constantFrom(0, 1, 20, 40, 54, 54.9, 55, 56, 61, 70, 74.9, 75, 90, 180, 1440)
      .map((minutes) => minutes * minute),
    fc.integer({ min: 0, max: 90 * minute }),
  ),
});

const anySchedule = fc.record<Schedule>({
  kind: fc.constantFrom("taken", "taken", "taken", "refused", "refusedAtFirst"),
  rounds: fc.array(round, { minLength: 1, maxLength: 6 }),
});

const minutesBetween = (min: number, max: number) => fc.integer({ min: min * minute, max: max * minute });
const four = (fault: Fault) => Array.from({ length: 4 }, () => fault);
const alone = (faults: Fault[], thenMs: number): Round => ({
  starts: [{ faults, isBlind: false, killAt: undefined, skew: 0 }],
  thenMs,
});

/**
 * A case that random schedules rarely have: a last attempt just before the 55th minute arrives late, while another
 * start looks the record up.
 */
const lateArrival = fc.tuple(minutesBetween(48, 55), minutesBetween(0, 8), minutesBetween(0, 30)).map(
  ([first, second, third]): Schedule => ({
    kind: "taken",
    rounds: [alone(four("lostBefore"), first), alone(four("heldUp"), second), alone([], third)],
  }),
);

const schedule = fc.oneof({ weight: 9, arbitrary: anySchedule }, { weight: 1, arbitrary: lateArrival });

/** Returns random schedules, which are the same for the same seed. */
export const schedules = (count: number, seed: number): Schedule[] =>
  fc.sample(schedule, { numRuns: count, seed });
