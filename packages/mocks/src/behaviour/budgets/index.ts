import type { Call } from "../../engine/call.ts";
import { type Domain, resource } from "../../engine/resource.ts";
import type { Fault } from "../../errors/refusal.ts";
import { projection } from "../../projection/projection.ts";
import { readOnly } from "../../projection/rules.ts";
import { type BudgetFigure, budgetFigures } from "../../records/budgets.ts";
import { accounts } from "../../records/ledger.ts";
import { SERVICE } from "../../surface/apis/defaults.ts";
import { serviceDate } from "../ledger/service-date.ts";

const onService = projection(
  {
    number: readOnly("number"),
    accountNumber: "accountNumber",
    fromDate: serviceDate("fromDate"),
    toDate: serviceDate("toDate"),
    amountDefaultCurrency: "amount",
    text: "text",
    objectVersion: readOnly("objectVersion"),
  },
  SERVICE,
);

/** The published text of the code says the opposite of what its name says: the name is right. */
function check({ fromDate, toDate }: BudgetFigure, _call: Call): Fault[] {
  if (fromDate <= toDate) return [];
  return [
    { at: "toDate", code: "ToDateBeforeFromDate", message: "The end lies before the start.", input: toDate },
  ];
}

/** budgetsapi: figures, each with a number that the server gives out. */
export const budgetsDomain: Domain = {
  name: "budgets",
  resources: [
    resource<BudgetFigure>({
      kind: budgetFigures,
      faces: [{ document: "budgets", path: "/budget-figures", projection: onService }],
      references: { accountNumber: { kind: accounts, code: "AccountNotFound" } },
      check,
    }),
  ],
};
