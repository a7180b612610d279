import { draftEntries, type Journal } from "../../records/journals.ts";
import { bookedEntries } from "../../records/ledger.ts";
import type { Agreement } from "../../store/agreement.ts";

const highestNumber = 999_999_999;

/** The range that a journal's vouchers have to keep to. */
export const rangeOf = ({ minimumVoucherNumber, maximumVoucherNumber }: Journal) => ({
  minimum: minimumVoucherNumber ?? 1,
  maximum: maximumVoucherNumber ?? highestNumber,
});

/**
 * The number that a journal's next voucher gets in a year: one above the highest of its range that is drafted or booked,
 * so deleting the newest frees its number (S-09). It may lie above the range: then there is none.
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

/** Who has a voucher number in a year: nobody, a journal's drafts, or the ledger for good. */
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
