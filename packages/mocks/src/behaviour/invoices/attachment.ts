import { type Call, empty, type Handler, ok } from "../../engine/call.ts";
import { notFound } from "../../refusal.ts";
import { refuseUpload, uploadedParts } from "../documents/upload.ts";
import { type DraftInvoice, draftInvoices } from "./kinds.ts";

function draftIn(call: Call): DraftInvoice {
  const draft = call.agreement.table(draftInvoices).get(call.params.draftInvoiceNumber ?? "");
  if (draft === undefined) throw notFound();
  return draft;
}

/** Metadata of the attachment: all that is published of it is a link to itself. 404 where there is none. */
export const getAttachment: Handler = (call) => {
  const { draftInvoiceNumber, attachment } = draftIn(call);
  if (attachment === undefined) throw notFound();
  return ok({ self: `${call.base}/invoices/drafts/${draftInvoiceNumber}/attachment${call.linkSuffix}` });
};

/** A PDF of at most 9.0 MB. A draft that has one keeps it, as a voucher does: delete it first. */
export const postAttachment: Handler = async (call) => {
  draftIn(call);
  const [attachment] = await uploadedParts(call);
  // Read again: the draft may have changed while the upload was read.
  const draft = draftIn(call);
  if (attachment?.contentType !== "application/pdf")
    throw refuseUpload("Attachment file type is not supported");
  if (draft.attachment !== undefined) throw refuseUpload("Draft invoice already has attachment");
  call.agreement.table(draftInvoices).replace({ ...draft, attachment });
  return empty(Number(Object.keys(call.operation.responses)[0] ?? 200));
};

export const deleteAttachment: Handler = (call) => {
  const { attachment, ...draft } = draftIn(call);
  if (attachment === undefined) throw notFound();
  call.agreement.table(draftInvoices).replace(draft);
  return empty(204);
};
