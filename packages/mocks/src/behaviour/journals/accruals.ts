import type { Call } from "../../engine/call.ts";
import type { Fault } from "../../errors/refusal.ts";
import { projection } from "../../projection/projection.ts";
import { computed, readOnly } from "../../projection/rules.ts";
import { type DraftEntryAccrual, draftEntries } from "../../records/journals.ts";
import { accounts } from "../../records/ledger.ts";
import { serviceDefaults } from "../../surface/apis/defaults.ts";
import { yearOf } from "../ledger/periods.ts";
import { serviceDate } from "../ledger/service-date.ts";

const monthOf = (date: unknown): number => {
  const [year, month] = String(date).split("-").map(Number);
  return (year ?? 0) * 12 + (month ?? 0);
};

export const accrualOnService = projection(
  {
    entryNumber: "entryNumber",
    journalNumber: "journalNumber",
    accountNumber: "accountNumber",
    startDate: serviceDate("startDate"),
    endDate: serviceDate("endDate"),
    // The number of calendar months, first and last included.
    months: computed(({ startDate, endDate }) => monthOf(endDate) - monthOf(startDate) + 1),
    objectVersion: readOnly("objectVersion"),
  },
  serviceDefaults,
);

/** The types of entry that can be accrued. A payment is neither cost nor income. */
const accrued: ReadonlySet<string> = new Set(["supplierInvoice", "financeVoucher", "manualCustomerInvoice"]);

/** Finds everything wrong with an accrual that the schema cannot find. */
export function checkAccrual(accrual: DraftEntryAccrual, { agreement }: Call): Fault[] {
  const { entryNumber, journalNumber, accountNumber, startDate, endDate } = accrual;
  const entry = agreement.table(draftEntries).get(entryNumber);
  if (entry === undefined || entry.journalNumber !== journalNumber) {
    const message = `Journal ${journalNumber} has no entry ${entryNumber}.`;
    return [{ at: "entryNumber", code: "JournalEntryDoesNotExist", message, input: entryNumber }];
  }
  const faults: Fault[] = [];
  const fault = (at: string, code: string, message: string): void => {
    faults.push({ at, code, message });
  };
  if (!accrued.has(entry.entryType))
    fault("entryNumber", "JournalEntryAccrualWrongEntryType", "Payments cannot be accrued.");
  if (!agreement.table(accounts).has(accountNumber))
    fault("accountNumber", "JournalEntryAccrualAccountNotFound", `Account ${accountNumber} was not found.`);
  if (endDate < startDate)
    fault("endDate", "JournalEntryAccrualEndBeforeStart", "The accrual ends before it starts.");
  const year = yearOf(agreement, startDate);
  if (year === undefined || year.closed === true) {
    const code = "JournalEntryAccrualsStartDateNotInValidAccountingYear";
    fault("startDate", code, "The accrual starts in no open accounting year.");
  }
  return faults;
}
