import { invalid } from "../errors/invalid.ts";
import { implementationOf } from "../utils/extension.ts";
import { isObject } from "../utils/is-object.ts";
import { copyBytes } from "./copy-bytes.ts";

/** A body ready to be sent. */
export interface EncodedBody {
  bytes: RequestInit["body"];
  contentType: string;
}

/** A form whose bytes depend on the idempotency key: a repeated upload has to be the same bytes. */
export interface FormEncoder {
  encodeUnder(key: string): Promise<EncodedBody>;
}

/** A body as the call was made with it: encoded, but for a form, which needs the key. */
export type Body = EncodedBody | FormEncoder;

/** Bodies that are sent as they are, by the tag that such an object has in every realm and every library. */
const rawTags = new Set(["ArrayBuffer", "SharedArrayBuffer", "Blob", "File", "ReadableStream"]);

/** The tag of a built-in object; empty for objects of one's own and lists. */
const tagOf = (value: object): string => {
  const tag = (value as { [Symbol.toStringTag]?: unknown })[Symbol.toStringTag];
  return typeof tag === "string" ? tag : "";
};

const isRaw = (body: object): boolean => ArrayBuffer.isView(body) || rawTags.has(tagOf(body));

/** Finds the path of the first `null`, such as `lines[2].unit`; `undefined` if there is none. */
function findNull(value: unknown, path = ""): string | undefined {
  if (value === null) return path || "the body";
  if (!isObject(value)) return undefined;
  for (const [name, inner] of Object.entries(value)) {
    const property = path === "" ? name : `${path}.${name}`;
    const found = findNull(inner, Array.isArray(value) ? `${path}[${name}]` : property);
    if (found !== undefined) return found;
  }
  return undefined;
}

function encodeJson(body: unknown): EncodedBody {
  const tag = isObject(body) ? tagOf(body) : "";
  const text = JSON.stringify(body);
  // A FormData, Map or promise would be an empty object.
  if (text === undefined || tag !== "") {
    const advice =
      tag === "FormData" ? "Send a form as multipart(form)." : "Send an object, bytes or a Blob.";
    invalid(`The body cannot be written as JSON: it is a ${tag || typeof body}. ${advice}`, "the body");
  }
  // What JSON turns into null (NaN, holes, invalid dates) is looked for as well: in the text, not in the input.
  const path = text.includes("null") ? findNull(JSON.parse(text)) : undefined;
  if (path !== undefined)
    invalid(`${path} is null (or NaN), which e-conomic refuses (L-14): leave the property out.`, path);
  return { bytes: text, contentType: "application/json" };
}

/**
 * Encodes a body when the call is made, so that what the caller changes afterwards is not sent: bytes as a copy, blobs and
 * streams as they are, a form of `multipart(form)` under the call's key, everything else as JSON. Properties that are `undefined` are
 * left out.
 * @throws ValidationError for what is not JSON, and for `null`, which both surfaces refuse (L-14).
 */
export function encodeBody(body: unknown): Body {
  const takeForm = implementationOf<() => FormEncoder>("multipart", body);
  if (takeForm) return takeForm();
  if (!isObject(body) || !isRaw(body)) return encodeJson(body);
  const { type } = body as Partial<Blob>;
  return { bytes: copyBytes(body) as Blob, contentType: type || "application/octet-stream" };
}

/**
 * Returns a body as fetch and `Response` take it: the bytes of a `Blob` or `File` that is not the platform's own. jsdom's have
 * no `stream`, and would be sent as the text "[object Blob]".
 */
export const ownBytes = <Bytes>(body: Bytes): Bytes | Promise<ArrayBuffer> =>
  isObject(body) && ["Blob", "File"].includes(tagOf(body)) && !("stream" in body)
    ? (body as unknown as Blob).arrayBuffer()
    : body;

/** Returns the bytes of a body under the call's key. */
export async function encodeUnder(body: Body, key: string): Promise<EncodedBody> {
  if ("encodeUnder" in body) return body.encodeUnder(key);
  return { ...body, bytes: await ownBytes(body.bytes) };
}
