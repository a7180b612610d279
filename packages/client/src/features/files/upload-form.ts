import { refuse } from "../../errors/refuse.ts";
import { guardStream } from "../../request/guard-stream.ts";
import type { WebBlob, WebReadableStream } from "../../types/index.ts";
import { readLimited } from "../../utils/read-limited.ts";

/** A file to upload: its bytes, a `Blob` or `File`, or a stream of bytes (read up to the limit before it is sent). */
export type UploadSource = Uint8Array | ArrayBuffer | WebBlob | WebReadableStream;

/** Largest upload in bytes: 9 MB. */
export const maxUploadBytes = 9_437_184;

/**
 * What e-conomic takes, by what is in a file's first kilobyte: names and declared types are often wrong. Those first that
 * are taken most widely.
 */
const formats: readonly (readonly [type: string, pattern: RegExp])[] = [
  ["application/pdf", /%PDF-/],
  ["image/jpeg", /^\xff\xd8\xff/],
  ["image/png", /^\x89PNG/],
  ["image/gif", /^GIF8/],
];

/**
 * Checks size and type of a file, and makes the form that carries it.
 * @param count how many of the formats are taken: 1 is PDF only, 4 are all.
 * @throws ValidationError for an empty file, one over 9 MB, or one of another type; TimeoutError for a stream whose next
 *   piece takes longer than `pieceMs`.
 */
export async function uploadForm(
  source: UploadSource,
  count: number,
  pieceMs: number,
  signal?: AbortSignal,
): Promise<FormData> {
  const { body } = new Response((source ?? "") as BodyInit) as { body: ReadableStream<Uint8Array> };
  // A stream may stall as well as an answer.
  const stream = guardStream(body, pieceMs, signal);
  const file = await readLimited(stream as BodyInit, maxUploadBytes);
  const head = String.fromCharCode(...new Uint8Array(await file.slice(0, 1024).arrayBuffer()));
  const taken = formats.slice(0, count);
  const [type] =
    taken.find(([, pattern]) => pattern.test(head)) ??
    refuse(`file is no ${taken.map(([type]) => type)}: it begins with ${JSON.stringify(head.slice(0, 12))}`);
  const form = new FormData();
  const { name = "document" } = source as Partial<File>;
  // Its ending has to fit the content.
  form.append(
    "file",
    new File([file], name.replace(/\.[a-z]{3,4}$/i, "") + type.replace(/.*\//, "."), { type }),
  );
  return form;
}
