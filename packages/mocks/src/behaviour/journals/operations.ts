import { type Call, empty, type Handler } from "../../engine/call.ts";
import { objectBody } from "../../engine/write-record.ts";
import { invalid, notFound } from "../../errors/refusal.ts";
import { notice } from "../../pipeline/notice.ts";
import { type DraftEntry, draftEntries, type Journal, journals } from "../../records/journals.ts";
import { bookDrafts } from "./book.ts";

/** Finds the journal that a path names. Throws a 404 if there is none. */
export function journalIn({ agreement, params }: Call): Journal {
  const journal = agreement.table(journals).get(Number(params.journalNumber));
  if (journal === undefined) throw notFound();
  return journal;
}

const draftsOf = ({ journalNumber }: Journal, { agreement }: Call): readonly DraftEntry[] =>
  agreement.table(draftEntries).by("journalNumber", journalNumber);

/** Books every draft of the journal. */
export const bookJournal: Handler = (call) => {
  const journal = journalIn(call);
  bookDrafts(journal, draftsOf(journal, call), call);
  return empty(204);
};

const goneSince = 15;

/**
 * Books every draft of the journal, on the deprecated path: 204, with a notice of the new path. One source got a 404
 * from version 15.0.0 on, so the ruling `draftEntriesBooking` decides whether the path exists (O-55).
 */
export const bookDraftEntries: Handler = (call) => {
  const isGone = call.mock.options.rulings.draftEntriesBooking === "not-found";
  if (isGone && Number.parseInt(call.version, 10) >= goneSince) throw notFound();
  notice(
    `visma-economic-mocks: journalsapi v${call.version} has deprecated POST /entries/draft/{journalNumber}/book (use /journals/{journalNumber}/book).`,
  );
  return bookJournal(call);
};

/** Books the drafts between two days, including both days. */
export const bookByDates: Handler = (call) => {
  const journal = journalIn(call);
  const body = objectBody(call.body);
  const [from, to] = [body.fromDate, body.toDate].map((date) => String(date).slice(0, 10));
  const drafts = draftsOf(journal, call).filter(({ date }) => (from ?? "") <= date && date <= (to ?? ""));
  bookDrafts(journal, drafts, call);
  return empty(204);
};

/** Books the drafts that the body names. All of them must be in the journal. */
export const bookByNumbers: Handler = (call) => {
  const journal = journalIn(call);
  const numbers = new Set(objectBody(call.body).entryNumbers as readonly number[]);
  const drafts = draftsOf(journal, call).filter(({ entryNumber }) => numbers.has(entryNumber));
  const found = new Set(drafts.map(({ entryNumber }) => entryNumber));
  const missing = [...numbers].find((number) => !found.has(number));
  if (missing !== undefined) {
    const message = `Entry ${missing} is not in journal ${journal.journalNumber}.`;
    throw invalid({ at: ["entryNumbers"], code: "JournalEntryDoesNotExist", message, input: missing });
  }
  bookDrafts(journal, drafts, call);
  return empty(204);
};
