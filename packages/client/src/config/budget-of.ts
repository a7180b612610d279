import type { WriteLog } from "../hooks/write-log.ts";
import {
  type AgreementBudget,
  type BudgetOf,
  rateBudgetOf,
  warnOfSecondBudget,
} from "../transport/rate-budget.ts";
import { systemClock } from "../utils/clock.ts";
import { implementationOf } from "../utils/extension.ts";
import { isOfMocks } from "../utils/is-of-mocks.ts";
import type { EconomicOptions } from "./options.ts";

const secondBudget =
  "A second client of this agreement has another fetch, and so a separate rate budget: together they may exceed the limit. " +
  "Make both clients with the same fetch, or with the same budget from createRateBudget().";

/**
 * Returns the rate budget of a client's agreement: from the option `budget`, or else the budget that the agreement's
 * clients share if they have the same hosts and the same `fetch` (or `clock`).
 */
export function budgetOf(
  { budget, clock, fetch }: Pick<Partial<EconomicOptions>, "budget" | "clock" | "fetch">,
  agreement: string,
  server: string,
  log: WriteLog,
): AgreementBudget {
  const shared = implementationOf<BudgetOf>("createRateBudget", budget);
  // The option `budget` has one budget for each agreement, whatever hosts its clients call.
  if (shared) return shared(agreement);
  const name = `${agreement} ${server}`;
  const own = rateBudgetOf(clock ?? fetch ?? systemClock, name);
  // In tests, each mock is a separate server with a separate budget.
  const isTest = clock !== undefined || (fetch !== undefined && isOfMocks(fetch));
  if (!isTest) warnOfSecondBudget(name, own, () => log("warn", () => secondBudget));
  return own;
}
