import { danishToday } from "../../../dates/index.ts";
import type { Call } from "../../../engine/call.ts";
import { filterRows } from "../../../engine/filter-and-sort.ts";
import { sum } from "../../../money/index.ts";
import {
  type BookedInvoice,
  bookedInvoices,
  type DraftInvoice,
  draftInvoices,
  type SalesDocument,
} from "../../../records/invoices.ts";
import type { JsonObject } from "../../../store/entity.ts";
import { listedBooked, listedDraft } from "../projections.ts";

/** The only filter of totals: by date. The links to totals of preset periods use it. */
const filterable = {
  filters: { date: { ops: ["eq", "ne", "gt", "gte", "lt", "lte"], type: "date" as const } },
  item: {},
};

const filterOf = (call: Call): string | undefined =>
  [...call.query].find(([name]) => name.toLowerCase() === "filter")?.[1];

export const draftsOf = (call: Call): readonly DraftInvoice[] =>
  filterRows(
    call.agreement.table(draftInvoices).all(),
    filterOf(call),
    filterable,
    listedDraft,
    call,
  ) as readonly DraftInvoice[];

const overdue = ({ remainder, dueDate, date }: BookedInvoice, call: Call): boolean =>
  remainder !== 0 && (dueDate ?? date) < danishToday(call.now);

/** The groups of booked invoices. An unpaid invoice is in exactly one of the last two (L-100). */
const groups = {
  booked: () => true,
  paid: ({ remainder }: BookedInvoice) => remainder === 0,
  unpaid: ({ remainder }: BookedInvoice) => remainder !== 0,
  overdue: overdue,
  notOverdue: (invoice: BookedInvoice, call: Call) => invoice.remainder !== 0 && !overdue(invoice, call),
} as const;

export type Group = keyof typeof groups;

export function bookedOf(group: Group, call: Call): readonly BookedInvoice[] {
  const all = filterRows(
    call.agreement.table(bookedInvoices).all(),
    filterOf(call),
    filterable,
    listedBooked,
    call,
  ) as readonly BookedInvoice[];
  return all.filter((invoice) => groups[group](invoice, call));
}

/** Returns the number of documents, and their net sum in the base currency. */
export const counted = (documents: readonly SalesDocument[]): JsonObject => ({
  netAmountInBaseCurrency: sum(documents.map(({ netAmountInBaseCurrency = 0 }) => netAmountInBaseCurrency)),
  invoiceCount: documents.length,
});

/**
 * Returns the number of documents and their net sum, as `counted` does, and their first and last date if there are any
 * documents.
 */
export function spanned(documents: readonly SalesDocument[]): JsonObject {
  const dates = documents.map(({ date }) => date).sort();
  const [minDate, maxDate] = [dates[0], dates.at(-1)];
  return {
    ...counted(documents),
    ...(minDate === undefined || maxDate === undefined ? {} : { maxDate, minDate }),
  };
}

/** Returns the open amount with VAT, a part of the figures for unpaid invoices. */
export const grossRemainder = (invoices: readonly BookedInvoice[]): JsonObject => ({
  grossRemainderInBaseCurrency: sum(invoices.map(({ remainderInBaseCurrency }) => remainderInBaseCurrency)),
});
