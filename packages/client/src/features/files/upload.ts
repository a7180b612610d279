import { internalsOf } from "../../client/internals.ts";
import { writeChecks } from "../../config/call-checks.ts";
import { type Checks, checkOptions } from "../../config/check-options.ts";
import { anyText, checkedLater, oneOf, wholeNumberFrom } from "../../config/option-checks.ts";
import { multipart } from "../../request/multipart.ts";
import type { Method } from "../../request/send.ts";
import type { EconomicServices, WriteOptions } from "../../types/index.ts";
import { type Format, formats } from "./formats.ts";
import { type UploadSource, uploadForm } from "./upload-form.ts";

/** The values of documentsapi's field `OnConflict`. */
const conflictMerges = 0;
const conflictFails = 1;

/** The options of every upload. */
export interface UploadOptions extends WriteOptions {
  /** The file, at most 9 MB: PDF, JPG or PNG. Vouchers on REST also take GIF, and draft invoices take only PDF. */
  file: UploadSource;
}

/** The address of a voucher. Its number is unique only within an accounting year. */
export interface VoucherAddress {
  voucherNumber: number;
  /** The name of the year: `"2026"` or `"2025/2026"`. */
  accountingYear: string;
}

/** The options of uploads to vouchers. */
export interface VoucherUploadOptions extends UploadOptions, VoucherAddress {
  /** What happens if the voucher already has a file: `"append"` (default) adds the pages, `"fail"` refuses the upload. */
  onExisting?: "append" | "fail" | undefined;
}

/** The checks of every upload's options. The content of the file is checked when it is read. */
const uploadChecks: Checks = { file: checkedLater, ...writeChecks };

const voucherChecks: Checks = {
  ...uploadChecks,
  voucherNumber: wholeNumberFrom(0),
  accountingYear: anyText,
  onExisting: oneOf("append", "fail"),
};

/**
 * Attaches a file to a booked or draft voucher through documentsapi. It is attached once, even if the call is retried.
 * @throws ValidationError for a file that would be refused, before anything is sent.
 */
export async function uploadDocument(
  economic: Pick<EconomicServices, "documents">,
  options: VoucherUploadOptions & {
    /** A note about the document, of at most 250 characters. */
    note?: string | undefined;
  },
): Promise<{ number: number }> {
  checkOptions(options, { ...voucherChecks, note: anyText }, ["voucherNumber", "accountingYear"]);
  const { voucherNumber, accountingYear, note, onExisting } = options;
  const onConflict = onExisting && (onExisting === "fail" ? conflictFails : conflictMerges);
  const taken = [formats.pdf, formats.jpg, formats.png];
  const fields = { voucherNumber, accountingYear, note, onConflict };
  const created = await send(economic.documents, "POST", "/AttachedDocuments", { options, taken, fields });
  return created as { number: number };
}

/**
 * Attaches a file to a journal's voucher on REST. It is attached once, even if the call is retried. By default, it sends a
 * PATCH, which adds the pages to existing ones. With `onExisting: "fail"`, it sends a POST, which is refused if there are pages.
 * @throws ValidationError for a file that would be refused, before anything is sent.
 */
export async function attachToVoucher(
  economic: Pick<EconomicServices, "rest">,
  options: VoucherUploadOptions & { journalNumber: number },
): Promise<void> {
  checkOptions(options, { ...voucherChecks, journalNumber: wholeNumberFrom(1) });
  const path = "/journals/{journalNumber}/vouchers/{accountingYear}-{voucherNumber}/attachment/file";
  const method = options.onExisting === "fail" ? "POST" : "PATCH";
  const taken = [formats.pdf, formats.jpg, formats.png, formats.gif];
  await send(economic.rest, method, path, { options, taken });
}

/**
 * Attaches a PDF to a draft invoice on REST. It is attached once, even if the call is retried. The server refuses it if the
 * invoice already has an attachment.
 * @throws ValidationError for a file that would be refused, before anything is sent.
 */
export async function attachToDraftInvoice(
  economic: Pick<EconomicServices, "rest">,
  options: UploadOptions & { draftInvoiceNumber: number },
): Promise<void> {
  checkOptions(options, { ...uploadChecks, draftInvoiceNumber: wholeNumberFrom(1) });
  const path = "/invoices/drafts/{draftInvoiceNumber}/attachment/file";
  await send(economic.rest, "POST", path, { options, taken: [formats.pdf] });
}

/** A file to upload, with its options. */
interface Upload {
  options: UploadOptions;
  /** The formats that the endpoint takes. */
  taken: readonly Format[];
  /** The other fields of the form. */
  fields?: Readonly<Record<string, string | number | undefined>>;
}

/** Checks the file and sends it in a form. The options include the values of the path's parameters. */
async function send(service: object, method: Method, path: string, upload: Upload): Promise<unknown> {
  const { options, taken, fields = {} } = upload;
  const core = internalsOf(service);
  const pieceMs = options.timeoutMs ?? core.config.writeTimeoutMs;
  const form = await uploadForm(options.file, taken, pieceMs, options.signal as AbortSignal | undefined);
  for (const [name, value] of Object.entries(fields)) if (value !== undefined) form.append(name, `${value}`);
  const { data } = await core.send(method, path, { ...options, path: { ...options }, body: multipart(form) });
  return data;
}
