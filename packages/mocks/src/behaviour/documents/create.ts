import { danishToday } from "../../dates/index.ts";
import type { Answer, Call } from "../../engine/call.ts";
import { type Fault, invalid } from "../../errors/refusal.ts";
import { countPages } from "../../pdf/index.ts";
import { attachedDocuments, documentOf } from "../../records/documents.ts";
import { accountingYears } from "../../records/ledger.ts";
import { voucherNumberUse } from "../ledger/voucher-numbers.ts";
import { attach } from "./attach.ts";
import { readUpload, type UploadFields } from "./form-fields.ts";
import { largestUpload, typeOfFile } from "./upload.ts";

/** The types that documentsapi accepts. REST's attachments accept GIF as well. */
const taken: readonly (string | undefined)[] = ["application/pdf", "image/jpeg", "image/png"];

/** Finds why a document cannot be attached to its voucher. */
function placeFault(
  { accountingYear, voucherNumber, onConflict }: UploadFields,
  call: Call,
): Fault | undefined {
  const { agreement } = call;
  if (!agreement.table(accountingYears).has(accountingYear)) {
    return {
      at: ["AccountingYear"],
      code: "AccountingYearNotFound",
      message: `There is no accounting year ${accountingYear}.`,
      input: accountingYear,
    };
  }
  if (voucherNumberUse(agreement, accountingYear, voucherNumber) === undefined) {
    return {
      at: ["VoucherNumber"],
      code: "InvalidVoucherNumber",
      message: `Accounting year ${accountingYear} has no voucher ${voucherNumber}.`,
      input: voucherNumber,
    };
  }
  if (onConflict === 1 && documentOf(agreement, accountingYear, voucherNumber) !== undefined) {
    return {
      at: ["VoucherNumber"],
      code: "DocumentAlreadyAttachedToVoucher",
      message: `Voucher ${voucherNumber} has a document already.`,
      input: voucherNumber,
    };
  }
  return undefined;
}

const invalidFile = (message: string): Fault => ({ at: ["File"], code: "InvalidFileData", message });

/** Uploads a document to a drafted or booked voucher. It is added to an existing document, unless the form forbids it. */
export async function createDocument(call: Call): Promise<Answer> {
  const upload = readUpload(await call.form());
  const bytes = new Uint8Array(await upload.file.arrayBuffer());
  const contentType = typeOfFile(bytes);
  if (bytes.length > largestUpload)
    throw invalid(invalidFile(`The file is larger than ${largestUpload} bytes.`));
  if (contentType === undefined || !taken.includes(contentType))
    throw invalid(invalidFile("The file is damaged or of a type that is not supported."));
  const misplaced = placeFault(upload, call);
  if (misplaced !== undefined) throw invalid(misplaced);
  const { accountingYear, voucherNumber, note } = upload;
  const { number } = attach(call.agreement, {
    accountingYear,
    voucherNumber,
    createdAt: danishToday(call.now),
    parts: [
      {
        name: upload.file instanceof File ? upload.file.name : "file",
        contentType,
        bytes,
        pages: countPages(bytes),
      },
    ],
  });
  if (note !== undefined) call.agreement.table(attachedDocuments).update(number, { note });
  return { status: 201, body: { number }, location: `/AttachedDocuments/${number}` };
}
