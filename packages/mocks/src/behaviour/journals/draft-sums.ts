import { type DraftEntry, draftEntries } from "../../records/journals.ts";
import type { Agreement } from "../../store/agreement.ts";
import { sumsByAccount } from "../ledger/balance.ts";
import { postingsOf } from "./postings.ts";

/**
 * The computed sums, by the array of all drafts. `all()` returns another array after each change, so old sums are not
 * used again.
 */
const known = new WeakMap<readonly DraftEntry[], ReadonlyMap<number, number>>();

/** Sums what the draft entries will post on each account, in the base currency. */
export function draftSums(agreement: Agreement): ReadonlyMap<number, number> {
  const drafts = agreement.table(draftEntries).all();
  let sums = known.get(drafts);
  if (sums === undefined) {
    sums = sumsByAccount(drafts.flatMap((draft) => postingsOf(agreement, draft)));
    known.set(drafts, sums);
  }
  return sums;
}
