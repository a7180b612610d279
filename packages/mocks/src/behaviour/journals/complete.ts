import { type DraftEntry, journals } from "../../records/journals.ts";
import type { Agreement } from "../../store/agreement.ts";
import { exchangeRateOf } from "../ledger/exchange-rates.ts";
import { accountOfCustomer, accountOfSupplier } from "../ledger/parties.ts";
import { yearOf } from "../ledger/periods.ts";
import { nextVoucherNumber } from "../ledger/voucher-numbers.ts";
import { draftTypes } from "./entry-types.ts";

/** A draft entry from a body, without the fields that the server computes. */
export type EntryInput = Omit<DraftEntry, "voucherNumber" | "year" | "exchangeRate"> &
  Partial<Pick<DraftEntry, "voucherNumber" | "year" | "exchangeRate">>;

/** Finds the account of the entry's main side: that of the customer's or supplier's group, or the one in the entry. */
function accountOf(agreement: Agreement, entry: EntryInput): number | undefined {
  const { party } = draftTypes[entry.entryType];
  if (party === undefined) return entry.accountNumber;
  if (party === "customer")
    return entry.customerNumber === undefined
      ? undefined
      : accountOfCustomer(agreement, entry.customerNumber);
  return entry.supplierNumber === undefined ? undefined : accountOfSupplier(agreement, entry.supplierNumber);
}

/**
 * Adds the fields that the server computes: account, year, voucher number, exchange rate. The entry has passed its
 * checks.
 */
export function completeEntry(agreement: Agreement, entry: EntryInput): DraftEntry {
  const year = yearOf(agreement, entry.date)?.year ?? entry.date.slice(0, 4);
  const journal = agreement.table(journals).get(entry.journalNumber);
  const { accountNumber: _, vatCode, contraVatCode, ...kept } = entry;
  const accountNumber = accountOf(agreement, entry);
  return {
    ...kept,
    ...(accountNumber === undefined ? {} : { accountNumber }),
    // Callers send an empty code to mean no VAT.
    ...(vatCode === undefined || vatCode === "" ? {} : { vatCode }),
    ...(contraVatCode === undefined || contraVatCode === "" ? {} : { contraVatCode }),
    year,
    voucherNumber:
      entry.voucherNumber ?? (journal === undefined ? 1 : nextVoucherNumber(agreement, journal, year)),
    exchangeRate: entry.exchangeRate ?? exchangeRateOf(agreement, entry.currency),
  };
}
