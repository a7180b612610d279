import { invalid } from "../errors/invalid.ts";
import { implementationOf } from "../utils/extension.ts";
import { isObject } from "../utils/is-object.ts";
import { isForm, kindOf, tagOf } from "../utils/kind-of.ts";
import { copyBytes } from "./copy-bytes.ts";
import { toJson, wholeBody } from "./to-json.ts";

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

/** Bodies that are sent as they are. */
const rawTags = new Set(["ArrayBuffer", "SharedArrayBuffer", "Blob", "File", "ReadableStream"]);

/** Whether a body is bytes, a blob or a stream, which are sent as they are. */
export const isRawBody = (body: unknown): body is object =>
  ArrayBuffer.isView(body) || rawTags.has(tagOf(body));

/** Encodes a body as JSON. Throws a ValidationError for what JSON cannot hold, with the path of the value. */
function encodeJson(body: unknown): EncodedBody {
  if (isForm(body)) invalid("The body is a FormData. Send a form as multipart(form).", wholeBody);
  const json = toJson(body);
  if (!isObject(json)) {
    const advice = "Send an object; what is JSON text already, parsed.";
    invalid(`The body must be an object or a list: it is ${kindOf(json)}. ${advice}`, wholeBody);
  }
  return { bytes: JSON.stringify(json), contentType: "application/json" };
}

/**
 * Encodes a body when the call is made, so that what the caller changes afterwards is not sent: bytes as a copy, blobs and
 * streams as they are, a form of `multipart(form)` under the call's key, everything else as JSON. Properties that are `undefined` are
 * left out.
 * @throws ValidationError for what is not JSON anywhere in it, for a text, and for `null`, which both surfaces refuse (L-14).
 */
export function encodeBody(body: unknown): Body {
  const takeForm = implementationOf<() => FormEncoder>("multipart", body);
  if (takeForm) return takeForm();
  if (!isRawBody(body)) return encodeJson(body);
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
export async function encodeUnder(body: Body | undefined, key: string): Promise<EncodedBody | undefined> {
  if (body && "encodeUnder" in body) return body.encodeUnder(key);
  // Waits a moment without a body too, or a call that has none would overtake the one made before it.
  const bytes = await ownBytes(body?.bytes);
  return body && { ...body, bytes };
}
