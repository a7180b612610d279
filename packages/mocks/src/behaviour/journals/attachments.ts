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

/**
 * Finds the document of the voucher in the path. Throws a 404 if the voucher does not exist. A voucher without a
 * document is not an error.
 */
function placeOf(call: Call) {
  const voucher = voucherIn(call);
  const { journalNumber, year, voucherNumber } = voucher;
  const document = documentOf(call.agreement, year, voucherNumber);
  return { voucher: { journalNumber, year, voucherNumber }, document };
}

/** Answers 0 pages if nothing is attached, because every voucher links here. */
export const getAttachment: Handler = (call) => {
  const { voucher, document } = placeOf(call);
  return ok(attachmentOnRest.render({ pageCount: 0, ...document, ...voucher }, call));
};

/** Lists the files that the attachment was made from (L-161). The answer of the servers is not recorded. */
export const getItems: Handler = (call) =>
  ok((placeOf(call).document?.parts ?? []).map(({ pages }) => ({ pages })));

/** Answers a PDF, whatever type of file was uploaded. */
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

/** Attaches a file to a voucher that has no attachment. */
export const postFile: Handler = (call) => {
  if (placeOf(call).document !== undefined) throw refuseUpload("Voucher already has attachment");
  return store(call);
};

/** Adds pages to the attachment, or creates it. */
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
