export { bulk } from "./bulk/bulk.ts";
export { BulkError, type BulkOutcome } from "./bulk/outcome.ts";
export type { BulkItem, BulkOptions, BulkPath, BulkValue } from "./bulk/types.ts";
export { type Connection, connection } from "./connection.ts";
export {
  type AttachToDraftInvoiceOptions,
  type AttachToVoucherOptions,
  attachToDraftInvoice,
  attachToVoucher,
  type VoucherAddress,
} from "./files/attach.ts";
export type { UploadSource } from "./files/check-file.ts";
export { type DownloadOptions, download, type FileReference, invoicePdf } from "./files/download.ts";
export { downloadToFile } from "./files/download-to-file.ts";
export { type UploadDocumentOptions, uploadDocument } from "./files/upload-document.ts";
export { type FindOrCreateOptions, findOrCreate } from "./find-or-create.ts";
export { type GrantLocale, grantTokenFrom, type InstallationOptions, installationUrl } from "./grant-flow.ts";
export { type UpdatablePath, type UpdateOptions, updateWithVersion } from "./update-with-version.ts";
