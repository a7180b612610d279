import { ValidationError } from "../errors/errors.ts";
import { isObject } from "./is-object.ts";

/** An iterator of chunks. If it has the method `return`, the method is called when there are too many bytes. */
export type Chunks = Pick<
  AsyncIterator<Uint8Array<ArrayBuffer> | string, unknown, undefined>,
  "next" | "return"
>;

const isChunks = (source: BodyInit | Chunks | null): source is Chunks => isObject(source) && "next" in source;

/**
 * Makes an iterator of a body. It uses a `Response`, because this refuses a stream that was read before. Otherwise, such a
 * stream would look empty.
 */
const chunksOf = (source: BodyInit | null): Chunks => {
  const { body } = new Response(source ?? "");
  // A `Response` that was given a source has a body.
  return (body as ReadableStream<Uint8Array<ArrayBuffer>>).values();
};

/**
 * Reads bytes from any source to the end.
 * @throws ValidationError with the status 413 as soon as there are more than `maxBytes`; the rest stays unread.
 */
export async function readLimited(source: BodyInit | Chunks | null, maxBytes: number): Promise<Blob> {
  const chunks = isChunks(source) ? source : chunksOf(source);
  const parts: (Uint8Array<ArrayBuffer> | string)[] = [];
  let size = 0;
  for (let read = await chunks.next(); !read.done; read = await chunks.next()) {
    size += read.value.length;
    if (size > maxBytes) {
      // The promise is not awaited, because a source whose cancellation never settles must not hold up the answer.
      chunks.return?.().catch(() => {});
      throw new ValidationError(`The body is larger than ${maxBytes} bytes, which is the limit.`, {
        status: 413,
      });
    }
    parts.push(read.value);
  }
  return new Blob(parts);
}
