import { MockBug } from "../../errors/mock-error.ts";
import { sum } from "../../money/index.ts";
import { draftEntries } from "../../records/journals.ts";
import { type BookedEntry, bookedEntries } from "../../records/ledger.ts";
import type { Agreement } from "../../store/agreement.ts";
import { periodOf } from "./periods.ts";

type Given =
  | "entryNumber"
  | "voucherNumber"
  | "year"
  | "periodNumber"
  | "remainder"
  | "remainderInBaseCurrency";

/** A line to post, without the numbers, year and period that posting adds. */
export type NewEntry = Omit<BookedEntry, Given> &
  Partial<Pick<BookedEntry, "voucherNumber" | "remainder" | "remainderInBaseCurrency">>;

/**
 * Posts the lines of one voucher. All entries of the ledger are made here. Default of the voucher number: the next of
 * the invoices' series. Throws a mock bug if the lines do not sum to zero or a date is in no accounting year: the
 * caller checks both.
 */
export function postEntries(
  agreement: Agreement,
  entries: readonly NewEntry[],
  voucherNumber?: number,
): readonly BookedEntry[] {
  const total = sum(entries.map((entry) => entry.amountInBaseCurrency));
  if (total !== 0) throw new MockBug(`a voucher does not balance: its lines sum to ${total}`);
  const placed = entries.map((entry) => {
    const period = periodOf(agreement, entry.date);
    if (period === undefined) throw new MockBug(`${entry.date} lies in no accounting year`);
    return { ...entry, year: period.year, periodNumber: period.periodNumber };
  });
  const table = agreement.table(bookedEntries);
  const voucher = voucherNumber ?? nextInSeries(agreement);
  return placed.map((entry) =>
    table.insert({
      remainder: 0,
      remainderInBaseCurrency: 0,
      voucherNumber: voucher,
      ...entry,
      entryNumber: agreement.next("entries", 1),
    }),
  );
}

/** Returns the next number of the invoices' series that no journal has used. */
function nextInSeries(agreement: Agreement): number {
  for (;;) {
    const number = agreement.next("vouchers", 20_001);
    const isUsed =
      agreement.table(bookedEntries).by("voucherNumber", number).length > 0 ||
      agreement.table(draftEntries).by("voucherNumber", number).length > 0;
    if (!isUsed) return number;
  }
}
