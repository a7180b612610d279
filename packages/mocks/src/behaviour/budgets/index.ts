import { type Domain, resource } from "../../engine/resource.ts";
import { type BudgetFigure, budgetFigures } from "../../records/budgets.ts";
import { accounts } from "../../records/ledger.ts";
import { checkFigure } from "./checks.ts";
import { figureOnService } from "./projections.ts";

/** budgetsapi: budget figures, numbered by the server. */
export const budgetsDomain: Domain = {
  name: "budgets",
  resources: [
    resource<BudgetFigure>({
      kind: budgetFigures,
      endpoints: [{ document: "budgets", path: "/budget-figures", projection: figureOnService }],
      references: { accountNumber: { kind: accounts, code: "AccountNotFound" } },
      check: checkFigure,
    }),
  ],
};
