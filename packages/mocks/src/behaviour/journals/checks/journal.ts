import type { Call } from "../../../engine/call.ts";
import type { Fault } from "../../../errors/refusal.ts";
import { type DraftEntry, type Journal, journals } from "../../../records/journals.ts";
import { yearOf } from "../../ledger/periods.ts";
import { nextVoucherNumber, rangeOf, voucherNumberUse } from "../../ledger/voucher-numbers.ts";
import type { EntryInput } from "../complete.ts";

function checkVoucher(entry: EntryInput, journal: Journal, call: Call, before?: DraftEntry): Fault[] {
  const { agreement } = call;
  const year = yearOf(agreement, entry.date)?.year;
  const { minimum, maximum } = rangeOf(journal);
  const fault = (apis: string, rest: string, message: string): Fault[] => [
    { at: "voucherNumber", code: { rest, apis }, message, input: entry.voucherNumber ?? null },
  ];
  if (year === undefined) return [];
  if (entry.voucherNumber === undefined) {
    if (nextVoucherNumber(agreement, journal, year) <= maximum) return [];
    return fault(
      "JournalVoucherNextNumberNotWithinBoundaries",
      "E04041",
      "The journal has no voucher number left.",
    );
  }
  const number = entry.voucherNumber;
  if (number < minimum || number > maximum) {
    const message = `The voucher number must be between ${minimum} and ${maximum}.`;
    return fault("JournalEntryVoucherNumberNotWithinBoundaries", "E04041", message);
  }
  if (before?.voucherNumber === number && before.year === year) return [];
  const use = voucherNumberUse(agreement, year, number);
  if (use === undefined || (use !== "ledger" && use.journalNumber === journal.journalNumber)) return [];
  return fault(
    "JournalVoucherEntityAlreadyExistsError",
    "E06010",
    `Voucher ${year}-${number} exists already.`,
  );
}

/** Checks the journal of an entry: it exists, accepts the type, and its range includes the voucher's number. */
export function checkJournal(entry: EntryInput, call: Call, before?: DraftEntry): Fault[] {
  const journal = call.agreement.table(journals).get(entry.journalNumber);
  if (journal === undefined) {
    const message = `Journal ${entry.journalNumber} does not exist.`;
    return [
      { at: "journalNumber", code: { apis: "JournalDoesNotExist" }, message, input: entry.journalNumber },
    ];
  }
  if (before !== undefined && before.journalNumber !== entry.journalNumber) {
    const message = "An entry cannot move to another journal.";
    return [{ at: "journalNumber", code: "JournalNumberCannotBeChangedOnDraftEntry", message }];
  }
  const faults: Fault[] = [];
  if (journal.allowedEntryType !== undefined && journal.allowedEntryType !== entry.entryType) {
    const code = { apis: "JournalEntryTypeNotCorrect" };
    faults.push({ at: "entryType", code, message: `The journal takes ${journal.allowedEntryType} only.` });
  }
  return [...faults, ...checkVoucher(entry, journal, call, before)];
}
