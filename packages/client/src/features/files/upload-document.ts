import { defined } from "../../core/defined.ts";
import { internalsOf } from "../../core/internals.ts";
import type { EconomicServices, WriteOptions } from "../../types/index.ts";
import { refuse } from "../refuse.ts";
import { checkFile, type UploadSource } from "./check-file.ts";

/** What `uploadDocument` takes. */
export interface UploadDocumentOptions extends WriteOptions {
  /** PDF, JPG or PNG, at most 9 MB. */
  file: UploadSource;
  /** A booked or draft voucher's number, which is unique within its accounting year only. */
  voucherNumber: number;
  /** The year's name: `"2026"`, `"2025/2026"`. */
  accountingYear: string;
  /** At most 250 characters. */
  note?: string | undefined;
  /** When the voucher has a document already: `"merge"` (default) appends to it, `"fail"` refuses. */
  onConflict?: "merge" | "fail" | undefined;
  fileName?: string | undefined;
}

/**
 * Attaches a file to a voucher through documentsapi, once.
 * @throws ValidationError for a file that would be refused, before anything is sent.
 */
export async function uploadDocument(
  economic: Pick<EconomicServices, "documents">,
  options: UploadDocumentOptions,
): Promise<{ number: number }> {
  const { file, fileName, voucherNumber, accountingYear, note, onConflict, ...call } = options;
  if (!/^[1-9]\d{0,8}$/.test(`${voucherNumber}`)) refuse("voucherNumber must be 1 to 999999999.");
  if (!/^\S.{0,10}$/.test(accountingYear)) refuse('accountingYear must be a name: "2025/2026".');
  if (note && note.length > 250) refuse("note must have 250 characters at most.");
  const body = await checkFile(file, fileName, ["pdf", "jpg", "png"]);
  const fields = { voucherNumber, accountingYear, note, onConflict: onConflict && +(onConflict === "fail") };
  for (const [name, value] of Object.entries(defined(fields))) body.append(name, `${value}`);
  const { data } = await internalsOf(economic.documents).send({
    ...call,
    method: "POST",
    path: "/AttachedDocuments",
    body,
  });
  return data as { number: number };
}
