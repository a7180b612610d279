import type { Call } from "../../../engine/call.ts";
import type { Fault } from "../../../errors/refusal.ts";
import { accountingYears } from "../../../records/ledger.ts";
import { dateProblem, yearOf } from "../../ledger/periods.ts";
import type { EntryInput } from "../complete.ts";

/** Codes of the service by problem. REST has one code for all of them, and for barred accounts as well. */
const problems = {
  "no year": ["JournalEntryDateAccountingYearDoesNotExist", "Datoen ligger ikke i et regnskabsår."],
  "closed year": ["JournalEntryDateAccountingYearClosed", "Regnskabsåret er lukket."],
  "closed period": ["JournalEntryDateAccountingYearPeriodBarred", "Perioden er lukket."],
  // The server's own words, in the agreement's language (L-128).
  "barred period": ["JournalEntryDateAccountingYearPeriodBarred", "Perioden er spærret."],
} as const;

/** Checks that the date is in an open year and an unbarred period, and in the year that the voucher names. */
export function checkDate({ date, year, dueDate }: EntryInput, { agreement }: Call): Fault[] {
  const faults: Fault[] = [];
  // REST shows both dates, under a name with a capital (L-133).
  const shown = {
    name: "Date",
    input: { voucherAccountingYear: year ?? yearOf(agreement, date)?.year ?? null, entryDate: date },
    hint: "Choose a day in an open period of the voucher's accounting year.",
  };
  const problem = dateProblem(agreement, date);
  if (problem !== undefined) {
    const [code, message] = problems[problem];
    faults.push({ at: "date", code: { rest: "E04041", apis: code }, message, ...shown });
  }
  const owner = year === undefined ? undefined : agreement.table(accountingYears).get(year);
  if (owner !== undefined && (date < owner.fromDate || date > owner.toDate)) {
    const code = { rest: "E04041", apis: "JournalEntryNotWithinEnclosingVoucherAccountingYear" };
    faults.push({
      at: "date",
      code,
      message: `Datoen ligger ikke i regnskabsåret ${owner.year}.`,
      ...shown,
    });
  }
  if (dueDate !== undefined && dueDate < date) {
    const code = { rest: "E04760", apis: "JournalEntryDueDateNotInRange" };
    faults.push({ at: "dueDate", code, message: "dueDate lies before date.", input: dueDate });
  }
  return faults;
}
