import type { Rule } from "../../projection/rule.ts";
import type { EntryType } from "../../records/ledger.ts";

/** The entry types in the order of the service's numbers, from 1. No entry has 0, which means any type (O-18). */
const entryTypes: readonly EntryType[] = [
  "customerInvoice",
  "customerPayment",
  "supplierInvoice",
  "supplierPayment",
  "financeVoucher",
  "reminder",
  "openingEntry",
  "transferredOpeningEntry",
  "systemEntry",
  "manualDebtorInvoice",
];

/** `type` is a number on the service, but a name in the record. */
export const entryTypeNumber: Rule = {
  read: (entry) => entryTypes.indexOf(entry.entryType as EntryType) + 1,
};
