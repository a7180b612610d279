import { invalid } from "../errors/invalid.ts";
import type { MultipartBody, WebFormData } from "../types/index.ts";
import { makeExtension } from "../utils/extension.ts";
import { isForm, kindOf } from "../utils/kind-of.ts";
import type { EncodedBody, FormEncoder } from "./encode-body.ts";

type Part = [name: string, value: FormDataEntryValue];

/** Escapes a name in a part's header as browsers do. */
const quote = (text: string): string => text.replace(/[\r\n"]/g, encodeURIComponent);

/** How much of the key stands in the boundary, which MIME limits to 70 characters. */
const longestKeyInBoundary = 50;

const headerOf = ([name, value]: Part): string => {
  const disposition = `content-disposition: form-data; name="${quote(name)}"`;
  if (typeof value === "string") return disposition;
  const type = value.type || "application/octet-stream";
  return `${disposition}; filename="${quote(value.name)}"\r\ncontent-type: ${type}`;
};

/** Writes the parts of a form with a boundary between them. */
async function writeParts(parts: readonly Part[], boundary: string): Promise<Uint8Array<ArrayBuffer>> {
  const pieces = parts.flatMap((part) => [`--${boundary}\r\n${headerOf(part)}\r\n\r\n`, part[1], "\r\n"]);
  const blob = new Blob([...pieces, `--${boundary}--\r\n`]);
  return new Uint8Array(await blob.arrayBuffer());
}

/** Counts how often a text of ASCII characters stands in bytes. */
const occurrences = (bytes: Uint8Array, text: string): number =>
  new TextDecoder("latin1").decode(bytes).split(text).length - 1;

/**
 * Encodes a form. Its boundary is made of the key, and is made longer until it does not stand in the content: content with
 * the boundary in it would split the form, and could file a receipt under another voucher.
 */
async function encodeForm(parts: readonly Part[], key: string): Promise<EncodedBody> {
  const base = `economic-${key.replace(/\W/g, "").slice(0, longestKeyInBoundary)}`;
  for (let attempt = 0; ; attempt += 1) {
    const boundary = attempt === 0 ? base : `${base}-${attempt}`;
    const bytes = await writeParts(parts, boundary);
    // Once before each part and once at the end.
    if (occurrences(bytes, `--${boundary}`) === parts.length + 1)
      return { bytes, contentType: `multipart/form-data; boundary=${boundary}` };
  }
}

/**
 * A form as a body: `{ body: multipart(form) }`. Its boundary follows from the idempotency key and the content, so that a
 * repeated upload is the same bytes, which the server asks for (RW-3). The form's fields are read when the call is made.
 */
export function multipart(form: WebFormData): MultipartBody {
  if (!isForm(form)) invalid(`multipart takes a FormData: it is ${kindOf(form)}.`, "form");
  const takeForm = (): FormEncoder => {
    const parts = [...form];
    return { encodeUnder: (key) => encodeForm(parts, key) };
  };
  return makeExtension("multipart", takeForm, {});
}
