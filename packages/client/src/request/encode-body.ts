import { invalid } from "../errors/invalid.ts";
import { implementationOf } from "../utils/extension.ts";
import { isObject } from "../utils/is-object.ts";
import { isForm, kindOf, tagOf } from "../utils/kind-of.ts";
import { copyBytes } from "./copy-bytes.ts";
import { toJson, wholeBody } from "./to-json.ts";

/** A body that is ready to be sent. */
export interface EncodedBody {
  bytes: RequestInit["body"];
  contentType: string;
}

/** A form whose bytes depend on the idempotency key, because a repeated upload must have the same bytes. */
export interface FormEncoder {
  encodeUnder(key: string): Promise<EncodedBody>;
}

/** The body of a call: encoded, or a form, which is encoded as soon as the key is known. */
export type Body = EncodedBody | FormEncoder;

/** The built-in objects that are sent unchanged. */
const rawTags = new Set(["ArrayBuffer", "SharedArrayBuffer", "Blob", "File", "ReadableStream"]);

/** Checks that a body is bytes, a blob or a stream, which are sent unchanged. */
export const isRawBody = (body: unknown): body is object =>
  ArrayBuffer.isView(body) || rawTags.has(tagOf(body));

/** Encodes a body as JSON. Throws a ValidationError for what JSON cannot hold, with the path of the value. */
function encodeJson(body: unknown): EncodedBody {
  if (isForm(body)) invalid("The body is a FormData. Send a form as multipart(form).", wholeBody);
  const json = toJson(body);
  if (!isObject(json)) {
    const advice = "Send an object, and parse a JSON text first.";
    invalid(`The body must be an object or a list: it is ${kindOf(json)}. ${advice}`, wholeBody);
  }
  return { bytes: JSON.stringify(json), contentType: "application/json" };
}

/**
 * Encodes a body when the call is made, so that later changes by the caller are not sent. Bytes are copied. Blobs and streams are
 * sent unchanged. A form from `multipart(form)` is encoded later with the call's key. Everything else becomes JSON, without the
 * properties that are `undefined`.
 * @throws ValidationError for a value anywhere in the body that JSON cannot hold, for a text as the body, and for `null`, which
 *   both surfaces refuse (L-14).
 */
export function encodeBody(body: unknown): Body {
  const takeForm = implementationOf<() => FormEncoder>("multipart", body);
  if (takeForm) return takeForm();
  if (!isRawBody(body)) return encodeJson(body);
  const { type } = body as Partial<Blob>;
  return { bytes: copyBytes(body) as Blob, contentType: type || "application/octet-stream" };
}

/**
 * Returns a body that fetch and `Response` can read. For a `Blob` or `File` of jsdom, it returns the bytes: these objects have no
 * `stream`, and fetch would send the text "[object Blob]". Other bodies are returned unchanged.
 */
export const ownBytes = <Bytes>(body: Bytes): Bytes | Promise<ArrayBuffer> =>
  isObject(body) && ["Blob", "File"].includes(tagOf(body)) && !("stream" in body)
    ? (body as unknown as Blob).arrayBuffer()
    : body;

/** Returns the bytes of a body. A form is encoded with the call's key. */
export async function encodeUnder(body: Body | undefined, key: string): Promise<EncodedBody | undefined> {
  if (body && "encodeUnder" in body) return body.encodeUnder(key);
  // This line waits even if there is no body. Otherwise a call without a body would overtake an earlier call with one.
  const bytes = await ownBytes(body?.bytes);
  return body && { ...body, bytes };
}
