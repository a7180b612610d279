import { type Call, empty, type Handler, ok } from "../../engine/call.ts";
import { notFound, Refusal } from "../../errors/refusal.ts";
import { bookedInvoices, type DraftInvoice, draftInvoices } from "../../records/invoices.ts";
import { products } from "../../records/products.ts";
import { isObject } from "../../store/entity.ts";
import { attachmentOperations } from "../sales-documents/attachment.ts";
import { documentFaults } from "../sales-documents/checks.ts";
import { pdfOf } from "../sales-documents/pdf.ts";
import { priceSalesDocument } from "../sales-documents/pricing.ts";
import { singleDraft } from "./projections.ts";

const draft = (call: Call): DraftInvoice => {
  const found = call.agreement.table(draftInvoices).get(Object.values(call.params)[0] ?? "");
  if (found === undefined) throw notFound();
  return found;
};

const url = (call: Call, path: string): string => call.base + path + call.linkSuffix;

export const templates: Handler = (call) => {
  const path = `/invoices/drafts/${draft(call).draftInvoiceNumber}/templates`;
  return ok({ bookingInstructions: url(call, `${path}/booking-instructions`), self: url(call, path) });
};

/** Answers a body that is ready for POST /invoices/booked (L-104). */
export const bookingInstructions: Handler = (call) => {
  const path = `/invoices/drafts/${draft(call).draftInvoiceNumber}`;
  return ok({
    draftInvoice: { draftInvoiceNumber: draft(call).draftInvoiceNumber, self: url(call, path) },
    self: url(call, `${path}/templates/booking-instructions`),
  });
};

/** Answers links to the listings by state, and to the totals. */
export const invoiceLinks: Handler = (call) =>
  ok({
    drafts: url(call, "/invoices/drafts"),
    booked: url(call, "/invoices/booked"),
    paid: url(call, "/invoices/paid"),
    unpaid: url(call, "/invoices/unpaid"),
    overdue: url(call, "/invoices/overdue"),
    notDue: url(call, "/invoices/not-due"),
    sent: url(call, "/invoices/sent"),
    totals: url(call, "/invoices/totals"),
    self: url(call, "/invoices"),
  });

/** Answers links to the invoices with a product (L-150). */
export const invoicesOfProduct: Handler = (call) => {
  const { agreement, params, path } = call;
  if (!agreement.table(products).has(params.productNumber ?? "")) throw notFound();
  return ok({
    drafts: url(call, `${path}/drafts`),
    booked: url(call, `${path}/booked`),
    self: url(call, path),
  });
};

/** Adds lines to a draft. */
export const addLines: Handler = (call) => {
  const before = draft(call);
  const added = singleDraft.parse(isObject(call.body) ? call.body : {}, call) as Partial<DraftInvoice>;
  const last = before.lines.reduce((highest, line) => Math.max(highest, line.lineNumber), 0);
  const lines = (added.lines ?? []).map((line, index) => ({ ...line, lineNumber: last + index + 1 }));
  const changed = { ...before, lines: [...before.lines, ...lines] };
  const faults = documentFaults(changed, call);
  if (faults.length > 0) throw new Refusal(400, { faults });
  const stored = call.agreement.table(draftInvoices).replace(priceSalesDocument(changed, call, before));
  return {
    status: 201,
    body: singleDraft.render(stored, call),
    location: `/invoices/drafts/${stored.draftInvoiceNumber}`,
  };
};

/** Stores the sensitivity of an e-invoice, which no answer shows. */
export const sensitiveData: Handler = (call) => {
  const level = isObject(call.body) ? call.body.sensitivityLevel : undefined;
  const { draftInvoiceNumber } = draft(call);
  call.agreement
    .table(draftInvoices)
    .update(draftInvoiceNumber, typeof level === "number" ? { sensitivityLevel: level } : {});
  return empty(204);
};

export const draftAttachments = attachmentOperations({
  kind: draftInvoices,
  path: "/invoices/drafts",
  name: "Draft invoice",
  isDraft: () => true,
});

export const draftPdf: Handler = (call) => {
  const draft = call.agreement.table(draftInvoices).get(Object.values(call.params)[0] ?? "");
  if (draft === undefined) throw notFound();
  return pdfOf("Fakturakladde", draft.draftInvoiceNumber, draft, call);
};

export const bookedPdf: Handler = (call) => {
  const invoice = call.agreement.table(bookedInvoices).get(Object.values(call.params)[0] ?? "");
  if (invoice === undefined) throw notFound();
  return pdfOf("Faktura", invoice.bookedInvoiceNumber, invoice, call);
};
