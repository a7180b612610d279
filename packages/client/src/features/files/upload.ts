import { internalsOf } from "../../client/internals.ts";
import { multipart } from "../../request/multipart.ts";
import type { Method } from "../../request/send.ts";
import type { EconomicServices, WriteOptions } from "../../types/index.ts";
import { defined } from "../../utils/defined.ts";
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
  const { voucherNumber, accountingYear, note, onExisting } = options;
  const onConflict = onExisting && +(onExisting === "fail");
  const fields = { voucherNumber, accountingYear, note, onConflict };
  const sent = send(economic.documents, "POST", "/AttachedDocuments", options, 3, fields);
  return sent as Promise<{ number: number }>;
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
  const path = "/journals/{journalNumber}/vouchers/{accountingYear}-{voucherNumber}/attachment/file";
  const method = options.onExisting === "fail" ? "POST" : "PATCH";
  await send(economic.rest, method, path, options, 4);
}

/**
 * Attaches a PDF to a draft invoice on REST, once. The server refuses it where there is one.
 * @throws ValidationError for a file that would be refused, before anything is sent.
 */
export async function attachToDraftInvoice(
  economic: Pick<EconomicServices, "rest">,
  options: UploadOptions & { draftInvoiceNumber: number },
): Promise<void> {
  await send(economic.rest, "POST", "/invoices/drafts/{draftInvoiceNumber}/attachment/file", options, 1);
}

/**
 * Checks the file, one of the first so many formats, and sends it in a form, with the fields that are defined. The path's
 * values are among the options.
 */
async function send(
  service: object,
  method: Method,
  path: string,
  options: UploadOptions,
  formats: number,
  fields: object = {},
): Promise<unknown> {
  const core = internalsOf(service);
  const pieceMs = options.timeoutMs ?? core.config.writeTimeoutMs;
  const form = await uploadForm(options.file, formats, pieceMs, options.signal as AbortSignal | undefined);
  for (const [name, value] of Object.entries(defined(fields))) form.append(name, value);
  const values = options as object as Record<string, unknown>;
  const { data } = await core.send(method, path, {
    ...options,
    path: values,
    body: multipart(form),
  });
  return data;
}
