import type { EconomicServices } from "../../types/index.ts";
import { refuse } from "../refuse.ts";
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
  // Not an import, not even a late one: bundlers for browsers and workers fail where they meet "node:".
  const files = globalThis.process?.getBuiltinModule?.("node:fs/promises");
  if (!files) return refuse("There is no file system here: download() has the bytes.");
  const stream = (await download(economic, reference, {
    ...options,
    as: "stream",
  })) as ReadableStream<Uint8Array>;
  const reader = stream.getReader();
  const part = `${path}.${crypto.randomUUID()}.part`;
  try {
    const file = await files.open(part, "wx");
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
    await files.rename(part, path);
    return size;
  } catch (error) {
    await Promise.allSettled([reader.cancel(), files.rm(part, { force: true })]);
    throw error;
  }
}
