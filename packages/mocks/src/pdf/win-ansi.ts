/** Windows-1252, which PDF calls WinAnsiEncoding, and which the built-in Helvetica of every reader can show. */

/**
 * The characters of 0x80 to 0x9F, with a space for codes that have none. The other characters above 0x7F are those of
 * Latin-1.
 */
const upper = "€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ";

/**
 * Encodes a text with one character for each byte, as a string of codes below 256. Characters outside the encoding
 * become `?`.
 */
export function winAnsi(text: string): string {
  return Array.from(text.normalize("NFC"), (character) => String.fromCharCode(byteOf(character))).join("");
}

function byteOf(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x20 || code === 0x7f) return 0x20;
  if (code < 0x7f || (code >= 0xa0 && code <= 0xff)) return code;
  const at = upper.indexOf(character);
  return at < 0 ? 0x3f : 0x80 + at;
}

/** Writes encoded text as a PDF string, with parentheses and backslashes escaped. */
export function pdfString(encoded: string): string {
  return `(${encoded.replace(/[()\\]/g, "\\$&")})`;
}
