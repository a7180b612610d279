import type { RateLimit } from "../types/index.ts";
import { bounded, type Clock } from "./clock.ts";

const dayMs = 86_400_000;

/** From this share of the bucket on, calls go out only as fast as it refills. */
const slowFrom = 0.9;

/**
 * What is known of one agreement's token bucket: one for every client of the agreement in this process, as the
 * server keeps one for both hosts (S-02).
 */
export interface Budget {
  /** Calls in the air. */
  running: number;
  /** Tokens used when the server last told, at `toldAt`; grows with each call until it tells again. */
  used: number;
  toldAt: number;
  /** 0 until the server tells. */
  limit: number;
  windowMs: number;
  /** What calls cost of late. */
  cost: number;
  /** No call before this time: a `Retry-After` holds for the agreement, not for the call that met it. */
  pausedUntil: number;
  /** Calls within the day that began at `dayStart`: fair use ends at 50,000. */
  calls: number;
  dayStart: number;
  /** Settles when everybody who came before has been let in. */
  line: Promise<unknown>;
  waiting: number;
  freed: (() => void) | undefined;
}

const budgets = new Map<string, Budget>();

/** A token's fingerprint: 53 bits, enough to tell agreements apart and useless for finding the token. */
export const fingerprint = (text: string): string => {
  let [high, low] = [0xdeadbeef, 0x41c6ce57];
  for (let i = 0; i < text.length; i++) {
    high = Math.imul(high ^ text.charCodeAt(i), 2654435761);
    low = Math.imul(low ^ text.charCodeAt(i), 1597334677);
  }
  return (high >>> 0).toString(36) + (low >>> 0).toString(36);
};

/** The budget of an agreement, by its fingerprint. */
export const budgetOf = (agreement: string): Budget => {
  let budget = budgets.get(agreement);
  if (!budget) {
    budget = {
      running: 0,
      used: 0,
      toldAt: 0,
      limit: 0,
      windowMs: 60_000,
      cost: 1,
      pausedUntil: 0,
      calls: 0,
      dayStart: 0,
      line: Promise.resolve(),
      waiting: 0,
      freed: undefined,
    };
    budgets.set(agreement, budget);
  }
  return budget;
};

/** How long the next call has to wait, in milliseconds. */
export const waitOf = (budget: Budget, now: number): number => {
  const { limit, used, windowMs, toldAt, pausedUntil } = budget;
  const refill = limit ? ((used - limit * slowFrom) / limit) * windowMs - (now - toldAt) : 0;
  const wait = Math.max(refill, pausedUntil - now);
  // More than ten minutes is a clock that jumped (or a test's), not something a server asked for.
  return wait > 600_000 ? 0 : wait;
};

/** Counts a call in. */
const admit = (budget: Budget, now: number) => {
  budget.running++;
  budget.used += budget.cost;
  if (now - budget.dayStart >= dayMs || now < budget.dayStart) {
    budget.dayStart = now;
    budget.calls = 0;
  }
  budget.calls++;
};

/** Counts a call out. */
export const leave = (budget: Budget): void => {
  budget.running--;
  budget.freed?.();
};

/** What a waiting call needs to know. */
export interface Waiter {
  clock: Clock;
  maxConcurrent: number;
  signal: AbortSignal | undefined;
  /** Time that may pass, in milliseconds. */
  patienceMs: number;
  /** The error when it has passed, or is sure to. */
  late: (waitMs?: number) => Error;
  /** Told when the call has to wait: how long if that is known. */
  throttled: (waitMs: number | undefined) => void;
}

/** Lets a call in: at once if there is room, else in the order of arrival. `leave` has to follow. */
export const enter = (budget: Budget, waiter: Waiter): Promise<void> | undefined => {
  const { clock, maxConcurrent } = waiter;
  const wait = () => waitOf(budget, clock.now());
  const full = () => budget.running >= maxConcurrent;
  if (!budget.waiting && !full() && wait() <= 0) {
    admit(budget, clock.now());
    return;
  }
  const before = budget.line;
  let pass = () => {};
  let admitted = false;
  budget.line = new Promise<void>((resolve) => {
    pass = resolve;
  });
  budget.waiting++;
  const stand = async (signal: AbortSignal) => {
    waiter.throttled(full() ? undefined : Math.max(0, wait()));
    await before;
    while (!signal.aborted) {
      const ms = wait();
      if (ms > waiter.patienceMs) throw waiter.late(ms);
      if (full())
        await new Promise<void>((resolve) => {
          budget.freed = resolve;
          signal.addEventListener("abort", () => resolve());
        });
      else if (ms > 0) await clock.sleep(ms, signal);
      else {
        admit(budget, clock.now());
        admitted = true;
        return;
      }
    }
  };
  return bounded(stand, waiter.patienceMs, waiter.signal, waiter.late)
    .catch((reason) => {
      if (admitted) leave(budget);
      throw reason;
    })
    .finally(() => {
      budget.waiting--;
      // Also after giving up: whoever is next waits for those before, not for us.
      before.then(pass);
    });
};

/** Reads `X-CallCost` and `X-RateLimiting`. Either may be missing or nonsense (`X-CallCost: L` was seen). */
export const readRateLimit = (headers: Headers): RateLimit | undefined => {
  const text = headers.get("x-ratelimiting");
  const found = text && /(\d+)-per-(\d+)-(second|minute|hour)s?\D+(\d+)\s*\/\s*(\d+)/.exec(text);
  if (!found) return;
  const cost = Number.parseFloat(headers.get("x-callcost") ?? "");
  return {
    cost: cost >= 0 ? cost : undefined,
    used: Number(found[4]),
    limit: Number(found[5]),
    windowSeconds: Number(found[2]) * (found[3] === "second" ? 1 : found[3] === "minute" ? 60 : 3600),
  };
};

/** Takes in what a response told. */
export const learn = (budget: Budget, told: RateLimit | undefined, now: number): void => {
  if (!told?.limit) return;
  budget.limit = told.limit;
  budget.windowMs = told.windowSeconds * 1000 || budget.windowMs;
  if (told.cost !== undefined) budget.cost = told.cost;
  // The calls still in the air are not in the server's figure yet.
  budget.used = told.used + budget.cost * Math.max(0, budget.running - 1);
  budget.toldAt = now;
};
