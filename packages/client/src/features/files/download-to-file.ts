import { checkOptions } from "../../config/check-options.ts";
import { invalid } from "../../errors/invalid.ts";
import type { ApiShape, EntryOf, ServiceClient } from "../../types/index.ts";
import { type DownloadOptions, download, downloadChecks, type FilePath } from "./download.ts";

/**
 * Downloads a file to the local disk (Node, Deno, Bun). It is written beside the target and renamed when it is
 * complete: a failure leaves nothing behind, and an older file stays until then.
 * @param to the file's path on the disk.
 * @returns the size in bytes.
 * @throws ValidationError if the runtime has no file system.
 */
export async function downloadToFile<Api extends ApiShape, Path extends FilePath<Api>>(
  service: ServiceClient<Api>,
  path: Path,
  to: string,
  options: DownloadOptions<EntryOf<Api, "get", Path>>,
): Promise<number> {
  checkOptions(options, downloadChecks);
  // Neither a static nor a dynamic import: bundlers for browsers and workers fail at an import of "node:".
  const files =
    globalThis.process?.getBuiltinModule?.("node:fs/promises") ??
    invalid("This runtime has no file system: use download() and store the bytes yourself.");
  const bytes = await download(service, path, options);
  const part = `${to}.${crypto.randomUUID()}.part`;
  try {
    await files.writeFile(part, bytes, { flush: true });
    await files.rename(part, to);
  } finally {
    // After a success the file is no longer there.
    await files.rm(part, { force: true });
  }
  return bytes.length;
}
