import { exact, round, subtract, sum } from "../../money/index.ts";
import type { BookedEntry } from "../../records/ledger.ts";

/** A part of an entry's remainder, in its own currency and in the base currency. */
interface Share {
  readonly amount: number;
  readonly inBaseCurrency: number;
}

const share = (whole: number, part: number, of: number): number => round(exact(whole).times(part).div(of));

/** Returns the part of an entry's remainder that is `size` in the entry's currency. */
function shareByAmount({ remainder, remainderInBaseCurrency }: BookedEntry, size: number): Share {
  if (size >= Math.abs(remainder)) return { amount: remainder, inBaseCurrency: remainderInBaseCurrency };
  return {
    amount: Math.sign(remainder) * size,
    inBaseCurrency: share(remainderInBaseCurrency, size, Math.abs(remainder)),
  };
}

/** Returns the part of an entry's remainder that is `size` in the base currency. */
function shareByBase({ remainder, remainderInBaseCurrency }: BookedEntry, size: number): Share {
  const whole = { amount: remainder, inBaseCurrency: remainderInBaseCurrency };
  if (size >= Math.abs(remainderInBaseCurrency)) return whole;
  const amount = share(remainder, size, Math.abs(remainderInBaseCurrency));
  // An amount that is too small to split is settled as a whole.
  if (amount === remainder) return whole;
  return { amount, inBaseCurrency: Math.sign(remainderInBaseCurrency) * size };
}

const without = (entry: BookedEntry, { amount, inBaseCurrency }: Share): BookedEntry => ({
  ...entry,
  remainder: subtract(entry.remainder, amount),
  remainderInBaseCurrency: subtract(entry.remainderInBaseCurrency, inBaseCurrency),
});

/** Two entries with their new remainders, and the difference of the settled parts in the base currency. */
export interface Settled {
  readonly debit: BookedEntry;
  readonly credit: BookedEntry;
  readonly difference: number;
}

/**
 * Settles a debit entry against a credit entry, up to the smaller remainder, and stores nothing. If both have the same
 * currency, the amounts in it are settled, and those in the base currency may differ. Otherwise, the amounts in the
 * base currency are settled.
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
