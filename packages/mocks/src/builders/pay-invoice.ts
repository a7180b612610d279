import { postDrafts } from "../behaviour/journals/book.ts";
import { completeEntry } from "../behaviour/journals/complete.ts";
import { type DateProblem, dateProblem } from "../behaviour/ledger/periods.ts";
import { round } from "../money/index.ts";
import { type BookedInvoice, bookedInvoices } from "../records/invoices.ts";
import type { Agreement } from "../store/agreement.ts";

/** The number of the account that customers pay into. */
const bank = 5820;

const daily = 1;

/** Returns the amount to pay. Throws if it is 0, or more than the open amount. */
export function payable(what: string, owed: number, amount: number | true): number {
  const paid = amount === true ? owed : amount;
  if (round(paid) !== paid) throw new Error(`${what}: ${paid} is not an amount in whole cents.`);
  const isPart = Math.sign(paid) === Math.sign(owed) && Math.abs(paid) <= Math.abs(owed);
  if (owed !== 0 && paid !== 0 && isPart) return paid;
  if (owed === 0 && amount === true) return 0;
  throw new Error(`${what}: ${paid} cannot be paid on an invoice whose open amount is ${owed}.`);
}

/** Why no payment can be posted on a day, in words. */
const reasons: Readonly<Record<DateProblem, string>> = {
  "no year": "the agreement has no accounting year for that day",
  "closed year": "the accounting year of that day is closed",
  "closed period": "the accounting period of that day is closed",
  "barred period": "the accounting period of that day is barred",
};

/** Throws if no payment can be posted on a day. */
export function refuseDay(what: string, agreement: Agreement, date: string): void {
  const problem = dateProblem(agreement, date);
  if (problem !== undefined)
    throw new Error(`${what}: No payment can be posted on ${date} (${reasons[problem]}).`);
}

/**
 * Posts a customer's payment and settles the invoice with it, as e-conomic does when a payment in a journal is booked.
 */
export function payInvoice(
  agreement: Agreement,
  invoice: BookedInvoice,
  amount: number,
  date: string,
): BookedInvoice {
  if (amount === 0) return invoice;
  const { bookedInvoiceNumber, customerNumber, currency, exchangeRate } = invoice;
  const draft = completeEntry(agreement, {
    entryType: "customerPayment",
    entryNumber: 0,
    journalNumber: daily,
    date,
    text: `Indbetaling, faktura ${bookedInvoiceNumber}`,
    amount: -amount,
    currency,
    exchangeRate,
    customerNumber,
    customerInvoiceNumber: bookedInvoiceNumber,
    contraAccountNumber: bank,
  });
  postDrafts(agreement, [draft], draft.voucherNumber);
  return agreement.table(bookedInvoices).get(bookedInvoiceNumber) ?? invoice;
}
