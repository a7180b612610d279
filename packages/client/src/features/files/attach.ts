import { isEconomicError } from "../../core/errors.ts";
import { internalsOf } from "../../core/internals.ts";
import type { Method, SendRequest } from "../../core/send.ts";
import type { EconomicServices, WriteOptions } from "../../types/index.ts";
import { partKey } from "../bulk/part-key.ts";
import { orAbsent } from "../or-absent.ts";
import { checkFile, type UploadSource } from "./check-file.ts";

/** A voucher of a journal on REST. */
export interface VoucherAddress {
  journalNumber: number;
  /** The year's name: `"2026"`, `"2025/2026"`. */
  accountingYear: string;
  voucherNumber: number;
}

/** What `attachToVoucher` takes. */
export interface AttachToVoucherOptions extends VoucherAddress, WriteOptions {
  /** PDF, JPG, PNG or GIF, at most 9 MB. */
  file: UploadSource;
  /** When the voucher has an attachment already: `"append"` (default) adds the pages, `"fail"` refuses. */
  onExisting?: "append" | "fail" | undefined;
  fileName?: string | undefined;
}

/** The attachment of a journal's voucher on REST. */
export const voucherFile =
  "/journals/{journalNumber}/vouchers/{accountingYear}-{voucherNumber}/attachment/file";

/**
 * Attaches a file to a journal's voucher on REST, once: POST where there is no attachment yet, PATCH where there is.
 * Under an `idempotencyKey` of the caller it does not look first, so that its repetition takes the same turns.
 * @throws ValidationError for a file that would be refused, before anything is sent; and with `onExisting: "fail"`
 *   when the voucher has an attachment.
 */
export async function attachToVoucher(
  economic: Pick<EconomicServices, "rest">,
  options: AttachToVoucherOptions,
): Promise<{ appended: boolean }> {
  const { journalNumber, accountingYear, voucherNumber, file, onExisting, fileName, ...call } = options;
  const { idempotencyKey } = call;
  const body = await checkFile(file, fileName, ["pdf", "jpg", "png", "gif"]);
  const pathParams = { journalNumber, accountingYear, voucherNumber };
  const send = (method: Method, more: Partial<SendRequest>) =>
    internalsOf(economic.rest).send({ ...call, method, path: voucherFile, pathParams, ...more });
  const append = async (key: SendRequest["idempotencyKey"]) => {
    await send("PATCH", { body, idempotencyKey: key });
    return { appended: true };
  };

  const mayAppend = onExisting !== "fail";
  if (mayAppend && idempotencyKey === undefined) {
    const found = await orAbsent(send("GET", { path: voucherFile.replace(/\/file$/, "") }));
    // What is told of none was never recorded: a 404, or no pages. In doubt the POST tells.
    if ((found?.data as { pages?: number } | undefined)?.pages) return append(undefined);
  }
  try {
    await send("POST", { body });
    return { appended: false };
  } catch (error) {
    // Somebody was faster, or the look was left out. After a lost answer this would be an OutcomeUnknownError.
    if (mayAppend && isEconomicError(error, "validation") && /already has/i.test(error.message))
      return append(partKey(idempotencyKey, "append"));
    // The key of a PATCH whose outcome was unknown: repeated under it, the server remembers.
    if (mayAppend && isEconomicError(error, "idempotency") && error.code === "URLChanged")
      return append(idempotencyKey);
    throw error;
  }
}

/** What `attachToDraftInvoice` takes. */
export interface AttachToDraftInvoiceOptions extends WriteOptions {
  draftInvoiceNumber: number;
  /** PDF, at most 9 MB. */
  file: UploadSource;
  /** Removes an attachment that is there already. Default: false, it is refused by the server. */
  replace?: boolean | undefined;
  fileName?: string | undefined;
}

/**
 * Attaches a PDF to a draft invoice on REST, once.
 * @throws ValidationError for a file that would be refused, before anything is sent.
 */
export async function attachToDraftInvoice(
  economic: Pick<EconomicServices, "rest">,
  options: AttachToDraftInvoiceOptions,
): Promise<void> {
  const { draftInvoiceNumber, file, replace, fileName, ...call } = options;
  const body = await checkFile(file, fileName, ["pdf"]);
  const path = "/invoices/drafts/{draftInvoiceNumber}/attachment";
  const send = (more: Pick<SendRequest, "method" | "path"> & Partial<SendRequest>) =>
    internalsOf(economic.rest).send({ ...call, pathParams: { draftInvoiceNumber }, ...more });
  const upload = (key: SendRequest["idempotencyKey"]) =>
    send({ method: "POST", path: `${path}/file`, body, idempotencyKey: key });
  const { idempotencyKey } = call;
  // A repetition must not remove what the first call uploaded: under a caller's key the POST goes first.
  if (!replace || idempotencyKey !== undefined)
    try {
      await upload(idempotencyKey);
      return;
    } catch (error) {
      if (!replace || !isEconomicError(error, "validation") || !error.status) throw error;
    }
  await orAbsent(send({ method: "DELETE", path, idempotencyKey: partKey(idempotencyKey, "remove") }));
  await upload(partKey(idempotencyKey, "again"));
}
