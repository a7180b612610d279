import { ValidationError } from "../errors/errors.ts";
import { isObject } from "./is-object.ts";

/** An iterator of chunks. One without `return` is left alone when it is too long. */
export type Chunks = Pick<
  AsyncIterator<Uint8Array<ArrayBuffer> | string, unknown, undefined>,
  "next" | "return"
>;

const isChunks = (source: BodyInit | Chunks | null): source is Chunks => isObject(source) && "next" in source;

/** Makes an iterator of a body, by a `Response`, which refuses a stream that was read before: it would look empty. */
const chunksOf = (source: BodyInit | null): Chunks => {
  const { body } = new Response(source ?? "");
  // A `Response` of something has a body.
  return (body as ReadableStream<Uint8Array<ArrayBuffer>>).values();
};

/**
 * Reads bytes from wherever to their end.
 * @throws ValidationError with the status 413, the rest unread, as soon as they exceed `maxBytes`.
 */
export async function readLimited(source: BodyInit | Chunks | null, maxBytes: number): Promise<Blob> {
  const chunks = isChunks(source) ? source : chunksOf(source);
  const parts: (Uint8Array<ArrayBuffer> | string)[] = [];
  let size = 0;
  for (let read = await chunks.next(); !read.done; read = await chunks.next()) {
    size += read.value.length;
    if (size > maxBytes) {
      // Not awaited: a source that never settles its cancellation must not hold up the answer.
      chunks.return?.().catch(() => {});
      throw new ValidationError(`The body is larger than the ${maxBytes} bytes that are allowed.`, {
        status: 413,
      });
    }
    parts.push(read.value);
  }
  return new Blob(parts);
}
