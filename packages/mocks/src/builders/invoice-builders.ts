import { bookDraft } from "../behaviour/invoices/book.ts";
import { invoicesDomain } from "../behaviour/invoices/index.ts";
import { documentFaults } from "../behaviour/sales-documents/checks.ts";
import { completeDraft } from "../behaviour/sales-documents/complete.ts";
import { addDays, danishToday, daysBetween } from "../dates/index.ts";
import type { CallContext } from "../engine/call.ts";
import type { Mock } from "../engine/mock-context.ts";
import { type BookedInvoice, bookedInvoices, type DraftInvoice, draftInvoices } from "../records/invoices.ts";
import { paymentTerms } from "../records/lookups.ts";
import type { Agreement } from "../store/agreement.ts";
import { callContext, hold, inWords } from "./checks.ts";
import { type Additions, additions, type Collection } from "./collection.ts";
import {
  filledDraft,
  filledLine,
  type GivenBookedInvoice,
  type GivenDraftInvoice,
  type Stock,
  termsFor,
} from "./draft-invoice.ts";
import { payable, payInvoice, refuseDay } from "./pay-invoice.ts";
import { refuseUnknown } from "./properties.ts";

/** The booked invoices. Only payments change them, and only the amount that is open. */
export interface BookedInvoices extends Additions<BookedInvoice, GivenBookedInvoice> {
  /** Posts a payment and settles the invoice with it. Default: all that is open, paid today. */
  pay(bookedInvoiceNumber: number, amount?: number, date?: string): BookedInvoice;
}

export type InvoiceBuilders = {
  /**
   * Draft invoices, which get their prices and numbers as if they were created through the API. Default: a draft of
   * today for the first customer, with one piece of the first product.
   */
  readonly draftInvoices: Collection<DraftInvoice, GivenDraftInvoice>;
  /**
   * Booked invoices, with the defaults of draft invoices. Each one is posted in the ledger. Its payment is posted too
   * if `paid` is set; an invoice with an open amount is overdue if its `dueDate` has passed.
   */
  readonly bookedInvoices: BookedInvoices;
};

/** Returns the draft with its prices. Throws an error if the API would refuse it. */
function finished(what: string, draft: DraftInvoice, call: CallContext, before?: DraftInvoice): DraftInvoice {
  const check = () => documentFaults(draft, call, before);
  hold(what, invoicesDomain, draftInvoices, draft, call.agreement, check);
  return completeDraft(draft, call, before);
}

/** Throws a TypeError for a property that an invoice, or one of its lines, does not have. */
function refuseUnknownInvoice(
  what: string,
  collection: "draftInvoices" | "bookedInvoices",
  { lines = [], ...values }: GivenDraftInvoice,
): void {
  refuseUnknown(what, collection, values);
  for (const [index, line] of lines.entries()) refuseUnknown(what, "lines", line, `lines[${index}]`);
}

/** Returns a complete new draft, without storing it. */
function made(
  what: string,
  values: GivenDraftInvoice,
  number: number,
  call: CallContext,
  stock: Stock,
): DraftInvoice {
  return finished(
    what,
    inWords(what, () => filledDraft(values, number, call, stock)),
    call,
  );
}

/** Applies changes to a draft. A due date that follows from the terms is computed again. */
function changed(
  before: DraftInvoice,
  { lines, ...changes }: GivenDraftInvoice,
  { agreement }: CallContext,
  stock: Stock,
): DraftInvoice {
  const merged: DraftInvoice = {
    ...before,
    ...termsFor(changes, agreement),
    ...changes,
    draftInvoiceNumber: before.draftInvoiceNumber,
  };
  const terms = agreement.table(paymentTerms).get(merged.paymentTermsNumber)?.paymentTermsType;
  const { dueDate, exchangeRate, ...rest } = merged;
  return {
    ...rest,
    ...(terms === "dueDate" && dueDate !== undefined ? { dueDate } : {}),
    // After a change of the currency, the old exchange rate does not apply any more.
    ...(merged.currency === before.currency || changes.exchangeRate !== undefined ? { exchangeRate } : {}),
    ...(lines === undefined
      ? {}
      : { lines: lines.map((line) => filledLine(line, merged.currency, agreement, stock)) }),
  } as DraftInvoice;
}

/** Returns the due date or today, whichever is earlier, but not a day before the invoice. */
function usualPayday({ date, dueDate }: DraftInvoice, today: string): string {
  const days = Math.min(daysBetween(date, dueDate ?? date), daysBetween(date, today));
  return addDays(date, Math.max(0, days));
}

function book(values: GivenBookedInvoice, call: CallContext, stock: Stock): BookedInvoice {
  const what = "bookedInvoices.add";
  refuseUnknownInvoice(what, "bookedInvoices", values);
  const { agreement } = call;
  const { bookedInvoiceNumber, paid = false, paidOn, ...draftValues } = values;
  if (draftValues.lines?.length === 0) throw new Error(`${what}: An invoice without lines cannot be booked.`);
  const number = agreement.table(draftInvoices).nextNumber();
  const draft = made(what, draftValues, number, call, stock);
  const payday = paidOn ?? usualPayday(draft, danishToday(call.now));
  // Everything is checked before anything is written.
  const amount = paid === false ? 0 : payable(what, draft.grossAmount ?? 0, paid);
  if (amount !== 0) refuseDay(what, agreement, payday);
  const invoice = inWords(what, () => bookDraft(draft, bookedInvoiceNumber, undefined, call));
  return payInvoice(agreement, invoice, amount, payday);
}

export function invoiceBuilders(agreement: () => Agreement, mock: Mock, stock: Stock): InvoiceBuilders {
  const drafts = () => agreement().table(draftInvoices);
  return {
    draftInvoices: {
      ...additions<DraftInvoice, GivenDraftInvoice>(agreement, draftInvoices, (values, own) => {
        refuseUnknownInvoice("draftInvoices.add", "draftInvoices", values);
        const call = callContext(own, mock);
        const number = values.draftInvoiceNumber ?? drafts().nextNumber();
        if (drafts().has(number)) throw new Error(`draftInvoices.add: There is a draft ${number} already.`);
        return drafts().insert(made("draftInvoices.add", values, number, call, stock));
      }),
      update(key, changes) {
        refuseUnknownInvoice("draftInvoices.update", "draftInvoices", changes);
        const before = drafts().get(key);
        if (before === undefined) throw new Error(`draftInvoices.update: There is no draft ${key}.`);
        const call = callContext(agreement(), mock);
        const after = inWords("draftInvoices.update", () => changed(before, changes, call, stock));
        return drafts().replace(finished("draftInvoices.update", after, call, before));
      },
      remove: (key) => drafts().remove(key),
    },
    bookedInvoices: {
      ...additions<BookedInvoice, GivenBookedInvoice>(agreement, bookedInvoices, (values, own) =>
        book(values, callContext(own, mock), stock),
      ),
      pay(bookedInvoiceNumber, amount, date = danishToday(mock.clock.now())) {
        const what = "bookedInvoices.pay";
        const invoice = agreement().table(bookedInvoices).get(bookedInvoiceNumber);
        if (invoice === undefined) throw new Error(`${what}: There is no invoice ${bookedInvoiceNumber}.`);
        const paid = payable(what, invoice.remainder, amount ?? true);
        refuseDay(what, agreement(), date);
        return payInvoice(agreement(), invoice, paid, date);
      },
    },
  };
}
