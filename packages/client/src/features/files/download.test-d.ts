import type { EconomicServices, WebReadableStream } from "../../types/index.ts";
import { download } from "./download.ts";
import { downloadToFile } from "./download-to-file.ts";
import { attachToDraftInvoice, attachToVoucher, uploadDocument } from "./upload.ts";

declare const economic: EconomicServices;
const { rest, documents, customers } = economic;

// The type of the result depends on `as`.
const pdf = "/invoices/booked/{bookedInvoiceNumber}/pdf";
const path = { bookedInvoiceNumber: 1 };
const bytes: Promise<Uint8Array> = download(rest, pdf, { path });
const stream: Promise<WebReadableStream> = download(rest, pdf, { path, as: "stream" });
const pages: Promise<Uint8Array> = download(documents, "/AttachedDocuments/{number}/pdf", {
  path: { number: 1 },
});
const size: Promise<number> = downloadToFile(rest, pdf, "1.pdf", { path, waitMs: 0 });
declare const as: "bytes" | "stream";
const either: Promise<Uint8Array | WebReadableStream> = download(rest, pdf, { path, as });
void [bytes, stream, pages, size, either];

// @ts-expect-error The path does not return a file.
void download(rest, "/invoices/booked/{bookedInvoiceNumber}", { path });
// @ts-expect-error The path belongs to another service.
void download(customers, pdf, { path });
// @ts-expect-error The value of the path's parameter is missing.
void download(rest, pdf, {});
// @ts-expect-error The path does not return a file.
void downloadToFile(rest, "/customers", "customers.json", {});
// @ts-expect-error downloadToFile has no option as.
void downloadToFile(rest, pdf, "1.pdf", { path, as: "stream" });

const file = new Uint8Array();
const voucher = { journalNumber: 1, voucherNumber: 7, accountingYear: "2026" };
void attachToVoucher(economic, { ...voucher, file, onExisting: "fail" });
// @ts-expect-error journalNumber is missing.
void attachToVoucher(economic, { voucherNumber: 7, accountingYear: "2026", file });
// @ts-expect-error onExisting is "append" or "fail".
void uploadDocument(economic, { voucherNumber: 7, accountingYear: "2026", file, onExisting: "merge" });
// @ts-expect-error replace is not an option.
void attachToDraftInvoice(economic, { draftInvoiceNumber: 7, file, replace: true });
