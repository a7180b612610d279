import { textPdf } from "../../pdf/index.ts";
import { type AttachedDocument, attachedDocuments, documentOf } from "../../records/documents.ts";
import type { Agreement } from "../../store/agreement.ts";

/** Attaches files to a voucher: to the document it has, after its pages, or as a new one. */
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

/** The document as one PDF: the file itself when it is one PDF, else a page for each page that was uploaded. */
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
