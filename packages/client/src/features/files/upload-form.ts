import { isEconomicError } from "../../errors/errors.ts";
import { invalid } from "../../errors/invalid.ts";
import { ownBytes } from "../../request/encode-body.ts";
import { guardStream } from "../../request/guard-stream.ts";
import type { WebBlob, WebReadableStream } from "../../types/index.ts";
import { isObject } from "../../utils/is-object.ts";
import { kindOf } from "../../utils/kind-of.ts";
import { readLimited } from "../../utils/read-limited.ts";
import { type Format, formatOf } from "./formats.ts";

/**
 * A file to upload: bytes, a `Blob`, a `File`, or a stream of bytes. A stream is read before it is sent, and only up to
 * the limit of 9 MB.
 */
export type UploadSource = Uint8Array | ArrayBuffer | WebBlob | WebReadableStream;

/** Largest upload in bytes: 9 MB. */
export const maxUploadBytes = 9_437_184;

/** The number of bytes at the start of a file by which its format is recognised. */
const headBytes = 1024;

const inWords = (bytes: number): string => `${bytes.toLocaleString("en")} bytes`;

/** Returns the size of a file in bytes; `undefined` for a stream, whose size is unknown. */
const sizeOf = (source: UploadSource): number | undefined => {
  const { size, byteLength } = source as Partial<Blob & ArrayBuffer>;
  return size ?? byteLength;
};

const refuseSize = (found: string): never =>
  invalid(
    `The file ${found}. e-conomic takes at most ${inWords(maxUploadBytes)} (9 MB) in a request.`,
    "file",
  );

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
  // `Response` refuses a stream that was already read. Otherwise, such a stream would look like an empty file.
  const { body } = new Response((await ownBytes(source)) as BodyInit);
  // The body is not null, because the `Response` was made from a file. The caller's stream may stall, so it is guarded.
  const stream = guardStream(body as ReadableStream<Uint8Array>, pieceMs, signal);
  try {
    return await readLimited(stream as BodyInit, maxUploadBytes);
  } catch (error) {
    if (isEconomicError(error, "validation")) refuseSize("is a stream that is too large");
    throw error;
  }
}

/** Returns the file's name with the extension of its format. A file without a name is called "document". */
function nameFor(source: UploadSource, { extension }: Format): string {
  const { name = "document" } = source as Partial<File>;
  return name.replace(/\.[a-z]{3,4}$/i, "") + extension;
}

/**
 * Checks the size and format of a file, and makes a form with it.
 * @throws ValidationError for a file that is empty, larger than 9 MB, or of a format that is not in `taken`.
 * @throws TimeoutError for a stream whose next piece takes longer than `pieceMs` milliseconds.
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
