import { textPdf } from "../../pdf/index.ts";
import { type AttachedDocument, attachedDocuments, documentOf } from "../../records/documents.ts";
import type { Agreement } from "../../store/agreement.ts";

/** Attaches files to a voucher: after the pages of its document, or as a new document. */
export function attach(
  agreement: Agreement,
  added: Omit<AttachedDocument, "number" | "pageCount">,
): AttachedDocument {
  const table = agreement.table(attachedDocuments);
  const known = documentOf(agreement, added.accountingYear, added.voucherNumber);
  const parts = [...(known?.parts ?? []), ...added.parts];
  const pageCount = parts.reduce((pages, part) => pages + part.pages, 0);
  if (known !== undefined) return table.replace({ ...known, parts, pageCount });
  return table.insert({ ...added, number: table.nextNumber(), parts, pageCount });
}

export const detach = (agreement: Agreement, { number }: AttachedDocument): boolean =>
  agreement.table(attachedDocuments).remove(number);

export const hasFile = ({ parts }: AttachedDocument): boolean => parts.length > 0;

/**
 * Renders a document as one PDF: the uploaded file if it is a single PDF, otherwise one page for each uploaded page.
 */
export function renderPdf({ parts, voucherNumber, accountingYear }: AttachedDocument): Uint8Array {
  const [only, ...others] = parts;
  if (only !== undefined && others.length === 0 && only.contentType === "application/pdf") return only.bytes;
  return textPdf({
    title: `Bilag ${accountingYear}-${voucherNumber}`,
    pages: parts.flatMap(({ name, contentType, pages }) =>
      Array.from({ length: pages }, (_, index) => [
        `${name} (${contentType})`,
        `Side ${index + 1} af ${pages}`,
      ]),
    ),
  });
}
