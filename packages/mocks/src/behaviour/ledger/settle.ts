import { exact, round, subtract, sum } from "../../money/index.ts";
import type { BookedEntry } from "../../records/ledger.ts";

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

const without = (entry: BookedEntry, { amount, inBaseCurrency }: Share): BookedEntry => ({
  ...entry,
  remainder: subtract(entry.remainder, amount),
  remainderInBaseCurrency: subtract(entry.remainderInBaseCurrency, inBaseCurrency),
});

/** Two entries with what is left open of them, and what the closed parts differ by in the base currency. */
export interface Settled {
  readonly debit: BookedEntry;
  readonly credit: BookedEntry;
  readonly difference: number;
}

/**
 * Settles a debit entry against a credit one as far as both reach; stores nothing. In one currency the amounts decide
 * and the base currency may differ; across currencies the base currency decides.
 */
export function settle(debit: BookedEntry, credit: BookedEntry): Settled {
  const sameCurrency = debit.currency === credit.currency;
  const size = sameCurrency
    ? Math.min(Math.abs(debit.remainder), Math.abs(credit.remainder))
    : Math.min(Math.abs(debit.remainderInBaseCurrency), Math.abs(credit.remainderInBaseCurrency));
  const take = sameCurrency ? shareByAmount : shareByBase;
  const fromDebit = take(debit, size);
  const fromCredit = take(credit, size);
  return {
    debit: without(debit, fromDebit),
    credit: without(credit, fromCredit),
    difference: sum([fromDebit.inBaseCurrency, fromCredit.inBaseCurrency]),
  };
}
