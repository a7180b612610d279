import { type Answer, type Call, type Handler, ok } from "../../engine/call.ts";
import { filterRows } from "../../engine/filter-and-sort.ts";
import { StrictMockError } from "../../errors/mock-error.ts";
import { notFound } from "../../errors/refusal.ts";
import { type DraftInvoice, draftInvoices } from "../../records/invoices.ts";
import { listedDraft } from "./projections.ts";

/** Deletes drafts, and answers 200 with the deleted drafts (L-10). */
function deleted(drafts: readonly DraftInvoice[], call: Call): Answer {
  const table = call.agreement.table(draftInvoices);
  for (const draft of drafts) table.remove(draft.draftInvoiceNumber);
  const many = drafts.length === 1 ? "invoice" : `${drafts.length} invoices`;
  return ok({
    message: `Deleted ${many}.`,
    deletedCount: drafts.length,
    deletedItems: drafts.map(({ draftInvoiceNumber }) => ({
      draftInvoiceNumber,
      self: `${call.base}/invoices/drafts/${draftInvoiceNumber}${call.linkSuffix}`,
    })),
  });
}

export const removeDraft: Handler = (call) => {
  const draft = call.agreement.table(draftInvoices).get(Object.values(call.params)[0] ?? "");
  if (draft === undefined) throw notFound();
  return deleted([draft], call);
};

/** Lists the drafts that the filter of the request keeps. Without a filter, it lists all. */
function matching(text: string | undefined, call: Call): readonly DraftInvoice[] {
  const drafts = call.agreement.table(draftInvoices).all();
  const listing = call.document.operations.find(
    ({ method, path }) => method === "GET" && path === call.operation.path,
  )?.listing;
  return listing === undefined
    ? drafts
    : (filterRows(drafts, text, listing, listedDraft, call) as readonly DraftInvoice[]);
}

/**
 * Deletes every draft (L-102). The documentation says that a filter limits this, but a live report says that it does not. So
 * a strict mock refuses a filtered DELETE, unless the ruling follows the documentation.
 */
export const removeAllDrafts: Handler = (call) => {
  const filter = [...call.query].find(([name]) => name.toLowerCase() === "filter")?.[1];
  const { rulings, strict } = call.mock.options;
  if (rulings.filteredDeletes === "matching") return deleted(matching(filter, call), call);
  if (filter !== undefined && strict) {
    throw new StrictMockError(
      "DELETE /invoices/drafts may ignore its filter and delete every draft (delete them one by one).",
    );
  }
  return deleted(call.agreement.table(draftInvoices).all(), call);
};
