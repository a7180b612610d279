import {
  type AccountingPeriod,
  type AccountingYear,
  accountingPeriods,
  accountingYears,
} from "../../records/ledger.ts";
import type { Agreement } from "../../store/agreement.ts";

/** The reason why nothing can be posted on a day. */
export type DateProblem = "no year" | "closed year" | "closed period" | "barred period";

const contains = (span: { readonly fromDate: string; readonly toDate: string }, date: string): boolean =>
  span.fromDate <= date && date <= span.toDate;

/** Finds the accounting year of a day. */
export const yearOf = (agreement: Agreement, date: string): AccountingYear | undefined =>
  agreement
    .table(accountingYears)
    .all()
    .find((year) => contains(year, date));

/** Finds the period of a day. */
export const periodOf = (agreement: Agreement, date: string): AccountingPeriod | undefined =>
  agreement
    .table(accountingPeriods)
    .all()
    .find((period) => contains(period, date));

/** Returns why nothing can be posted on a day, or undefined if posting is possible. */
export function dateProblem(agreement: Agreement, date: string): DateProblem | undefined {
  const year = yearOf(agreement, date);
  if (year === undefined) return "no year";
  if (year.closed === true) return "closed year";
  const period = periodOf(agreement, date);
  if (period?.closed === true) return "closed period";
  return period?.barred === true ? "barred period" : undefined;
}
