import type { WebBlob, WebReadableStream } from "../../types/index.ts";
import { readLimited } from "../read-limited.ts";
import { refuse } from "../refuse.ts";
import { fileTypeOf } from "./file-type.ts";

/** A file to upload: its bytes, a `Blob` or `File`, or a stream of bytes (read up to the limit before it is sent). */
export type UploadSource = Uint8Array | ArrayBuffer | WebBlob | WebReadableStream;

/** Largest upload in bytes. */
export const maxUploadBytes = 9_437_184;

/**
 * Checks size and type of a file, by its content, and makes the part of a form that carries it.
 * @throws ValidationError for an empty file, one over 9 MB, or one of a type not in `extensions`.
 */
export async function checkFile(
  source: UploadSource,
  fileName: string | undefined,
  extensions: readonly string[],
): Promise<File> {
  const bytes = await bytesOf(source);
  if (bytes === undefined || bytes.byteLength > maxUploadBytes) {
    const size = bytes ? ` of ${(bytes.byteLength / 1_048_576).toFixed(1)} MB` : "";
    refuse(`The file${size} is larger than e-conomic's limit of 9 MB (${maxUploadBytes} bytes).`);
  }
  if (bytes.byteLength === 0) refuse("The file is empty.");
  const found = fileTypeOf(bytes);
  if (!found || !extensions.includes(found.extension)) {
    const what = found ? found.extension.toUpperCase() : "of none of these types";
    const advice =
      found?.extension === "heic" ? " (what phones take photos in): convert it to JPG first" : "";
    refuse(
      `The file is ${what}${advice}. Accepted here, judged by content: ${extensions.join(", ").toUpperCase()}.`,
    );
  }
  const name = fileName ?? ("name" in source ? String(source.name) : "document");
  const named = new RegExp(`\\.(${found.extension === "jpg" ? "jpe?g" : found.extension})$`, "i").test(name);
  return new File([bytes], named ? name : `${name}.${found.extension}`, { type: found.type });
}

async function bytesOf(source: UploadSource): Promise<Uint8Array<ArrayBuffer> | undefined> {
  if (source instanceof Uint8Array || source instanceof ArrayBuffer) return new Uint8Array(source);
  if (source instanceof ReadableStream) return readLimited(source, maxUploadBytes);
  if (source instanceof Blob) return new Uint8Array(await source.arrayBuffer());
  return refuse("The file must be a Uint8Array, an ArrayBuffer, a Blob or a stream of bytes.");
}
