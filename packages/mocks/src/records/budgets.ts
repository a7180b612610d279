import { kind } from "../store/kind.ts";

/** An amount that is budgeted on one account for a period, in the base currency. */
export type BudgetFigure = {
  readonly number: number;
  readonly accountNumber: number;
  readonly fromDate: string;
  readonly toDate: string;
  readonly amount: number;
  readonly text?: string;
};

export const budgetFigures = kind<BudgetFigure>("budgetFigures", "number");
