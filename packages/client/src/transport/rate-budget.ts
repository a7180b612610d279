import type { RateLimit } from "../types/index.ts";

/**
 * The client's knowledge of one agreement's token bucket. All clients of the agreement in this process share it, because
 * the server keeps one bucket for both hosts (S-02). Times are in milliseconds since 1970.
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
  /** Settles when every call that came before has had its turn or has given up. */
  queue: Promise<unknown>;
  /** Wakes the first call of the queue when another has ended. */
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
