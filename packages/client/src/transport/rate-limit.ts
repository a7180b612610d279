import type { RateLimit } from "../types/index.ts";
import { bounded, type Clock } from "../utils/clock.ts";

/** From this share of the bucket on, calls go out only as fast as it refills. */
const slowFrom = 0.9;

/**
 * What is known of one agreement's token bucket: one for every client of the agreement in this process, as the
 * server keeps one for both hosts (S-02).
 */
export interface Budget {
  /** Calls in the air. */
  running: number;
  /** Calls that wait to be let in. */
  waiting: number;
  /** The bucket as the server last told, at `toldAt`; what was used grows with each call until it tells again. */
  rateLimit: RateLimit | undefined;
  used: number;
  toldAt: number;
  /** No call before this time: the `Retry-After` of a 429 holds for the agreement, not for the call that met it. */
  pausedUntil: number;
  /** Calls within the day that began at `since`: fair use ends at 50,000. */
  calls: number;
  since: number;
  /** Settles when everybody who came before has been let in or has given up. */
  line: Promise<unknown>;
  /** Tells who stands first that a call has ended. */
  freed?: () => void;
}

const worlds = new WeakMap<object, Map<string, Budget>>();

/** The budget of an agreement at its hosts. Another `world` (a clock or fetch of its own) is another server, such as the next test's mock. */
export const budgetOf = (world: object, agreement: string): Budget => {
  const budgets = worlds.get(world) ?? new Map<string, Budget>();
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
    line: Promise.resolve(),
  };
  budgets.set(agreement, budget);
  return budget;
};

/** How long the next call has to wait, in milliseconds; 0 for not at all. */
export const waitOf = ({ rateLimit, used, toldAt, pausedUntil }: Budget, now: number): number => {
  const refillMs = rateLimit
    ? (used / rateLimit.limit - slowFrom) * rateLimit.windowSeconds * 1000 + toldAt - now
    : 0;
  const wait = Math.max(0, refillMs, pausedUntil - now);
  // More than ten minutes is a clock that jumped (or a test's), not something a server asked for.
  return wait < 600_000 ? wait : 0;
};

/** What decides when a call may be sent. */
interface Gate {
  budget: Budget;
  clock: Clock;
  maxConcurrent: number;
}

/**
 * Lets a call in when its turn comes, in the order of arrival. `throttled` is told for how long it has to wait, 0 where
 * that is not known. `leave` has to follow.
 */
export const enter = async (
  { budget, clock, maxConcurrent }: Gate,
  patienceMs: number,
  signal: AbortSignal | undefined,
  late: () => unknown,
  throttled: (waitMs: number) => void,
): Promise<void> => {
  const wait = () => waitOf(budget, clock.now());
  const isFull = () => budget.running >= maxConcurrent;
  const admit = () => {
    if (isFull() || wait()) return false;
    const now = clock.now();
    if (now - budget.since >= 86_400_000) {
      budget.calls = 0;
      budget.since = now;
    }
    budget.calls++;
    budget.running++;
    budget.used += budget.rateLimit?.cost ?? 1;
    return true;
  };
  if (!budget.waiting && admit()) return;
  if (wait() > patienceMs) throw late();
  throttled(isFull() ? 0 : wait());
  budget.waiting++;
  let entered = false;
  const stand = (inner: AbortSignal) =>
    (budget.line = budget.line.then(async () => {
      while (!inner.aborted) {
        entered = admit();
        if (entered) return;
        await (isFull()
          ? new Promise<void>((resolve) => {
              budget.freed = resolve;
            })
          : clock.sleep(wait(), inner));
      }
    }));
  try {
    await bounded(stand, patienceMs, signal, late);
  } catch (reason) {
    if (entered) leave(budget);
    throw reason;
  } finally {
    budget.waiting--;
  }
};

/** Counts a call out. */
export const leave = (budget: Budget): void => {
  budget.running--;
  budget.freed?.();
};

/**
 * Takes in what `X-CallCost` and `X-RateLimiting` tell of the bucket. Either may be missing or nonsense
 * (`X-CallCost: L` was seen).
 */
export const learn = (budget: Budget, headers: Headers, now: number): RateLimit | undefined => {
  // "token-limit-10000-per-60-seconds: 147/10000"
  const told = /-per-(\d+).*?: *([\d.]+)\/(\d+)/.exec(headers.get("x-ratelimiting") ?? "") ?? [];
  const [, windowSeconds = 0, used = 0, limit] = told.map(Number);
  const costs = +(headers.get("x-callcost") || "L");
  if (!windowSeconds || !limit) return;
  const cost = costs >= 0 ? costs : undefined;
  // The other calls in the air are not in the server's figure yet.
  budget.used = used + (cost ?? 1) * (budget.running - 1);
  budget.toldAt = now;
  budget.rateLimit = { cost, used, limit, windowSeconds };
  return budget.rateLimit;
};
