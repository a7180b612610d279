import { type DraftEntry, draftEntryAccruals } from "../../records/journals.ts";
import { type BookedEntry, bookedEntries } from "../../records/ledger.ts";
import type { Agreement } from "../../store/agreement.ts";
import type { NewEntry } from "../ledger/post.ts";
import { accrualLines } from "./accrual-lines.ts";
import { draftTypes } from "./entry-types.ts";
import { type Posting, postingsOf } from "./postings.ts";

/** The fields that every posted line copies from its entry. */
const kept = [
  "date",
  "currency",
  "text",
  "customerInvoiceNumber",
  "supplierInvoiceNumber",
  "projectNumber",
  "costTypeNumber",
  "departmentalDistributionNumber",
  "dimension2Key",
  "dimension3Key",
  "quantity1",
  "quantity2",
  "unit1Number",
  "unit2Number",
] as const;

/** The fields that only the line of the customer or supplier has (O-49). */
const party = ["customerNumber", "supplierNumber", "dueDate", "paymentTypeNumber"] as const;

const pick = <K extends keyof DraftEntry>(draft: DraftEntry, fields: readonly K[]): Pick<DraftEntry, K> =>
  Object.fromEntries(
    fields.filter((field) => draft[field] !== undefined).map((field) => [field, draft[field]]),
  ) as Pick<DraftEntry, K>;

function lineOf(draft: DraftEntry, posting: Posting): NewEntry {
  const { accountNumber, amount, amountInBaseCurrency, vatCode, isParty } = posting;
  return {
    ...pick(draft, kept),
    entryType: draftTypes[draft.entryType].posted,
    accountNumber,
    amount,
    amountInBaseCurrency,
    ...(vatCode === undefined ? {} : { vatCode }),
    ...(isParty
      ? { ...pick(draft, party), remainder: amount, remainderInBaseCurrency: amountInBaseCurrency }
      : {}),
  };
}

/** Makes the ledger lines of a voucher's drafts and of their accruals. */
export const entriesToPost = (drafts: readonly DraftEntry[], agreement: Agreement): NewEntry[] =>
  drafts.flatMap((draft) => {
    const lines = postingsOf(agreement, draft).map((posting) => lineOf(draft, posting));
    const accrual = agreement.table(draftEntryAccruals).get(`${draft.journalNumber}/${draft.entryNumber}`);
    return accrual === undefined ? lines : [...lines, ...accrualLines(agreement, lines, accrual)];
  });

const payments: ReadonlySet<string> = new Set(["customerPayment", "supplierPayment"]);

/** Finds the open entries that a payment names by customer or supplier and invoice number. */
export function openEntriesFor(payment: BookedEntry, agreement: Agreement): readonly BookedEntry[] {
  const { customerNumber, supplierNumber, customerInvoiceNumber, supplierInvoiceNumber } = payment;
  if (!payments.has(payment.entryType)) return [];
  const table = agreement.table(bookedEntries);
  const isOther = (entry: BookedEntry): boolean => entry.remainder !== 0 && !payments.has(entry.entryType);
  if (customerNumber !== undefined && customerInvoiceNumber !== undefined) {
    return table
      .by("customerNumber", customerNumber)
      .filter(
        (entry) =>
          isOther(entry) &&
          (entry.bookedInvoiceNumber ?? entry.customerInvoiceNumber) === customerInvoiceNumber,
      );
  }
  if (supplierNumber !== undefined && supplierInvoiceNumber !== undefined) {
    return table
      .by("supplierNumber", supplierNumber)
      .filter((entry) => isOther(entry) && entry.supplierInvoiceNumber === supplierInvoiceNumber);
  }
  return [];
}
