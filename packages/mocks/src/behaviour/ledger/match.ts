import { sum } from "../../money/index.ts";
import { bookedInvoices } from "../../records/invoices.ts";
import { type BookedEntry, bookedEntries, matchedPairs } from "../../records/ledger.ts";
import type { Agreement } from "../../store/agreement.ts";
import { type DateProblem, dateProblem } from "./periods.ts";
import { postEntries } from "./post.ts";
import { settle } from "./settle.ts";
import { systemAccounts } from "./system-accounts.ts";

/** The effects of matching some entries. */
export interface MatchPlan {
  /** Numbers of the entries that settle each other: debit, credit. */
  readonly pairs: readonly (readonly [debit: number, credit: number])[];
  /** The entries with their new remainders. */
  readonly entries: readonly BookedEntry[];
  /** The exchange difference: the difference of the settled parts in the base currency. */
  readonly difference: number;
  /** The newest entry. The difference is posted on its day. */
  readonly newest: BookedEntry | undefined;
}

const isOpen = ({ remainder }: BookedEntry): boolean => remainder !== 0;

const inOrder = (a: BookedEntry, b: BookedEntry): number =>
  a.date < b.date ? -1 : a.date > b.date ? 1 : a.entryNumber - b.entryNumber;

/** Plans how the open entries of one customer or supplier settle each other, oldest first. */
export function planMatch(entries: readonly BookedEntry[]): MatchPlan {
  const open = entries.filter(isOpen).sort(inOrder);
  const debits = open.filter(({ remainder }) => remainder > 0);
  const credits = open.filter(({ remainder }) => remainder < 0);
  const pairs: [number, number][] = [];
  const after = new Map<number, BookedEntry>();
  const differences: number[] = [];
  let [debit, credit] = [debits.shift(), credits.shift()];
  while (debit !== undefined && credit !== undefined) {
    const settled = settle(debit, credit);
    pairs.push([debit.entryNumber, credit.entryNumber]);
    differences.push(settled.difference);
    for (const entry of [settled.debit, settled.credit]) after.set(entry.entryNumber, entry);
    debit = isOpen(settled.debit) ? settled.debit : debits.shift();
    credit = isOpen(settled.credit) ? settled.credit : credits.shift();
  }
  return { pairs, entries: [...after.values()], difference: sum(differences), newest: open.at(-1) };
}

/**
 * Returns why the exchange difference of a plan cannot be posted. Returns undefined if it can be posted, or if there
 * is no difference.
 */
export const planProblem = (
  agreement: Agreement,
  { difference, newest }: MatchPlan,
): DateProblem | undefined =>
  difference === 0 || newest === undefined ? undefined : dateProblem(agreement, newest.date);

/**
 * Carries out a plan: stores the pairs (O-49), reduces the remainders of the entries and of their invoices, and posts the
 * difference.
 */
export function applyMatch(agreement: Agreement, plan: MatchPlan): void {
  const pairs = agreement.table(matchedPairs);
  for (const [debit, credit] of plan.pairs) {
    const [fromEntry, toEntry] = [Math.max(debit, credit), Math.min(debit, credit)];
    pairs.insert({ pairNumber: pairs.nextNumber(), fromEntry, toEntry });
  }
  const invoices = agreement.table(bookedInvoices);
  for (const entry of plan.entries) {
    const { remainder, remainderInBaseCurrency, bookedInvoiceNumber } = entry;
    agreement.table(bookedEntries).replace(entry);
    if (bookedInvoiceNumber !== undefined && invoices.has(bookedInvoiceNumber))
      invoices.update(bookedInvoiceNumber, { remainder, remainderInBaseCurrency });
  }
  if (plan.difference !== 0 && plan.newest !== undefined)
    postDifference(agreement, plan.newest, plan.difference);
}

/** Posts the exchange difference between the account of the customer or supplier and the account for differences. */
function postDifference(agreement: Agreement, newest: BookedEntry, difference: number): void {
  const { customerNumber, supplierNumber, date, accountNumber } = newest;
  const line = (account: number, amount: number) => ({
    entryType: "systemEntry" as const,
    date,
    currency: agreement.settings.baseCurrency,
    text: "Kursdifference",
    accountNumber: account,
    amount,
    amountInBaseCurrency: amount,
  });
  const party = {
    ...(customerNumber === undefined ? {} : { customerNumber }),
    ...(supplierNumber === undefined ? {} : { supplierNumber }),
  };
  postEntries(
    agreement,
    [{ ...line(accountNumber, -difference), ...party }, line(systemAccounts.exchangeDifference, difference)],
    newest.voucherNumber,
  );
}
