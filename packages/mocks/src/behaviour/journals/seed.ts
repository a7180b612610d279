import { type Journal, journals } from "../../records/journals.ts";
import type { Agreement } from "../../store/agreement.ts";

const seededJournals: readonly Journal[] = [
  {
    journalNumber: 1,
    name: "Daglig",
    minimumVoucherNumber: 1,
    maximumVoucherNumber: 9_999,
    customerContraAccountNumber: 5820,
    supplierContraAccountNumber: 5820,
    customerPaymentText: "Indbetaling",
    supplierPaymentText: "Betaling",
  },
  { journalNumber: 2, name: "Løn", minimumVoucherNumber: 10_000, maximumVoucherNumber: 14_999 },
  { journalNumber: 3, name: "Efterposteringer", minimumVoucherNumber: 15_000, maximumVoucherNumber: 19_999 },
];

/** Adds the journals of a new agreement (C-01). Invoices have a separate number series, with higher numbers. */
export function seedJournals(agreement: Agreement): void {
  for (const journal of seededJournals)
    agreement.table(journals).insert({ ...journal, balancesPerVoucher: true });
}
