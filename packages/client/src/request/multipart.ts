import type { MultipartBody, WebFormData } from "../types/index.ts";
import type { Encoder } from "./encode-body.ts";

const quote = (text: string) => text.replace(/[\r\n"]/g, encodeURIComponent);

/**
 * A form as a body: `{ body: multipart(form) }`. Its boundary follows from the idempotency key, so that a repeated upload
 * is the same bytes, which the server asks for.
 */
export const multipart = (form: WebFormData): MultipartBody => {
  const encodeUnder: Encoder["encodeUnder"] = async (key = "") => {
    const boundary = `economic-${key.replace(/\W/g, "").slice(0, 60)}`;
    const parts: BlobPart[] = [];
    for (const [name, value] of form as FormData) {
      const file =
        typeof value === "string"
          ? ""
          : `; filename="${quote(value.name)}"\r\ncontent-type: ${value.type || "application/octet-stream"}`;
      parts.push(
        `--${boundary}\r\ncontent-disposition: form-data; name="${quote(name)}"${file}\r\n\r\n`,
        value,
        "\r\n",
      );
    }
    return {
      bytes: new Uint8Array(await new Blob([...parts, `--${boundary}--\r\n`]).arrayBuffer()),
      type: `multipart/form-data; boundary=${boundary}`,
    };
  };
  const encoder: Encoder = { [Symbol.toStringTag]: "Encoder", encodeUnder };
  return encoder as unknown as MultipartBody;
};
