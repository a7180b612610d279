import type { WebBlob, WebReadableStream } from "../../types/index.ts";
import { readLimited } from "../read-limited.ts";
import { refuse } from "../refuse.ts";

/** A file to upload: its bytes, a `Blob` or `File`, or a stream of bytes (read up to the limit before it is sent). */
export type UploadSource = Uint8Array | ArrayBuffer | WebBlob | WebReadableStream;

/** Largest upload in bytes. */
export const maxUploadBytes = 9_437_184;

/** File types by what is in their first kilobyte: names and declared types are often wrong. */
const signatures: readonly (readonly [extension: string, type: string, pattern: RegExp])[] = [
  ["pdf", "application/pdf", /%PDF-/],
  ["jpg", "image/jpeg", /^\xff\xd8\xff/],
  ["png", "image/png", /^\x89PNG/],
  ["gif", "image/gif", /^GIF8/],
  // What phones make; e-conomic takes none of it.
  ["heic", "", /^.{4}ftyp(he|mi|ms|av)/s],
];

/**
 * Checks size and type of a file, and makes the form that carries it.
 * @param extensions the types that are taken: `"pdf, jpg"`
 * @throws ValidationError for an empty file, one over 9 MB, or one of another type.
 */
export async function uploadForm(source: UploadSource, extensions: string): Promise<FormData> {
  const file = await readLimited(source as BodyInit, maxUploadBytes);
  const head = String.fromCharCode(...new Uint8Array((await file?.slice(0, 1024).arrayBuffer()) ?? []));
  const [extension = "unknown", type = ""] = signatures.find(([, , pattern]) => pattern.test(head)) ?? [];
  if (!file || !extensions.includes(extension))
    return refuse(
      `file must be ${extensions} by its content, up to ${maxUploadBytes} bytes; it is ${file ? `${extension}, ${file.size} bytes` : "larger"}`,
    );
  const { name = "document" } = source as Partial<File>;
  const form = new FormData();
  form.append("file", new File([file], `${name.replace(/\.[a-z]{3,4}$/i, "")}.${extension}`, { type }));
  return form;
}
