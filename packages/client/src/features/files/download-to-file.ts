import type { EconomicServices } from "../../types/index.ts";
import { type DownloadOptions, download, type FileReference } from "./download.ts";

/**
 * Downloads a file to a path of the local disk (Node, Deno, Bun). It is written beside the target and renamed when
 * complete: a broken download leaves nothing behind, and what was there before stays until then.
 * @returns the size in bytes.
 */
export async function downloadToFile(
  economic: Pick<EconomicServices, "rest" | "documents">,
  reference: FileReference,
  path: string,
  options: DownloadOptions = {},
): Promise<number> {
  // Not at the top: bundles for other runtimes must not meet it.
  const { open, rename, rm } = await import("node:fs/promises");
  const stream = (await download(economic, reference, {
    ...options,
    as: "stream",
  })) as ReadableStream<Uint8Array>;
  const reader = stream.getReader();
  const part = `${path}.${crypto.randomUUID()}.part`;
  try {
    const file = await open(part, "wx");
    let size = 0;
    try {
      for (let read = await reader.read(); !read.done; read = await reader.read()) {
        await file.writeFile(read.value);
        size += read.value.byteLength;
      }
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(part, path);
    return size;
  } catch (error) {
    await Promise.allSettled([reader.cancel(), rm(part, { force: true })]);
    throw error;
  }
}
