import { ValidationError } from "./errors.ts";

/** The path of the first `null` in a JSON text. */
const findNull = (text: string): string | undefined => {
  let found: string | undefined;
  let inner: unknown = null;
  // Leaves come first, then what holds them: the path is put together from its end.
  JSON.parse(text, function (this: unknown, key, value) {
    if (value === inner) {
      found = (Array.isArray(this) ? `[${key}]` : key && `.${key}`) + (found ?? "");
      inner = this;
    }
    return value;
  });
  return found?.replace(/^\./, "");
};

const refuse = (path: string, message: string): never => {
  throw new ValidationError(`${path} ${message}`, { errors: [{ path, message }] });
};

/** A body as JSON text. Properties that are `undefined` are left out; `null` is refused, as both surfaces do (L-14). */
export const encodeJson = (body: unknown): string => {
  let text: string | undefined;
  let reason = "";
  try {
    text = JSON.stringify(body);
  } catch (error) {
    reason = `: ${(error as Error).message}`;
  }
  // A `Map` or `URLSearchParams` would be an empty object.
  if (!text || (text === "{}" && Object.prototype.toString.call(body) !== "[object Object]"))
    return refuse("the body", `cannot be sent as JSON${reason}`);
  // What JSON makes null of (NaN, holes, invalid dates) is looked for as well: in the text, not in the input.
  const path = text.includes("null") ? findNull(text) : undefined;
  return path === undefined ? text : refuse(path || "the body", "is null (or NaN): leave it out");
};

/** A stream can be sent once only. */
export const isStream = (body: unknown): boolean => body instanceof ReadableStream;

/** Bodies that are not JSON. */
export const isRaw = (body: unknown): boolean =>
  [FormData, Blob, ArrayBuffer].some((Type) => body instanceof Type) ||
  ArrayBuffer.isView(body) ||
  isStream(body);

/** A body ready to be sent: JSON text and raw ones as they are, a form as bytes. */
export interface Encoded {
  bytes: RequestInit["body"] | undefined;
  type: string | undefined;
}

const typeOf = (body: unknown) => (body as Blob).type || "application/octet-stream";

const quote = (text: string) => text.replace(/[\r\n"]/g, encodeURIComponent);

/** A form as bytes. Its boundary follows from the key: a repeated upload has to be the same bytes. */
const encodeForm = async (form: FormData, key: string): Promise<Encoded> => {
  const boundary = `economic-${key.replace(/\W/g, "").slice(0, 60)}`;
  const parts: BlobPart[] = [];
  for (const [name, value] of form) {
    const file =
      typeof value === "string" ? "" : `; filename="${quote(value.name)}"\r\ncontent-type: ${typeOf(value)}`;
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

/** Encodes what could not be encoded before there was a key. */
export const encodeWith = (body: unknown, key = ""): Encoded | Promise<Encoded> =>
  body instanceof FormData
    ? encodeForm(body, key)
    : {
        bytes: body as RequestInit["body"],
        type: body === undefined ? undefined : isRaw(body) ? typeOf(body) : "application/json",
      };
