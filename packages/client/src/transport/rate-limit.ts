import type { RateLimit } from "../types/index.ts";
import type { AgreementBudget } from "./rate-budget.ts";
import { readRateLimit } from "./read-rate-limit.ts";

/** From this share of the bucket on, calls are sent only as fast as it refills. */
const slowFrom = 0.9;

/** The longest wait. A longer one comes from a clock that jumped, or from a test's clock, and not from the server. */
const longestWaitMs = 10 * 60_000;

const dayMs = 24 * 60 * 60_000;

/** Returns how long the next call has to wait, in whole milliseconds. */
export function waitFor({ rateLimit, used, toldAt, pausedUntil }: AgreementBudget, now: number): number {
  const refillMs = rateLimit
    ? (used / rateLimit.limit - slowFrom) * rateLimit.windowSeconds * 1000 + toldAt - now
    : 0;
  const wait = Math.ceil(Math.max(0, refillMs, pausedUntil - now));
  return wait < longestWaitMs ? wait : 0;
}

/** Counts a call that is sent. */
export function countCall(budget: AgreementBudget, now: number): void {
  if (now - budget.since >= dayMs) {
    budget.calls = 0;
    budget.since = Math.floor(now);
  }
  budget.calls += 1;
  budget.used += budget.rateLimit?.cost ?? 1;
}

/** Holds back every call of the agreement until the time that a 429 named. */
export function pause(budget: AgreementBudget, until: number): void {
  budget.pausedUntil = Math.max(budget.pausedUntil, until);
}

/**
 * Updates the budget with the bucket that `X-CallCost` and `X-RateLimiting` report, and returns the bucket. If the
 * headers cannot be read, it changes nothing and returns `undefined`.
 */
export function learnFrom(headers: Headers, budget: AgreementBudget, now: number): RateLimit | undefined {
  const rateLimit = readRateLimit(headers);
  if (!rateLimit) return undefined;
  // The server's figure does not include the other running calls yet.
  budget.used = rateLimit.used + (rateLimit.cost ?? 1) * (budget.running - 1);
  budget.toldAt = now;
  budget.rateLimit = rateLimit;
  return rateLimit;
}
