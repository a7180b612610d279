import { projection } from "../../projection/projection.ts";
import { computed, readOnly, reference } from "../../projection/rules.ts";
import { bookedEntries } from "../../records/ledger.ts";
import type { Agreement } from "../../store/agreement.ts";
import { kind } from "../../store/kind.ts";
import { linkTemplate } from "../../surface/links.ts";

/** The booked entries of a year with the same voucher number. Vouchers are not stored. */
export type BookedVoucher = { readonly year: string; readonly voucherNumber: number };

export const bookedVouchers = kind<BookedVoucher>("bookedVouchers", "year", "voucherNumber");

/** Lists the vouchers of a year, by number. */
export function vouchersOfYear(agreement: Agreement, year: string): readonly BookedVoucher[] {
  const numbers = new Set(
    agreement
      .table(bookedEntries)
      .by("year", year)
      .map(({ voucherNumber }) => voucherNumber),
  );
  return [...numbers].sort((a, b) => a - b).map((voucherNumber) => ({ year, voucherNumber }));
}

const entriesOf = linkTemplate("/accounting-years/{year}/entries");

/** A voucher: its number, and a link to its entries. No other property is recorded (L-150). */
export const voucherOfYear = projection({
  voucherNumber: readOnly("voucherNumber"),
  accountingYear: reference("/accounting-years/{year}", { readOnly: true }),
  entries: computed((voucher, { base, linkSuffix }) => {
    const filter = `filter=voucherNumber$eq:${String(voucher.voucherNumber)}`;
    return `${base}${entriesOf(voucher)}${linkSuffix === "" ? "?" : `${linkSuffix}&`}${filter}`;
  }),
});
