import { ValidationError } from "../errors/errors.ts";
import { isObject } from "./is-object.ts";

/** An iterator of chunks. If it has `return`, that is called when the body is too long. */
export type Chunks = Pick<
  AsyncIterator<Uint8Array<ArrayBuffer> | string, unknown, undefined>,
  "next" | "return"
>;

const isChunks = (source: BodyInit | Chunks | null): source is Chunks => isObject(source) && "next" in source;

/** Makes an iterator of a body. `Response` refuses a stream that was already read, which would look empty. */
const chunksOf = (source: BodyInit | null): Chunks => {
  const { body } = new Response(source ?? "");
  // The body of a `Response` is null only if it was made without one.
  return (body as ReadableStream<Uint8Array<ArrayBuffer>>).values();
};

/**
 * Reads a body to its end.
 * @throws ValidationError with the status 413 as soon as the body exceeds `maxBytes`. The rest is not read.
 */
export async function readLimited(source: BodyInit | Chunks | null, maxBytes: number): Promise<Blob> {
  const chunks = isChunks(source) ? source : chunksOf(source);
  const parts: (Uint8Array<ArrayBuffer> | string)[] = [];
  let size = 0;
  for (let read = await chunks.next(); !read.done; read = await chunks.next()) {
    size += read.value.length;
    if (size > maxBytes) {
      // Not awaited, because a source whose cancellation never settles must not delay the error.
      chunks.return?.().catch(() => {});
      throw new ValidationError(`The body is larger than ${maxBytes} bytes, which is the limit.`, {
        status: 413,
      });
    }
    parts.push(read.value);
  }
  return new Blob(parts);
}
