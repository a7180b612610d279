import { isEconomicError } from "../../core/errors.ts";
import { internalsOf } from "../../core/internals.ts";
import type { SendRequest } from "../../core/send.ts";
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

const voucherAttachment = "/journals/{journalNumber}/vouchers/{accountingYear}-{voucherNumber}/attachment";
const draftAttachment = "/invoices/drafts/{draftInvoiceNumber}/attachment";

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
  const core = internalsOf(economic.rest);
  const part = await checkFile(file, fileName, ["pdf", "jpg", "png", "gif"]);
  const pathParams = { journalNumber, accountingYear, voucherNumber };
  const upload = (method: "POST" | "PATCH", key: SendRequest["idempotencyKey"]) =>
    core.send({
      ...call,
      method,
      path: `${voucherAttachment}/file`,
      pathParams,
      body: formOf(part),
      idempotencyKey: key,
    });

  const append = onExisting !== "fail";
  const look = append && idempotencyKey === undefined;
  const found =
    look && (await orAbsent(core.send({ ...call, method: "GET", path: voucherAttachment, pathParams })));
  // What is told of none was never recorded: a 404, or no pages. In doubt the POST tells.
  if (found && (found.data as { pages?: number } | undefined)?.pages) {
    await upload("PATCH", undefined);
    return { appended: true };
  }
  try {
    await upload("POST", idempotencyKey);
    return { appended: false };
  } catch (error) {
    // Somebody was faster, or the look was left out. After a lost answer this would be an OutcomeUnknownError.
    if (!append || !isEconomicError(error, "validation") || !/already has/i.test(error.message)) throw error;
    await upload("PATCH", partKey(idempotencyKey, "append"));
    return { appended: true };
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
  const { draftInvoiceNumber, file, replace = false, fileName, ...call } = options;
  const core = internalsOf(economic.rest);
  const body = formOf(await checkFile(file, fileName, ["pdf"]));
  const pathParams = { draftInvoiceNumber };
  if (replace) {
    const idempotencyKey = partKey(call.idempotencyKey, "remove");
    await orAbsent(
      core.send({ ...call, method: "DELETE", path: draftAttachment, pathParams, idempotencyKey }),
    );
  }
  await core.send({ ...call, method: "POST", path: `${draftAttachment}/file`, pathParams, body });
}

const formOf = (file: File): FormData => {
  const form = new FormData();
  form.append("file", file);
  return form;
};
