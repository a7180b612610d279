import type { Agreement } from "../../store/agreement.ts";
import { postDrafts } from "../journals/book.ts";
import { completeEntry } from "../journals/complete.ts";
import { yearOf } from "../ledger/periods.ts";
import type { Event } from "./events.ts";

/** The number of the journal for the company's books. */
export const daily = 1;

/** Makes a function that posts vouchers of the daily journal, numbered from 1 in each year. */
export function createPoster(agreement: Agreement): (event: Event) => void {
  const numbers = new Map<string, number>();
  return (event) => {
    const year = yearOf(agreement, event[0]?.date ?? "")?.year ?? "";
    const voucherNumber = (numbers.get(year) ?? 0) + 1;
    numbers.set(year, voucherNumber);
    const drafts = event.map((entry) =>
      completeEntry(agreement, { ...entry, entryNumber: 0, journalNumber: daily, voucherNumber }),
    );
    postDrafts(agreement, drafts, voucherNumber);
  };
}
