import { isEconomicError } from "../../errors/errors.ts";
import { invalid } from "../../errors/invalid.ts";
import { ownBytes } from "../../request/encode-body.ts";
import { guardStream } from "../../request/guard-stream.ts";
import type { WebBlob, WebReadableStream } from "../../types/index.ts";
import { isObject } from "../../utils/is-object.ts";
import { kindOf } from "../../utils/kind-of.ts";
import { readLimited } from "../../utils/read-limited.ts";
import { type Format, formatOf } from "./formats.ts";

/** A file to upload: its bytes, a `Blob` or `File`, or a stream of bytes (read up to the limit before it is sent). */
export type UploadSource = Uint8Array | ArrayBuffer | WebBlob | WebReadableStream;

/** Largest upload in bytes: 9 MB. */
export const maxUploadBytes = 9_437_184;

/** How much of a file its format is recognised by, in bytes. */
const headBytes = 1024;

const inWords = (bytes: number): string => `${bytes.toLocaleString("en")} bytes`;

/** Returns the size in bytes; `undefined` for a stream. */
const sizeOf = (source: UploadSource): number | undefined => {
  const { size, byteLength } = source as Partial<Blob & ArrayBuffer>;
  return size ?? byteLength;
};

const refuseSize = (found: string): never =>
  invalid(`The file ${found}. e-conomic takes at most ${inWords(maxUploadBytes)} (9 MB) a request.`, "file");

/** Reads a file to its end. Throws a ValidationError if it is larger than e-conomic takes. */
async function readFile(
  source: UploadSource,
  pieceMs: number,
  signal: AbortSignal | undefined,
): Promise<Blob> {
  if (!isObject(source))
    invalid(
      `The file must be bytes, a Blob, a File or a stream of bytes: it is ${kindOf(source)}. Read a file from the disk first.`,
      "file",
    );
  const size = sizeOf(source);
  if (size !== undefined && size > maxUploadBytes) refuseSize(`has ${inWords(size)}`);
  // By a `Response`, which refuses a stream that was read before: it would look empty.
  const { body } = new Response((await ownBytes(source)) as BodyInit);
  // A `Response` of a file has a body. A stream may stall as well as an answer.
  const stream = guardStream(body as ReadableStream<Uint8Array>, pieceMs, signal);
  try {
    return await readLimited(stream as BodyInit, maxUploadBytes);
  } catch (error) {
    if (isEconomicError(error, "validation")) refuseSize("is a stream of more than that");
    throw error;
  }
}

/** Returns the file's name with the ending that fits the content; "document" for a file without a name. */
function nameFor(source: UploadSource, { extension }: Format): string {
  const { name = "document" } = source as Partial<File>;
  return name.replace(/\.[a-z]{3,4}$/i, "") + extension;
}

/**
 * Checks size and type of a file, and makes the form that carries it.
 * @throws ValidationError for an empty file, one over 9 MB, or one of a format that is not taken; TimeoutError for a
 *   stream whose next piece takes longer than `pieceMs`.
 */
export async function uploadForm(
  source: UploadSource,
  taken: readonly Format[],
  pieceMs: number,
  signal?: AbortSignal,
): Promise<FormData> {
  const file = await readFile(source, pieceMs, signal);
  const head = new Uint8Array(await file.slice(0, headBytes).arrayBuffer());
  const format = formatOf(String.fromCharCode(...head), taken);
  const form = new FormData();
  form.append("file", new File([file], nameFor(source, format), { type: format.contentType }));
  return form;
}
