import { ValidationError } from "./errors.ts";

const findNull = (value: unknown, path: string): string | undefined => {
  if (value === null) return path || "the body";
  if (typeof value !== "object") return;
  for (const [key, item] of Object.entries(value as object)) {
    const found = findNull(item, Array.isArray(value) ? `${path}[${key}]` : path ? `${path}.${key}` : key);
    if (found) return found;
  }
};

/** A body as JSON text. Properties that are `undefined` are left out; `null` is refused, as both surfaces do (L-14). */
export const encodeJson = (body: unknown): string => {
  let text: string | undefined;
  try {
    text = JSON.stringify(body);
  } catch (cause) {
    throw new ValidationError(`The body cannot be written as JSON: ${cause}`, { cause });
  }
  // What JSON makes null of (NaN, holes, invalid dates) is looked for as well: in the text, not in the input.
  const path = text?.includes("null") ? findNull(JSON.parse(text), "") : undefined;
  if (path) {
    const message = "is null (or NaN, or undefined in a list): leave it out instead";
    throw new ValidationError(`${path} ${message}`, { errors: [{ path, message }] });
  }
  return text ?? "";
};

/** Bodies that are sent as they are. */
export const isRaw = (body: unknown): boolean =>
  body instanceof Blob || body instanceof ArrayBuffer || ArrayBuffer.isView(body) || isStream(body);

/** A stream can be sent once only. */
export const isStream = (body: unknown): boolean => body instanceof ReadableStream;

const quote = (text: string) => text.replace(/[\r\n"]/g, encodeURIComponent);

/** A boundary that the key determines: a repeated upload has to be the same bytes. */
export const boundaryOf = (key: string): string => `economic-${key.replace(/\W/g, "").slice(0, 60)}`;

/** A form as the bytes that go out. */
export const encodeForm = async (form: FormData, boundary: string): Promise<Uint8Array<ArrayBuffer>> => {
  const parts: BlobPart[] = [];
  for (const [name, value] of form) {
    parts.push(`--${boundary}\r\ncontent-disposition: form-data; name="${quote(name)}"`);
    if (typeof value === "string") parts.push(`\r\n\r\n${value.replace(/\r\n?|\n/g, "\r\n")}\r\n`);
    else
      parts.push(
        `; filename="${quote(value.name)}"\r\ncontent-type: ${value.type || "application/octet-stream"}\r\n\r\n`,
        value,
        "\r\n",
      );
  }
  return new Uint8Array(await new Blob([...parts, `--${boundary}--\r\n`]).arrayBuffer());
};
