/** Memory that the caller may change after the call was made. Buffers of another realm count too. */
const isBuffer = (body: object): body is ArrayBufferLike =>
  Symbol.toStringTag in body &&
  (body[Symbol.toStringTag] === "ArrayBuffer" || body[Symbol.toStringTag] === "SharedArrayBuffer");

/**
 * Returns a copy of the bytes of a buffer or a view of one: `fetch` reads them when the socket gets to them, so that an
 * attempt would send what the caller has written there since (RW-3). Blobs cannot change and streams are sent once: they
 * are returned as they are.
 */
export function copyBytes(body: object): object {
  // `from` copies element by element. A view may have elements of more bytes than one.
  if (ArrayBuffer.isView(body))
    return Uint8Array.from(new Uint8Array(body.buffer, body.byteOffset, body.byteLength));
  return isBuffer(body) ? Uint8Array.from(new Uint8Array(body)) : body;
}
