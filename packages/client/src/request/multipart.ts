import { invalid } from "../errors/invalid.ts";
import type { MultipartBody, WebFormData } from "../types/index.ts";
import { makeExtension } from "../utils/extension.ts";
import { isForm, kindOf } from "../utils/kind-of.ts";
import type { EncodedBody, FormEncoder } from "./encode-body.ts";

type Part = [name: string, value: FormDataEntryValue];

/** Escapes a name for the header of a part, as browsers do. */
const quote = (text: string): string => text.replace(/[\r\n"]/g, encodeURIComponent);

/** The most characters of the key in the boundary, which MIME limits to 70 characters. */
const longestKeyInBoundary = 50;

const headerOf = ([name, value]: Part): string => {
  const disposition = `content-disposition: form-data; name="${quote(name)}"`;
  if (typeof value === "string") return disposition;
  const type = value.type || "application/octet-stream";
  return `${disposition}; filename="${quote(value.name)}"\r\ncontent-type: ${type}`;
};

/** Returns the bytes of a form, with the boundary between its parts. */
async function writeParts(parts: readonly Part[], boundary: string): Promise<Uint8Array<ArrayBuffer>> {
  const pieces = parts.flatMap((part) => [`--${boundary}\r\n${headerOf(part)}\r\n\r\n`, part[1], "\r\n"]);
  const blob = new Blob([...pieces, `--${boundary}--\r\n`]);
  return new Uint8Array(await blob.arrayBuffer());
}

/** Counts the occurrences of an ASCII text in bytes. */
const occurrences = (bytes: Uint8Array, text: string): number =>
  new TextDecoder("latin1").decode(bytes).split(text).length - 1;

/**
 * Encodes a form. Its boundary is made from the key, and is extended until the content does not contain it. Content with the
 * boundary would split the form, and could file a receipt under another voucher.
 */
async function encodeForm(parts: readonly Part[], key: string): Promise<EncodedBody> {
  const base = `economic-${key.replace(/\W/g, "").slice(0, longestKeyInBoundary)}`;
  for (let attempt = 0; ; attempt += 1) {
    const boundary = attempt === 0 ? base : `${base}-${attempt}`;
    const bytes = await writeParts(parts, boundary);
    // The boundary occurs once before each part and once at the end.
    if (occurrences(bytes, `--${boundary}`) === parts.length + 1)
      return { bytes, contentType: `multipart/form-data; boundary=${boundary}` };
  }
}

/**
 * Makes a body from a form: `{ body: multipart(form) }`. The boundary depends only on the idempotency key and the content. So a
 * repeated upload has the same bytes, as the server demands (RW-3). The form's fields are read when the call is made.
 */
export function multipart(form: WebFormData): MultipartBody {
  if (!isForm(form)) invalid(`multipart takes a FormData: it is ${kindOf(form)}.`, "form");
  const takeForm = (): FormEncoder => {
    const parts = [...form];
    return { encodeUnder: (key) => encodeForm(parts, key) };
  };
  return makeExtension("multipart", takeForm, {});
}
