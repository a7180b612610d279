import { notFound, Refusal } from "../../errors/refusal.ts";
import { draftEntries } from "../../records/journals.ts";
import { accountingPeriods, accountingYears, bookedEntries } from "../../records/ledger.ts";
import type { Agreement } from "../../store/agreement.ts";

const refuse = (code: string, message: string): Refusal => new Refusal(400, { code, message });

/** Deletes the newest year if nothing is drafted or posted in it. Throws the service's refusals. */
export function removeYear(agreement: Agreement, name: string): void {
  const years = agreement.table(accountingYears);
  const year = years.get(name);
  if (year === undefined) throw notFound();
  if (years.all().some((other) => other.fromDate > year.fromDate)) {
    const message = "Only the newest accounting year can be deleted.";
    throw refuse("AccountingYearNeededToAvoidGapInAccountingYearSeries", message);
  }
  const used =
    agreement.table(bookedEntries).by("year", name).length > 0 ||
    agreement.table(draftEntries).by("year", name).length > 0;
  if (used) throw refuse("AccountingYearInUse", "The accounting year has entries.");
  const periods = agreement.table(accountingPeriods);
  for (const { periodNumber } of periods.by("year", name)) periods.remove(periodNumber);
  years.remove(name);
}
