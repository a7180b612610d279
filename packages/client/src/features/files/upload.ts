import { defined } from "../../core/defined.ts";
import { internalsOf } from "../../core/internals.ts";
import type { Method } from "../../core/send.ts";
import { multipart } from "../../multipart.ts";
import type { EconomicServices, WriteOptions } from "../../types/index.ts";
import { type UploadSource, uploadForm } from "./upload-form.ts";

/** What every upload takes. */
export interface UploadOptions extends WriteOptions {
  /** PDF, JPG or PNG (REST's vouchers: GIF as well; draft invoices: PDF only), at most 9 MB. */
  file: UploadSource;
}

/** A voucher, whose number is unique within its accounting year only. */
export interface VoucherAddress {
  voucherNumber: number;
  /** The year's name: `"2026"`, `"2025/2026"`. */
  accountingYear: string;
}

/** What uploads to vouchers take. */
export interface VoucherUploadOptions extends UploadOptions, VoucherAddress {
  /** When the voucher has a file already: `"append"` (default) adds the pages, `"fail"` refuses. */
  onExisting?: "append" | "fail" | undefined;
}

/**
 * Attaches a file to a booked or draft voucher through documentsapi, once.
 * @throws ValidationError for a file that would be refused, before anything is sent.
 */
export async function uploadDocument(
  economic: Pick<EconomicServices, "documents">,
  options: VoucherUploadOptions & {
    /** At most 250 characters. */
    note?: string | undefined;
  },
): Promise<{ number: number }> {
  const { voucherNumber, accountingYear, note, onExisting, ...upload } = options;
  const fields = { voucherNumber, accountingYear, note, onConflict: onExisting && +(onExisting === "fail") };
  return send(
    economic.documents,
    "POST",
    "/AttachedDocuments",
    upload,
    "pdf, jpg, png",
    {},
    fields,
  ) as Promise<{
    number: number;
  }>;
}

/**
 * Attaches a file to a journal's voucher on REST, once: by PATCH, which adds its pages to those that are there, or by
 * POST, which is refused where there are some.
 * @throws ValidationError for a file that would be refused, before anything is sent.
 */
export async function attachToVoucher(
  economic: Pick<EconomicServices, "rest">,
  options: VoucherUploadOptions & { journalNumber: number },
): Promise<void> {
  const { journalNumber, accountingYear, voucherNumber, onExisting, ...upload } = options;
  const path = "/journals/{journalNumber}/vouchers/{accountingYear}-{voucherNumber}/attachment/file";
  const values = { journalNumber, accountingYear, voucherNumber };
  const method = onExisting === "fail" ? "POST" : "PATCH";
  await send(economic.rest, method, path, upload, "pdf, jpg, png, gif", values);
}

/**
 * Attaches a PDF to a draft invoice on REST, once. The server refuses it where there is one.
 * @throws ValidationError for a file that would be refused, before anything is sent.
 */
export async function attachToDraftInvoice(
  economic: Pick<EconomicServices, "rest">,
  { draftInvoiceNumber, ...upload }: UploadOptions & { draftInvoiceNumber: number },
): Promise<void> {
  const path = "/invoices/drafts/{draftInvoiceNumber}/attachment/file";
  await send(economic.rest, "POST", path, upload, "pdf", { draftInvoiceNumber });
}

/** Checks the file and sends it in a form, with the fields that are defined. */
async function send(
  service: object,
  method: Method,
  path: string,
  { file, ...call }: UploadOptions,
  extensions: string,
  values: Record<string, unknown>,
  fields: object = {},
): Promise<unknown> {
  const body = await uploadForm(file, extensions);
  for (const [name, value] of Object.entries(defined(fields))) body.append(name, value);
  return (await internalsOf(service).send(method, path, { ...call, path: values, body: multipart(body) }))
    .data;
}
