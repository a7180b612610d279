import type { Rule } from "../../projection/rule.ts";
import type { EntryType } from "../../records/ledger.ts";

/** The service's numbers for entry types, from 1; 0 means any and stands on no entry (O-18). */
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

/** `type`: a number on the service, a name in the record. */
export const entryTypeNumber: Rule = {
  read: (entry) => entryTypes.indexOf(entry.entryType as EntryType) + 1,
};
