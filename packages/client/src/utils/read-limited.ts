import { ValidationError } from "../errors/errors.ts";

/** An iterator of chunks. One without `return` is left alone when it is too long. */
export type Chunks = Pick<
  AsyncIterator<Uint8Array<ArrayBuffer> | string, unknown, undefined>,
  "next" | "return"
>;

/**
 * Reads bytes from wherever to their end.
 * @throws ValidationError with the status 413, the rest unread, as soon as they exceed `maxBytes`.
 */
export async function readLimited(source: BodyInit | Chunks | null, maxBytes: number): Promise<Blob> {
  // By a `Response`, which refuses a stream that was read before: it would look empty.
  const chunks: Chunks =
    "next" in Object(source)
      ? (source as Chunks)
      : (new Response((source as BodyInit) ?? "").body as ReadableStream<Uint8Array<ArrayBuffer>>).values();
  const parts: (Uint8Array<ArrayBuffer> | string)[] = [];
  let size = 0;
  for (let read = await chunks.next(); !read.done; read = await chunks.next()) {
    size += read.value.length;
    if (size > maxBytes) {
      // Not awaited: a source that never settles its cancellation must not hold up the answer.
      chunks.return?.().catch(() => {});
      throw new ValidationError(`the body is larger than ${maxBytes} bytes`, { status: 413 });
    }
    parts.push(read.value);
  }
  return new Blob(parts);
}
