import { draftEntries, type Journal } from "../../records/journals.ts";
import { bookedEntries } from "../../records/ledger.ts";
import type { Agreement } from "../../store/agreement.ts";

const highestNumber = 999_999_999;

/** Returns the range of a journal's voucher numbers. */
export const rangeOf = ({ minimumVoucherNumber, maximumVoucherNumber }: Journal) => ({
  minimum: minimumVoucherNumber ?? 1,
  maximum: maximumVoucherNumber ?? highestNumber,
});

/**
 * Returns the number of a journal's next voucher in a year: one above the highest drafted or booked number in its
 * range, so that deleting the newest voucher frees its number (S-09). A number above the range means that the range is
 * used up.
 */
export function nextVoucherNumber(agreement: Agreement, journal: Journal, year: string): number {
  const { minimum, maximum } = rangeOf(journal);
  let highest = Math.max(minimum, journal.nextVoucherNumber ?? 0) - 1;
  const used = [
    agreement.table(draftEntries).by("year", year),
    agreement.table(bookedEntries).by("year", year),
  ];
  for (const entries of used) {
    for (const { voucherNumber } of entries) {
      if (voucherNumber > highest && voucherNumber <= maximum) highest = voucherNumber;
    }
  }
  return highest + 1;
}

/**
 * Finds where a voucher number is used in a year: in the drafts of a journal, or in the ledger. Returns undefined if
 * the number is free.
 */
export function voucherNumberUse(
  agreement: Agreement,
  year: string,
  voucherNumber: number,
): { readonly journalNumber: number } | "ledger" | undefined {
  const draft = agreement
    .table(draftEntries)
    .by("voucherNumber", voucherNumber)
    .find((entry) => entry.year === year);
  if (draft !== undefined) return draft;
  const booked = agreement.table(bookedEntries).by("voucherNumber", voucherNumber);
  return booked.some((entry) => entry.year === year) ? "ledger" : undefined;
}
