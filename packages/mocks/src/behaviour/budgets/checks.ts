import type { Fault } from "../../errors/refusal.ts";
import type { BudgetFigure } from "../../records/budgets.ts";

/** Checks the dates. The published text of the code contradicts its name, and the name is right. */
export function checkFigure({ fromDate, toDate }: BudgetFigure): Fault[] {
  if (fromDate <= toDate) return [];
  return [
    { at: "toDate", code: "ToDateBeforeFromDate", message: "The end lies before the start.", input: toDate },
  ];
}
