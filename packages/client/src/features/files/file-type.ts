/** File types by their first bytes. */
const signatures: readonly (readonly [type: string, extension: string, pattern: RegExp])[] = [
  // Readers look for it in the first kilobyte.
  ["application/pdf", "pdf", /^[\s\S]{0,1019}%PDF-/],
  ["image/jpeg", "jpg", /^\xff\xd8\xff/],
  ["image/png", "png", /^\x89PNG\r\n/],
  ["image/gif", "gif", /^GIF8[79]a/],
  // What phones make; e-conomic takes none of it.
  ["image/heic", "heic", /^[\s\S]{4}ftyp(hei|hev|mif1|msf1|avi[fs])/],
];

/** What a file is, judged by its content: names and declared types are often wrong. */
export function fileTypeOf(bytes: Uint8Array): { type: string; extension: string } | undefined {
  const head = String.fromCharCode(...bytes.subarray(0, 1024));
  const found = signatures.find(([, , pattern]) => pattern.test(head));
  return found && { type: found[0], extension: found[1] };
}
