import type { Fault } from "../../errors/refusal.ts";
import type { BudgetFigure } from "../../records/budgets.ts";

/**
 * Checks the dates of a figure. The published text of the error code contradicts the code's name. This check follows
 * the name.
 */
export function checkFigure({ fromDate, toDate }: BudgetFigure): Fault[] {
  if (fromDate <= toDate) return [];
  return [
    { at: "toDate", code: "ToDateBeforeFromDate", message: "The end lies before the start.", input: toDate },
  ];
}
