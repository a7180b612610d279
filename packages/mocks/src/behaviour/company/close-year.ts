import { round } from "../../money/index.ts";
import {
  type AccountingYear,
  accountingPeriods,
  accountingYears,
  accounts,
  bookedEntries,
} from "../../records/ledger.ts";
import type { Agreement } from "../../store/agreement.ts";
import { sumsByAccount } from "../ledger/balance.ts";
import { type NewEntry, postEntries } from "../ledger/post.ts";
import { systemAccounts } from "../ledger/system-accounts.ts";

/** The voucher number of the entries that restate a year's balances. */
const openingVoucher = 0;

/**
 * Closes an accounting year and its periods, and restates the balance sheet at the start of the next year, with the
 * result on its account. These entries repeat earlier ones, so sums over several years must leave them out.
 */
export function closeYear(agreement: Agreement, year: AccountingYear, next: AccountingYear): void {
  agreement.table(accountingYears).update(year.year, { closed: true });
  const periods = agreement.table(accountingPeriods);
  for (const { periodNumber } of periods.by("year", year.year))
    periods.update(periodNumber, { closed: true });
  const sums = sumsByAccount(agreement.table(bookedEntries).by("year", year.year));
  const opening = new Map<number, number>();
  for (const [accountNumber, total] of sums) {
    const isBalance = agreement.table(accounts).get(accountNumber)?.accountType === "status";
    const target = isBalance ? accountNumber : systemAccounts.resultCarriedForward;
    opening.set(target, round((opening.get(target) ?? 0) + total));
  }
  const entries = [...opening]
    .filter(([, amount]) => amount !== 0)
    .sort(([a], [b]) => a - b)
    .map(
      ([accountNumber, amount]): NewEntry => ({
        entryType: "openingEntry",
        date: next.fromDate,
        text: "Primo",
        accountNumber,
        amount,
        amountInBaseCurrency: amount,
        currency: agreement.settings.baseCurrency,
      }),
    );
  if (entries.length > 0) postEntries(agreement, entries, openingVoucher);
}
