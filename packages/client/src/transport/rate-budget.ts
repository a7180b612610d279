import type { RateBudget, RateLimit } from "../types/index.ts";
import { makeExtension } from "../utils/extension.ts";
import { createWeakValues } from "../utils/weak-values.ts";

/**
 * The state of one agreement's token bucket, as far as the client knows it. All clients of the agreement in this
 * process share it, because the server keeps one bucket for both hosts (S-02). Times are in milliseconds since 1970.
 */
export interface AgreementBudget {
  /** Calls under way. */
  running: number;
  /** Calls that wait for their turn. */
  waiting: number;
  /** The bucket as the server last reported it, at `toldAt`. */
  rateLimit: RateLimit | undefined;
  /** The tokens used. The number grows with each call until the server reports again. */
  used: number;
  toldAt: number;
  /**
   * No call is sent before this time, because the `Retry-After` of a 429 applies to the agreement and not only to one
   * call.
   */
  pausedUntil: number;
  /** The calls within the day that began at `since`. Fair use ends at 50,000. */
  calls: number;
  since: number;
  /** Settles when every earlier call has had its turn or has given up. */
  queue: Promise<unknown>;
  /** Wakes the first call of the queue when another call has ended. */
  onFreed?: () => void;
}

const newBudget = (): AgreementBudget => ({
  running: 0,
  waiting: 0,
  rateLimit: undefined,
  used: 0,
  toldAt: 0,
  pausedUntil: 0,
  calls: 0,
  since: 0,
  queue: Promise.resolve(),
});

/** Returns the budget of an agreement: the same object as long as a client or a call holds it. */
export type BudgetOf = (agreement: string) => AgreementBudget;

/**
 * Makes a set of budgets, one for each agreement. It keeps nothing of an agreement whose clients and calls are gone.
 */
function createBudgets(): BudgetOf {
  const budgets = createWeakValues<AgreementBudget>();
  return (agreement) => {
    const known = budgets.get(agreement);
    if (known) return known;
    const budget = newBudget();
    budgets.set(agreement, budget);
    return budget;
  };
}

/**
 * Makes a rate budget for the clients that share it: `createEconomic({ …, budget })`. One is enough for a process, because it has a
 * separate bucket for each agreement. Without it, clients of an agreement share a budget only if they have the same `fetch`: a
 * function that is written inline is another one for each client.
 */
export const createRateBudget = (): RateBudget => makeExtension("createRateBudget", createBudgets(), {});

const worlds = new WeakMap<object, BudgetOf>();

/**
 * Returns the budget of an agreement at its hosts, for a client without a `budget`. `world` is the client's clock or
 * fetch. A client with another clock or fetch counts as calling another server, such as the next test's mock.
 */
export function rateBudgetOf(world: object, agreement: string): AgreementBudget {
  const budgetOf = worlds.get(world) ?? createBudgets();
  worlds.set(world, budgetOf);
  return budgetOf(agreement);
}

/** The first budget for each agreement and hosts, whichever `fetch` it belongs to. */
const firstBudgets = createWeakValues<AgreementBudget>();

/** Whether the warning that an agreement has several budgets was logged already. */
let hasWarned = false;

/**
 * Calls `warn` if an agreement at the same hosts gets a second budget, because its clients have different `fetch`
 * functions. It warns once in a process, because a program may make a client for each request.
 */
export function warnOfSecondBudget(agreement: string, budget: AgreementBudget, warn: () => void): void {
  const first = firstBudgets.get(agreement);
  if (first === undefined) firstBudgets.set(agreement, budget);
  if (hasWarned || first === undefined || first === budget) return;
  hasWarned = true;
  warn();
}
