import { type Handler, ok } from "../../engine/call.ts";
import { notFound } from "../../errors/refusal.ts";
import { accountingPeriods, accountingYears, accounts, bookedEntries } from "../../records/ledger.ts";
import type { Agreement } from "../../store/agreement.ts";
import { kind } from "../../store/kind.ts";
import { sumsByAccount } from "../ledger/balance.ts";
import { periodTotalOnRest, totalOnRest } from "./projections.ts";

/** The total of one account in a year or a period. It is computed, not stored. */
export type AccountTotal = {
  readonly accountNumber: number;
  /** In the base currency. */
  readonly total: number;
  readonly year: string;
  readonly periodNumber?: number;
  readonly fromDate: string;
  readonly toDate: string;
};

export const accountTotals = kind<AccountTotal>("accountTotals", "accountNumber");

type Span = Omit<AccountTotal, "accountNumber" | "total">;

function spanOf(agreement: Agreement, year: string, periodNumber: number | undefined): Span | undefined {
  if (periodNumber === undefined) {
    const span = agreement.table(accountingYears).get(year);
    return span && { year, fromDate: span.fromDate, toDate: span.toDate };
  }
  const span = agreement.table(accountingPeriods).get(periodNumber);
  if (span === undefined || span.year !== year) return undefined;
  return { year, periodNumber, fromDate: span.fromDate, toDate: span.toDate };
}

/**
 * Computes the totals of every account in a year or one of its periods. The list is empty for a year that does not
 * exist (S-12). The total of a heading or summing account is 0. Entries that restate a balance are included, so the
 * total of a balance account is its balance at the end of the year.
 */
export function totalsOf(agreement: Agreement, year: string, periodNumber?: number): AccountTotal[] {
  const span = spanOf(agreement, year, periodNumber);
  if (span === undefined) return [];
  const inYear = agreement.table(bookedEntries).by("year", year);
  const sums = sumsByAccount(
    periodNumber === undefined ? inYear : inYear.filter((entry) => entry.periodNumber === periodNumber),
  );
  return agreement
    .table(accounts)
    .all()
    .map(({ accountNumber }) => ({ accountNumber, total: sums.get(accountNumber) ?? 0, ...span }));
}

/** Answers the total of one account in a year or a period. */
export const accountTotal: Handler = (call) => {
  const { accountNumber, accountingYear, accountingYearPeriod } = call.params;
  const period = accountingYearPeriod === undefined ? undefined : Number(accountingYearPeriod);
  const total = totalsOf(call.agreement, String(accountingYear), period).find(
    (candidate) => candidate.accountNumber === accountNumber,
  );
  if (total === undefined) throw notFound();
  return ok((period === undefined ? totalOnRest : periodTotalOnRest).render(total, call));
};
