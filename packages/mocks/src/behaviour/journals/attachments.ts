import { danishToday } from "../../dates/index.ts";
import { type Answer, type Call, empty, file, type Handler, ok } from "../../engine/call.ts";
import { notFound } from "../../errors/refusal.ts";
import { projection } from "../../projection/projection.ts";
import { link, readOnly } from "../../projection/rules.ts";
import { documentOf } from "../../records/documents.ts";
import { attach, detach, hasFile, renderPdf } from "../documents/attach.ts";
import { refuseUpload, uploadedParts } from "../documents/upload.ts";
import { voucherPath } from "./projections/entry-on-rest.ts";
import { voucherIn } from "./vouchers.ts";

const attachmentOnRest = projection({
  createdAt: readOnly("createdAt"),
  file: link(`${voucherPath}/attachment/file`),
  pages: readOnly("pageCount"),
  self: link(`${voucherPath}/attachment`),
});

/** The document of the voucher in the path; the voucher has to be there, its document not. */
function placeOf(call: Call) {
  const voucher = voucherIn(call);
  const { journalNumber, year, voucherNumber } = voucher;
  const document = documentOf(call.agreement, year, voucherNumber);
  return { voucher: { journalNumber, year, voucherNumber }, document };
}

/** Every voucher links to its attachment, so that is there even when nothing is attached: with no pages. */
export const getAttachment: Handler = (call) => {
  const { voucher, document } = placeOf(call);
  return ok(attachmentOnRest.render({ pageCount: 0, ...document, ...voucher }, call));
};

/** What the attachment was put together from (L-161). Nobody recorded the answer. */
export const getItems: Handler = (call) =>
  ok((placeOf(call).document?.parts ?? []).map(({ pages }) => ({ pages })));

/** Always a PDF, whatever was uploaded. */
export const getFile: Handler = (call) => {
  const { document } = placeOf(call);
  if (document === undefined || !hasFile(document)) throw notFound();
  return file(renderPdf(document));
};

const published = (call: Call): Answer => empty(Number(Object.keys(call.operation.responses)[0] ?? 200));

async function store(call: Call): Promise<Answer> {
  const parts = await uploadedParts(call);
  const { voucher } = placeOf(call);
  attach(call.agreement, {
    accountingYear: voucher.year,
    voucherNumber: voucher.voucherNumber,
    createdAt: danishToday(call.now),
    parts,
  });
  return published(call);
}

/** POST is for a voucher that has none. */
export const postFile: Handler = (call) => {
  if (placeOf(call).document !== undefined) throw refuseUpload("Voucher already has attachment");
  return store(call);
};

/** PATCH adds pages, or makes the attachment. */
export const patchFile: Handler = (call) => {
  placeOf(call);
  return store(call);
};

export const deleteFile: Handler = (call) => {
  const { document } = placeOf(call);
  if (document === undefined) throw notFound();
  detach(call.agreement, document);
  return empty(204);
};
