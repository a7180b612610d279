import { checkOptions } from "../../config/check-options.ts";
import { invalid } from "../../errors/invalid.ts";
import type { ApiShape, EntryOf, ServiceClient } from "../../types/index.ts";
import { type DownloadOptions, download, downloadChecks, type FilePath } from "./download.ts";

/**
 * Downloads a file to the local disk (Node, Deno, Bun). The bytes are written to a temporary file beside the target, which is
 * renamed when it is complete. So a failure leaves no file behind, and an existing file stays until it is replaced.
 * @param to the path of the file on the disk.
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
  // The file system is not imported, because bundlers for browsers and workers fail at "node:", even in a dynamic import.
  const files =
    globalThis.process?.getBuiltinModule?.("node:fs/promises") ??
    invalid("This runtime has no file system: use download() and store the bytes yourself.");
  const bytes = await download(service, path, options);
  const part = `${to}.${crypto.randomUUID()}.part`;
  try {
    await files.writeFile(part, bytes, { flush: true });
    await files.rename(part, to);
  } finally {
    // After a success, the temporary file does not exist any more. `force` prevents an error about that.
    await files.rm(part, { force: true });
  }
  return bytes.length;
}
