/** Checks that a body is a buffer, of this realm or another. The caller may change its memory after the call was made. */
const isBuffer = (body: object): body is ArrayBufferLike =>
  Symbol.toStringTag in body &&
  (body[Symbol.toStringTag] === "ArrayBuffer" || body[Symbol.toStringTag] === "SharedArrayBuffer");

/**
 * Returns a copy of the bytes of a buffer or a view. `fetch` reads them late, so without a copy an attempt would send changes
 * that the caller made after the call (RW-3). Other bodies are returned themselves: blobs cannot change, and streams are sent
 * once.
 */
export function copyBytes(body: object): object {
  // `Uint8Array.from` copies element by element, and the elements of a view may have several bytes.
  if (ArrayBuffer.isView(body))
    return Uint8Array.from(new Uint8Array(body.buffer, body.byteOffset, body.byteLength));
  return isBuffer(body) ? Uint8Array.from(new Uint8Array(body)) : body;
}
