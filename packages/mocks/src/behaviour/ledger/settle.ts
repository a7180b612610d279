import { exact, round, subtract, sum } from "../../money/index.ts";
import type { Agreement } from "../../store/agreement.ts";
import { bookedInvoices } from "../invoices/kinds.ts";
import { type BookedEntry, bookedEntries, matchedPairs } from "./kinds.ts";

/** A share of what is open on an entry, in its own currency and in the base currency. */
interface Share {
  readonly amount: number;
  readonly inBaseCurrency: number;
}

const share = (whole: number, part: number, of: number): number => round(exact(whole).times(part).div(of));

/** The share of an entry's remainder that has this size in the entry's currency. */
function shareByAmount({ remainder, remainderInBaseCurrency }: BookedEntry, size: number): Share {
  if (size >= Math.abs(remainder)) return { amount: remainder, inBaseCurrency: remainderInBaseCurrency };
  return {
    amount: Math.sign(remainder) * size,
    inBaseCurrency: share(remainderInBaseCurrency, size, Math.abs(remainder)),
  };
}

/** The share of an entry's remainder that has this size in the base currency. */
function shareByBase({ remainder, remainderInBaseCurrency }: BookedEntry, size: number): Share {
  const whole = { amount: remainder, inBaseCurrency: remainderInBaseCurrency };
  if (size >= Math.abs(remainderInBaseCurrency)) return whole;
  const amount = share(remainder, size, Math.abs(remainderInBaseCurrency));
  // An amount too small to split is closed whole.
  if (amount === remainder) return whole;
  return { amount, inBaseCurrency: Math.sign(remainderInBaseCurrency) * size };
}

/** Takes a share off an entry, and off the invoice that it comes from. */
function reduce(agreement: Agreement, entry: BookedEntry, { amount, inBaseCurrency }: Share): BookedEntry {
  const remainder = subtract(entry.remainder, amount);
  const remainderInBaseCurrency = subtract(entry.remainderInBaseCurrency, inBaseCurrency);
  const invoices = agreement.table(bookedInvoices);
  if (entry.bookedInvoiceNumber !== undefined && invoices.has(entry.bookedInvoiceNumber))
    invoices.update(entry.bookedInvoiceNumber, { remainder, remainderInBaseCurrency });
  return agreement.table(bookedEntries).update(entry.entryNumber, { remainder, remainderInBaseCurrency });
}

/** The two entries as they are now, and what the closed parts differ by in the base currency. */
export interface Settled {
  readonly debit: BookedEntry;
  readonly credit: BookedEntry;
  readonly difference: number;
}

/**
 * Settles a debit entry against a credit one as far as both reach, and remembers the pair (O-49). In one currency the
 * amounts decide and the base currency may differ; across currencies the base currency decides.
 */
export function settle(agreement: Agreement, debit: BookedEntry, credit: BookedEntry): Settled {
  const sameCurrency = debit.currency === credit.currency;
  const size = sameCurrency
    ? Math.min(Math.abs(debit.remainder), Math.abs(credit.remainder))
    : Math.min(Math.abs(debit.remainderInBaseCurrency), Math.abs(credit.remainderInBaseCurrency));
  const take = sameCurrency ? shareByAmount : shareByBase;
  const fromDebit = take(debit, size);
  const fromCredit = take(credit, size);
  const [from, to] = debit.entryNumber > credit.entryNumber ? [debit, credit] : [credit, debit];
  const pairs = agreement.table(matchedPairs);
  pairs.insert({ pairNumber: pairs.nextNumber(), fromEntry: from.entryNumber, toEntry: to.entryNumber });
  return {
    debit: reduce(agreement, debit, fromDebit),
    credit: reduce(agreement, credit, fromCredit),
    difference: sum([fromDebit.inBaseCurrency, fromCredit.inBaseCurrency]),
  };
}
