/** Reads bytes from wherever to their end; `undefined`, and the rest unread, as soon as they exceed `maxBytes`. */
export async function readLimited(source: BodyInit | null, maxBytes: number): Promise<Blob | undefined> {
  const reader = (new Response(source ?? "").body as ReadableStream<Uint8Array<ArrayBuffer>>).getReader();
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    size += read.value.length;
    if (size > maxBytes) {
      // Not awaited: a source that never settles its cancellation must not hold up the answer.
      reader.cancel().catch(() => {});
      return undefined;
    }
    chunks.push(read.value);
  }
  return new Blob(chunks);
}
