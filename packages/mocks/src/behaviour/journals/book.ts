import type { Call } from "../../engine/call.ts";
import { type Fault, invalid } from "../../errors/refusal.ts";
import { sum } from "../../money/index.ts";
import { type DraftEntry, draftEntries, draftEntryAccruals, type Journal } from "../../records/journals.ts";
import type { BookedEntry } from "../../records/ledger.ts";
import type { Agreement } from "../../store/agreement.ts";
import { applyMatch, planMatch, planProblem } from "../ledger/match.ts";
import { postEntries } from "../ledger/post.ts";
import { nextVoucherNumber } from "../ledger/voucher-numbers.ts";
import { entriesToPost, openEntriesFor } from "./booked-lines.ts";
import { entryFaults } from "./checks/index.ts";
import { postingsOf } from "./postings.ts";

/** The drafts of one voucher, which are posted together. */
type Group = readonly DraftEntry[];

function byVoucher(drafts: readonly DraftEntry[]): readonly Group[] {
  const groups = new Map<string, DraftEntry[]>();
  for (const draft of drafts) {
    const name = `${draft.year}/${draft.voucherNumber}`;
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [draft]);
    else group.push(draft);
  }
  return [...groups.values()];
}

/** Returns whether a voucher balances on every date, or in every month if the journal allows that. */
function balances(group: Group, journal: Journal, { agreement }: Call): boolean {
  const spanOf = ({ date }: DraftEntry): string =>
    journal.balancesPerMonth === true ? date.slice(0, 7) : date;
  return [...new Set(group.map(spanOf))].every((span) => {
    const lines = group
      .filter((draft) => spanOf(draft) === span)
      .flatMap((draft) => postingsOf(agreement, draft));
    return sum(lines.map((line) => line.amountInBaseCurrency)) === 0;
  });
}

/**
 * Returns whether the entries of a journal count as approved. The API cannot approve entries. So if the journal
 * requires an administrator's approval, its entries can be booked only if it approves them automatically.
 */
const isApproved = (journal: Journal): boolean =>
  journal.requireAdminApproval !== true || journal.autoApprove === true;

/** Names the entry in the text of a fault, because the body has only the journal and no path to the entry. */
const unplaced = (draft: DraftEntry, fault: Fault): Fault => ({
  ...fault,
  at: [],
  message: `Entry ${draft.entryNumber}: ${typeof fault.message === "string" ? fault.message : (fault.message.apis ?? "not valid")}`,
});

/**
 * Returns the vouchers to book: all of them, or only those that balance if the journal has `balancesPerVoucher`.
 *
 * @throws {Refusal} if there is nothing to book because vouchers do not balance or are not approved, or if an entry has
 * become wrong since it was made.
 */
function bookable(drafts: readonly DraftEntry[], journal: Journal, call: Call): readonly Group[] {
  if (!isApproved(journal)) {
    if (journal.allowPartialBooking === true) return [];
    throw invalid({ at: [], message: "The journal's entries have not been approved." });
  }
  const groups = byVoucher(drafts);
  const balanced = groups.filter((group) => balances(group, journal, call));
  const [unbalanced] = groups.filter((group) => !balanced.includes(group));
  if (unbalanced !== undefined && (journal.balancesPerVoucher !== true || balanced.length === 0)) {
    const { year, voucherNumber } = unbalanced[0] ?? {};
    throw invalid({ at: [], message: `Voucher ${year}-${voucherNumber} does not balance.` });
  }
  // A period may have been closed, or an account barred, since the entry was made.
  const faults = balanced
    .flat()
    .flatMap((draft) => entryFaults(draft, call, draft).map((fault) => unplaced(draft, fault)));
  if (faults.length > 0) throw invalid(...faults);
  return balanced;
}

/** Settles the invoices that payments name (O-49). A difference that cannot be posted leaves both open. */
function settlePayments(posted: readonly BookedEntry[], agreement: Agreement): void {
  for (const payment of posted.filter(({ remainder }) => remainder !== 0)) {
    const open = openEntriesFor(payment, agreement);
    if (open.length === 0) continue;
    const plan = planMatch([payment, ...open]);
    if (planProblem(agreement, plan) === undefined) applyMatch(agreement, plan);
  }
}

/** Posts drafts as one voucher, and settles the invoices that its payments name. */
export function postDrafts(
  agreement: Agreement,
  drafts: readonly DraftEntry[],
  voucherNumber: number | undefined,
): readonly BookedEntry[] {
  const posted = postEntries(agreement, entriesToPost(drafts, agreement), voucherNumber);
  settlePayments(posted, agreement);
  return posted;
}

/** Removes booked drafts and their accruals from the journal. A standing journal keeps the drafts under new numbers. */
function clear(group: Group, journal: Journal, { agreement }: Call): void {
  const table = agreement.table(draftEntries);
  if (journal.standing === true) {
    const voucherNumber = nextVoucherNumber(agreement, journal, group[0]?.year ?? "");
    for (const { entryNumber } of group) table.update(entryNumber, { voucherNumber });
    return;
  }
  for (const { journalNumber, entryNumber } of group) {
    agreement.table(draftEntryAccruals).remove(`${journalNumber}/${entryNumber}`);
    table.remove(entryNumber);
  }
}

/**
 * Posts drafts of a journal to the ledger, voucher by voucher, all of them or none, and triggers the webhooks. Throws a
 * refusal with all faults of the drafts.
 */
export function bookDrafts(journal: Journal, drafts: readonly DraftEntry[], call: Call): void {
  const groups = bookable(drafts, journal, call);
  const posted = groups.flatMap((group) => {
    const entries = postDrafts(call.agreement, group, group[0]?.voucherNumber);
    clear(group, journal, call);
    return entries;
  });
  const [first, last] = [posted[0], posted.at(-1)];
  if (first === undefined || last === undefined) return;
  call.mock.emit(call.agreement, "JOURNAL_BOOKED", {
    DAYBOOKNO: journal.journalNumber,
    FROMSERIALNO: first.entryNumber,
    TOSERIALNO: last.entryNumber,
  });
}
