export { bulk } from "./bulk/bulk.ts";
export type { BulkItem, BulkOptions, BulkPath, BulkValue } from "./bulk/types.ts";
export { type Connection, connection } from "./connection.ts";
export { type DownloadOptions, download, type FilePath } from "./files/download.ts";
export { downloadToFile } from "./files/download-to-file.ts";
export {
  attachToDraftInvoice,
  attachToVoucher,
  type UploadOptions,
  uploadDocument,
  type VoucherAddress,
  type VoucherUploadOptions,
} from "./files/upload.ts";
export type { UploadSource } from "./files/upload-form.ts";
export { type GrantLocale, grantTokenFrom, type InstallationOptions, installationUrl } from "./grant-flow.ts";
export type { UpdatablePath, UpdateOptions } from "./update/types.ts";
export { updateWithVersion } from "./update/update-with-version.ts";
export { type WritablePath, writable } from "./update/writable.ts";
