import type { WebBlob, WebReadableStream } from "../../types/index.ts";
import { readLimited } from "../read-limited.ts";
import { refuse } from "../refuse.ts";
import { fileTypeOf } from "./file-type.ts";

/** A file to upload: its bytes, a `Blob` or `File`, or a stream of bytes (read up to the limit before it is sent). */
export type UploadSource = Uint8Array | ArrayBuffer | WebBlob | WebReadableStream;

/** Largest upload in bytes. */
export const maxUploadBytes = 9_437_184;

/**
 * Checks size and type of a file, by its content, and makes the form that carries it.
 * @throws ValidationError for an empty file, one over 9 MB, or one of a type not in `extensions`.
 */
export async function checkFile(
  source: UploadSource,
  fileName: string | undefined,
  extensions: readonly string[],
): Promise<FormData> {
  if (typeof source === "string") refuse("file must be a Uint8Array, ArrayBuffer, Blob or stream.");
  const bytes = await readLimited(source as BodyInit, maxUploadBytes);
  if (!bytes?.length)
    return refuse(`The file is ${bytes ? "empty" : `larger than 9 MB (${maxUploadBytes} bytes)`}.`);
  const [extension = "something", type] = fileTypeOf(bytes);
  if (!extensions.includes(extension)) {
    const advice = extension === "heic" ? ": convert the photo to JPG" : "";
    return refuse(`The file's content is ${extension}, not ${extensions.join(", ")}${advice}.`);
  }
  const name = fileName ?? ("name" in source ? `${source.name}` : "document");
  const named = name.toLowerCase().replace(/jpeg$/, "jpg").endsWith(`.${extension}`);
  const form = new FormData();
  form.append("file", new File([bytes], named ? name : `${name}.${extension}`, { type: type ?? "" }));
  return form;
}
