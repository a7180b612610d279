import { round } from "../../money/index.ts";
import { type BookedEntry, bookedEntries } from "../../records/ledger.ts";
import type { Agreement } from "../../store/agreement.ts";

/** Sums by account for one state of the ledger: `all()` is another array once an entry has been added. */
const known = new WeakMap<readonly BookedEntry[], ReadonlyMap<number, number>>();

/** Entries that restate a balance at the start of a year. They are no movement, so balances leave them out. */
export const restates = ({ entryType }: Pick<BookedEntry, "entryType">): boolean =>
  entryType === "openingEntry" || entryType === "transferredOpeningEntry";

/** What entries sum to by account, in base currency. */
export function sumsByAccount(
  entries: Iterable<Pick<BookedEntry, "accountNumber" | "amountInBaseCurrency">>,
): Map<number, number> {
  const sums = new Map<number, number>();
  // Plain addition, rounded at the end: two decimals survive millions of additions.
  for (const { accountNumber, amountInBaseCurrency } of entries)
    sums.set(accountNumber, (sums.get(accountNumber) ?? 0) + amountInBaseCurrency);
  for (const [accountNumber, total] of sums) sums.set(accountNumber, round(total));
  return sums;
}

/** The posted balance of every account that has entries, in base currency. */
export function balances(agreement: Agreement): ReadonlyMap<number, number> {
  const entries = agreement.table(bookedEntries).all();
  let sums = known.get(entries);
  if (sums === undefined) {
    sums = sumsByAccount(entries.filter((entry) => !restates(entry)));
    known.set(entries, sums);
  }
  return sums;
}

/** What is posted on an account, in base currency. */
export const balanceOf = (agreement: Agreement, accountNumber: number): number =>
  balances(agreement).get(accountNumber) ?? 0;
