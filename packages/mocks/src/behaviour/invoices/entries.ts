import { sum } from "../../money/index.ts";
import { customerGroups, customers } from "../../records/customers.ts";
import type { BookedInvoice } from "../../records/invoices.ts";
import { vatAccounts } from "../../records/ledger.ts";
import type { Agreement } from "../../store/agreement.ts";
import type { NewEntry } from "../ledger/post.ts";

/** The account for rounding differences. */
const roundingAccount = 1090;

/**
 * Makes the lines of an invoice: the customer owes the gross amount, sales and VAT are credited, and the rest is
 * rounding.
 */
export function entriesOf(invoice: BookedInvoice, agreement: Agreement): NewEntry[] {
  const { date, currency, bookedInvoiceNumber, customerNumber } = invoice;
  const group = agreement.table(customers).get(customerNumber)?.customerGroupNumber;
  const debtors = agreement.table(customerGroups).get(group ?? 0)?.accountNumber ?? 5600;
  const common = {
    entryType: "customerInvoice",
    date,
    currency,
    text: `Faktura ${bookedInvoiceNumber}`,
    bookedInvoiceNumber,
  } as const;
  const credits = new Map<string, NewEntry>();
  const credit = (accountNumber: number, amount: number, base: number, vatCode?: string): void => {
    if (amount === 0 && base === 0) return;
    const name = `${accountNumber}/${vatCode ?? ""}`;
    const known = credits.get(name);
    credits.set(name, {
      ...common,
      accountNumber,
      amount: sum([known?.amount ?? 0, -amount]),
      amountInBaseCurrency: sum([known?.amountInBaseCurrency ?? 0, -base]),
      ...(vatCode === undefined ? {} : { vatCode }),
    });
  };
  for (const line of invoice.lines) {
    if (line.accountNumber === undefined) continue;
    credit(line.accountNumber, line.totalNetAmount ?? 0, line.netAmountInBaseCurrency ?? 0, line.vatCode);
    const vatAccount =
      line.vatCode === undefined ? undefined : agreement.table(vatAccounts).get(line.vatCode)?.accountNumber;
    if (vatAccount !== undefined) credit(vatAccount, line.vatAmount ?? 0, line.vatAmountInBaseCurrency ?? 0);
  }
  credit(roundingAccount, 0, invoice.roundingAmount ?? 0);
  const owed: NewEntry = {
    ...common,
    accountNumber: debtors,
    customerNumber,
    amount: invoice.grossAmount ?? 0,
    amountInBaseCurrency: invoice.grossAmountInBaseCurrency ?? 0,
    remainder: invoice.grossAmount ?? 0,
    remainderInBaseCurrency: invoice.grossAmountInBaseCurrency ?? 0,
    ...(invoice.dueDate === undefined ? {} : { dueDate: invoice.dueDate }),
  };
  return [owed, ...credits.values()];
}
