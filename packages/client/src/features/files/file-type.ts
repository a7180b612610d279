/** File types by their first bytes. */
const signatures: readonly (readonly [extension: string, type: string, pattern: RegExp])[] = [
  // Readers look for it in the first kilobyte.
  ["pdf", "application/pdf", /^[\s\S]{0,1019}%PDF-/],
  ["jpg", "image/jpeg", /^\xff\xd8\xff/],
  ["png", "image/png", /^\x89PNG\r\n/],
  ["gif", "image/gif", /^GIF8[79]a/],
  // What phones make; e-conomic takes none of it.
  ["heic", "image/heic", /^[\s\S]{4}ftyp(hei|hev|mif1|msf1|avi[fs])/],
];

/** What a file is, judged by its content: names and declared types are often wrong. */
export function fileTypeOf(
  bytes: Uint8Array,
): readonly [extension?: string, type?: string, pattern?: RegExp] {
  const head = String.fromCharCode(...bytes.subarray(0, 1024));
  return signatures.find(([, , pattern]) => pattern.test(head)) ?? [];
}
