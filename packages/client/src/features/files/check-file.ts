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
  if (!bytes?.length || bytes.length > maxUploadBytes) {
    return refuse(
      `The file is ${bytes?.length === 0 ? "empty" : `larger than 9 MB (${maxUploadBytes} bytes)`}.`,
    );
  }
  const { extension, type } = fileTypeOf(bytes) ?? {};
  if (!extension || !extensions.includes(extension)) {
    const advice = extension === "heic" ? ": convert the photo to JPG" : "";
    return refuse(
      `The file's content is ${extension ?? "something"}, not ${extensions.join(", ")}${advice}.`,
    );
  }
  const name = fileName ?? ("name" in source ? String(source.name) : "document");
  const named = name.toLowerCase().replace(/jpeg$/, "jpg").endsWith(`.${extension}`);
  return new File([bytes], named ? name : `${name}.${extension}`, { type: type ?? "" });
}

async function bytesOf(source: UploadSource): Promise<Uint8Array<ArrayBuffer> | undefined> {
  if (source instanceof Uint8Array || source instanceof ArrayBuffer) return new Uint8Array(source);
  if (source instanceof ReadableStream) return readLimited(source, maxUploadBytes);
  if (source instanceof Blob) return new Uint8Array(await source.arrayBuffer());
  return refuse("file must be a Uint8Array, ArrayBuffer, Blob or stream.");
}
