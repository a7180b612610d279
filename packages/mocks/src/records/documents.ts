import type { Agreement } from "../store/agreement.ts";
import { kind } from "../store/kind.ts";

/** A file that was uploaded for a voucher. */
export type DocumentPart = {
  readonly name: string;
  readonly contentType: string;
  readonly bytes: Uint8Array;
  readonly pages: number;
};

/**
 * The document of a voucher, which has at most one. REST calls it the voucher's attachment, documentsapi an attached
 * document.
 */
export type AttachedDocument = {
  readonly number: number;
  /** Name of the accounting year. */
  readonly accountingYear: string;
  readonly voucherNumber: number;
  readonly note?: string;
  /** Danish calendar day. */
  readonly createdAt: string;
  readonly pageCount: number;
  readonly parts: readonly DocumentPart[];
};

export const attachedDocuments = kind<AttachedDocument>("attachedDocuments", "number");

/** Returns the document of a voucher, if it has one. */
export const documentOf = (
  agreement: Agreement,
  accountingYear: string,
  voucherNumber: number,
): AttachedDocument | undefined =>
  agreement
    .table(attachedDocuments)
    .by("voucherNumber", voucherNumber)
    .find((document) => document.accountingYear === accountingYear);
