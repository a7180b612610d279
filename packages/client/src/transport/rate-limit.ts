import type { RateLimit } from "../types/index.ts";

/** From this share of the bucket on, calls go out only as fast as it refills. */
const slowFrom = 0.9;

/** A longer wait is a clock that jumped (or a test's), not something that a server asked for. */
const longestWaitMs = 10 * 60_000;

const dayMs = 24 * 60 * 60_000;

/**
 * What is known of one agreement's token bucket: one for every client of the agreement in this process, because the
 * server keeps one for both hosts (S-02). Times in milliseconds since 1970.
 */
export interface RateBudget {
  /** Calls under way. */
  running: number;
  /** Calls that wait for their turn. */
  waiting: number;
  /** The bucket as the server last reported it, at `toldAt`. */
  rateLimit: RateLimit | undefined;
  /** Tokens used; grows with each call until the server reports again. */
  used: number;
  toldAt: number;
  /** No call before this time: the `Retry-After` of a 429 holds for the agreement, not for the call that met it. */
  pausedUntil: number;
  /** Calls within the day that began at `since`: fair use ends at 50,000. */
  calls: number;
  since: number;
  /** Settles when everybody who came before has had a turn or has given up. */
  queue: Promise<unknown>;
  /** Wakes the first of the queue when a call has ended. */
  onFreed?: () => void;
}

const worlds = new WeakMap<object, Map<string, RateBudget>>();

/**
 * Returns the budget of an agreement at its hosts. Another `world` (a clock or fetch of its own) is another server, such
 * as the next test's mock.
 */
export function rateBudgetOf(world: object, agreement: string): RateBudget {
  const budgets = worlds.get(world) ?? new Map<string, RateBudget>();
  worlds.set(world, budgets);
  const budget = budgets.get(agreement) ?? {
    running: 0,
    waiting: 0,
    rateLimit: undefined,
    used: 0,
    toldAt: 0,
    pausedUntil: 0,
    calls: 0,
    since: 0,
    queue: Promise.resolve(),
  };
  budgets.set(agreement, budget);
  return budget;
}

/** Returns how long the next call has to wait, in milliseconds; 0 if it does not have to. */
export function waitFor({ rateLimit, used, toldAt, pausedUntil }: RateBudget, now: number): number {
  const refillMs = rateLimit
    ? (used / rateLimit.limit - slowFrom) * rateLimit.windowSeconds * 1000 + toldAt - now
    : 0;
  const wait = Math.max(0, refillMs, pausedUntil - now);
  return wait < longestWaitMs ? wait : 0;
}

/** Counts a call that goes out. */
export function countCall(budget: RateBudget, now: number): void {
  if (now - budget.since >= dayMs) {
    budget.calls = 0;
    budget.since = now;
  }
  budget.calls += 1;
  budget.used += budget.rateLimit?.cost ?? 1;
}

/** Keeps every call of the agreement back until the time that a 429 named. */
export function pause(budget: RateBudget, until: number): void {
  budget.pausedUntil = Math.max(budget.pausedUntil, until);
}

const secondsPerUnit: Readonly<Record<string, number>> = { second: 1, minute: 60, hour: 3600, day: 86_400 };

/** `token-limit-10000-per-60-seconds: 147/10000`, where the first number after the colon is what was used. */
const rateLimitPattern =
  /-per-(?<count>\d+)-(?<unit>second|minute|hour|day)s?: *(?<used>\d+(\.\d+)?)\/(?<limit>\d+)/;

function readRateLimit(headers: Headers): RateLimit | undefined {
  const {
    count,
    unit = "",
    used,
    limit,
  } = rateLimitPattern.exec(headers.get("x-ratelimiting") ?? "")?.groups ?? {};
  const windowSeconds = Number(count) * (secondsPerUnit[unit] ?? 0);
  if (!(windowSeconds > 0 && Number(limit) > 0)) return undefined;
  // `X-CallCost: L` was seen.
  const cost = Number(headers.get("x-callcost") || Number.NaN);
  return {
    cost: cost >= 0 ? cost : undefined,
    used: Number(used),
    limit: Number(limit),
    windowSeconds,
  };
}

/**
 * Takes in what `X-CallCost` and `X-RateLimiting` report of the bucket, and returns it. Either may be missing or make no
 * sense; then nothing is learned.
 */
export function learnFrom(headers: Headers, budget: RateBudget, now: number): RateLimit | undefined {
  const rateLimit = readRateLimit(headers);
  if (!rateLimit) return undefined;
  // The other calls under way are not in the server's figure yet.
  budget.used = rateLimit.used + (rateLimit.cost ?? 1) * (budget.running - 1);
  budget.toldAt = now;
  budget.rateLimit = rateLimit;
  return rateLimit;
}
