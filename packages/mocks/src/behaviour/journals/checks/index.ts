import type { Call } from "../../../engine/call.ts";
import type { Fault } from "../../../errors/refusal.ts";
import type { DraftEntry } from "../../../records/journals.ts";
import type { EntryInput } from "../complete.ts";
import { checkAccounts } from "./accounts.ts";
import { checkAmount } from "./amount.ts";
import { checkDate } from "./date.ts";
import { checkDimensions } from "./dimensions.ts";
import { checkJournal } from "./journal.ts";
import { checkParty } from "./party.ts";
import { checkPayment } from "./payment.ts";

export { closedAccounts } from "./accounts.ts";

const longestText = 250;

function checkText({ text }: EntryInput): Fault[] {
  if (text === undefined || text.length <= longestText) return [];
  const code = { rest: "E04010", apis: "JournalEntryTextTooLong" };
  return [{ at: "text", code, message: `The text has more than ${longestText} characters.`, input: text }];
}

/**
 * Finds everything wrong with a draft entry of either surface. `at` is the canonical field.
 *
 * @param before the entry before a change; undefined for a new one.
 */
export function entryFaults(entry: EntryInput, call: Call, before?: DraftEntry): Fault[] {
  return [
    ...checkJournal(entry, call, before),
    ...checkDate(entry, call),
    ...checkParty(entry, call),
    ...checkAccounts(entry, call),
    ...checkAmount(entry, call),
    ...checkText(entry),
    ...checkPayment(entry),
    ...checkDimensions(entry, call),
  ];
}
