import { sum } from "../../money/index.ts";
import type { Agreement } from "../../store/agreement.ts";
import type { BookedEntry } from "./kinds.ts";
import { type DateProblem, dateProblem } from "./periods.ts";
import { postEntries } from "./post.ts";
import { settle } from "./settle.ts";
import { SYSTEM_ACCOUNTS } from "./system-accounts.ts";

/** The difference that a settlement would post, and why it cannot be posted on its date. */
export interface Blocked {
  readonly problem: DateProblem;
  readonly date: string;
}

const isOpen = ({ remainder }: BookedEntry): boolean => remainder !== 0;

const inOrder = (a: BookedEntry, b: BookedEntry): number =>
  a.date < b.date ? -1 : a.date > b.date ? 1 : a.entryNumber - b.entryNumber;

/**
 * Settles the open entries of one customer or supplier against each other, oldest first. A difference in the base
 * currency is posted on the day of the newest entry.
 *
 * @returns how many pairs were settled, or why the difference cannot be posted: the caller takes the changes back then.
 */
export function matchEntries(agreement: Agreement, entries: readonly BookedEntry[]): number | Blocked {
  const open = entries.filter(isOpen).sort(inOrder);
  const debits = open.filter(({ remainder }) => remainder > 0);
  const credits = open.filter(({ remainder }) => remainder < 0);
  const differences: number[] = [];
  let [debit, credit] = [debits.shift(), credits.shift()];
  while (debit !== undefined && credit !== undefined) {
    const settled = settle(agreement, debit, credit);
    differences.push(settled.difference);
    debit = isOpen(settled.debit) ? settled.debit : debits.shift();
    credit = isOpen(settled.credit) ? settled.credit : credits.shift();
  }
  const difference = sum(differences);
  const newest = open.at(-1);
  if (difference === 0 || newest === undefined) return differences.length;
  const problem = dateProblem(agreement, newest.date);
  if (problem !== undefined) return { problem, date: newest.date };
  postDifference(agreement, newest, difference);
  return differences.length;
}

/** Brings the party's account to what its open entries say, against the account for exchange differences. */
function postDifference(agreement: Agreement, newest: BookedEntry, difference: number): void {
  const { customerNumber, supplierNumber, date, accountNumber } = newest;
  const common = {
    entryType: "systemEntry" as const,
    date,
    currency: agreement.settings.baseCurrency,
    text: "Kursdifference",
  };
  postEntries(
    agreement,
    [
      {
        ...common,
        accountNumber,
        amount: -difference,
        amountInBaseCurrency: -difference,
        ...(customerNumber === undefined ? {} : { customerNumber }),
        ...(supplierNumber === undefined ? {} : { supplierNumber }),
      },
      {
        ...common,
        accountNumber: SYSTEM_ACCOUNTS.exchangeDifference,
        amount: difference,
        amountInBaseCurrency: difference,
      },
    ],
    newest.voucherNumber,
  );
}
