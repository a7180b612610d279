import { type Fault, invalid } from "../../errors/refusal.ts";

/** The fields of an upload to documentsapi. */
export interface UploadFields {
  readonly file: Blob;
  readonly voucherNumber: number;
  readonly accountingYear: string;
  readonly note?: string;
  /** With 1, the upload is refused if the voucher has a document. With 0 or nothing, it is added to the document. */
  readonly onConflict: 0 | 1;
}

const longestYear = 11;
const longestNote = 250;
const highestVoucher = 999_999_999;

const fault = (name: string, message: string, input?: unknown): Fault => ({
  at: [name],
  code: "InvalidInput",
  message,
  ...(input === undefined ? {} : { input }),
});

/**
 * Reads the form. Upper and lower case do not matter in names: clients send both `File` and `file`. Throws a refusal
 * with all faults.
 */
export function readUpload(form: FormData): UploadFields {
  const parts = new Map(Array.from(form, ([name, value]) => [name.toLowerCase(), value]));
  const text = (name: string): string | undefined => {
    const value = parts.get(name);
    return typeof value === "string" && value !== "" ? value : undefined;
  };
  const faults: Fault[] = [];
  const file = parts.get("file");
  if (!(file instanceof Blob)) faults.push(fault("File", "The File field is required."));
  const number = text("vouchernumber");
  const voucherNumber = Number(number);
  if (number === undefined || !/^\d+$/.test(number) || voucherNumber < 1 || voucherNumber > highestVoucher) {
    const message = `The field VoucherNumber must be between 1 and ${highestVoucher}.`;
    faults.push(fault("VoucherNumber", message, number));
  }
  const accountingYear = text("accountingyear") ?? "";
  if (accountingYear === "") faults.push(fault("AccountingYear", "The AccountingYear field is required."));
  if (accountingYear.length > longestYear) {
    const message = `The field AccountingYear must be a string with a maximum length of ${longestYear}.`;
    faults.push(fault("AccountingYear", message, accountingYear));
  }
  const note = text("note");
  if (note !== undefined && note.length > longestNote) {
    faults.push(fault("Note", `The field Note must be a string with a maximum length of ${longestNote}.`));
  }
  const conflict = text("onconflict") ?? "0";
  if (conflict !== "0" && conflict !== "1") {
    faults.push(fault("OnConflict", `The value '${conflict}' is not valid for OnConflict.`, conflict));
  }
  if (faults.length > 0 || !(file instanceof Blob)) throw invalid(...faults);
  return {
    file,
    voucherNumber,
    accountingYear,
    onConflict: conflict === "1" ? 1 : 0,
    ...(note === undefined ? {} : { note }),
  };
}
