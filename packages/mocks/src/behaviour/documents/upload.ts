import type { Call } from "../../engine/call.ts";
import { Refusal } from "../../errors/refusal.ts";
import { countPages } from "../../pdf/index.ts";
import type { DocumentPart } from "../../records/documents.ts";

/** The largest upload: 9.0 MB. */
export const largestUpload = 9 * 1024 * 1024;

/** The first bytes of the accepted types. The type that a caller sends is ignored. HEIC is not accepted. */
const signatures: readonly (readonly [contentType: string, start: readonly number[]])[] = [
  ["application/pdf", [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ["image/jpeg", [0xff, 0xd8, 0xff]],
  ["image/png", [0x89, 0x50, 0x4e, 0x47]],
  ["image/gif", [0x47, 0x49, 0x46, 0x38]],
];

/** Reads the type of a file from its first bytes. Returns undefined for one that is not accepted. */
export const typeOfFile = (bytes: Uint8Array): string | undefined =>
  signatures.find(([, start]) => start.every((byte, index) => bytes[index] === byte))?.[0];

/** Refuses an upload. REST answers only a message. */
export const refuseUpload = (message: string): Refusal => new Refusal(400, { message });

/** Reads the files of a multipart body. Throws a refusal if there is none, one is too large, or its type is not accepted. */
export async function uploadedParts(call: Call): Promise<readonly DocumentPart[]> {
  const files = [...(await call.form()).values()].filter((value) => value instanceof Blob);
  if (files.length === 0) throw refuseUpload("No attachment file was sent");
  const size = files.reduce((total, part) => total + part.size, 0);
  if (size > largestUpload) throw refuseUpload("Attachment is larger than 9.0 MB");
  return Promise.all(
    files.map(async (part) => {
      const bytes = new Uint8Array(await part.arrayBuffer());
      const contentType = typeOfFile(bytes);
      if (contentType === undefined) throw refuseUpload("Attachment file type is not supported");
      const name = part instanceof File ? part.name : "file";
      return { name, contentType, bytes, pages: countPages(bytes) };
    }),
  );
}
