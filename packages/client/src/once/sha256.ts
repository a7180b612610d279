/** Hashes texts and bytes, one after the other, as hexadecimal SHA-256. Each part's length is hashed with it. */
export async function sha256(...parts: readonly (string | Uint8Array | Blob)[]): Promise<string> {
  const pieces = await Promise.all(parts.map(bytesOf));
  const blob = new Blob(pieces.flatMap((piece) => [`${piece.length}:`, piece]));
  const hash = await crypto.subtle.digest("SHA-256", await blob.arrayBuffer());
  return Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

async function bytesOf(part: string | Uint8Array | Blob): Promise<Uint8Array<ArrayBuffer>> {
  if (typeof part === "string") return new TextEncoder().encode(part);
  return new Uint8Array(part instanceof Uint8Array ? part : await part.arrayBuffer());
}
