import { round } from "../../money/index.ts";
import { type BookedEntry, bookedEntries } from "../../records/ledger.ts";
import type { Agreement } from "../../store/agreement.ts";

/**
 * The computed sums, by the array of all entries. `all()` returns another array after each change, so old sums are not
 * used again.
 */
const known = new WeakMap<readonly BookedEntry[], ReadonlyMap<number, number>>();

/** Returns whether an entry restates a balance at the start of a year, which is not a movement. */
export const restates = ({ entryType }: Pick<BookedEntry, "entryType">): boolean =>
  entryType === "openingEntry" || entryType === "transferredOpeningEntry";

/** Sums entries by account, in base currency. */
export function sumsByAccount(
  entries: Iterable<Pick<BookedEntry, "accountNumber" | "amountInBaseCurrency">>,
): Map<number, number> {
  const sums = new Map<number, number>();
  // Numbers are precise enough: two decimals survive millions of additions.
  for (const { accountNumber, amountInBaseCurrency } of entries)
    sums.set(accountNumber, (sums.get(accountNumber) ?? 0) + amountInBaseCurrency);
  for (const [accountNumber, total] of sums) sums.set(accountNumber, round(total));
  return sums;
}

/** Returns the posted balance of every account that has entries, in base currency. */
export function balances(agreement: Agreement): ReadonlyMap<number, number> {
  const entries = agreement.table(bookedEntries).all();
  let sums = known.get(entries);
  if (sums === undefined) {
    sums = sumsByAccount(entries.filter((entry) => !restates(entry)));
    known.set(entries, sums);
  }
  return sums;
}

/** Sums what is posted on an account, in base currency. */
export const balanceOf = (agreement: Agreement, accountNumber: number): number =>
  balances(agreement).get(accountNumber) ?? 0;
