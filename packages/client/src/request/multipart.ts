import { invalid } from "../errors/invalid.ts";
import type { MultipartBody, WebFormData } from "../types/index.ts";
import { makeExtension } from "../utils/extension.ts";
import { kindOf, tagOf } from "../utils/kind-of.ts";
import type { EncodedBody, FormEncoder } from "./encode-body.ts";

type Part = [name: string, value: FormDataEntryValue];

/** Escapes a name in a part's header as browsers do. */
const quote = (text: string): string => text.replace(/[\r\n"]/g, encodeURIComponent);

/** The longest boundary that MIME allows has 70 characters. */
const longestKeyInBoundary = 60;

const headerOf = ([name, value]: Part): string => {
  const disposition = `content-disposition: form-data; name="${quote(name)}"`;
  if (typeof value === "string") return disposition;
  const type = value.type || "application/octet-stream";
  return `${disposition}; filename="${quote(value.name)}"\r\ncontent-type: ${type}`;
};

async function encodeForm(parts: readonly Part[], key: string): Promise<EncodedBody> {
  const boundary = `economic-${key.replace(/\W/g, "").slice(0, longestKeyInBoundary)}`;
  const pieces = parts.flatMap((part) => [`--${boundary}\r\n${headerOf(part)}\r\n\r\n`, part[1], "\r\n"]);
  const blob = new Blob([...pieces, `--${boundary}--\r\n`]);
  return {
    bytes: new Uint8Array(await blob.arrayBuffer()),
    contentType: `multipart/form-data; boundary=${boundary}`,
  };
}

/**
 * A form as a body: `{ body: multipart(form) }`. Its boundary follows from the idempotency key, so that a repeated upload
 * is the same bytes, which the server asks for (RW-3). The form's fields are read when the call is made.
 */
export function multipart(form: WebFormData): MultipartBody {
  if (tagOf(form) !== "FormData") invalid(`multipart takes a FormData: it is ${kindOf(form)}.`, "form");
  const takeForm = (): FormEncoder => {
    const parts = [...(form as FormData)];
    return { encodeUnder: (key) => encodeForm(parts, key) };
  };
  return makeExtension("multipart", takeForm, {});
}
