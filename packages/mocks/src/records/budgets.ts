import { kind } from "../store/kind.ts";

/** An amount budgeted on one account for a span of days, in the base currency. */
export type BudgetFigure = {
  readonly number: number;
  readonly accountNumber: number;
  readonly fromDate: string;
  readonly toDate: string;
  readonly amount: number;
  readonly text?: string;
};

export const budgetFigures = kind<BudgetFigure>("budgetFigures", "number");
