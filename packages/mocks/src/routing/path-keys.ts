/**
 * The characters that REST escapes in path keys: the year "2025/2026" is `2025_6_2026`. The services use plain URL
 * encoding.
 */
const characters = ["<", ">", "*", "%", ":", "&", "/", "\\", "_", " ", "?", ".", "#", "+"] as const;

/** Decodes a path key: "2025_6_2026" -> "2025/2026". An underscore that does not start an escape stays. */
export const decodeRestKey = (segment: string): string =>
  segment.replace(/_(\d{1,2})_/g, (whole, index: string) => characters[Number(index)] ?? whole);

/** Encodes a key for a URL. Half of a surrogate pair, which no URL can hold, becomes U+FFFD. */
export const encodeKey = (key: string | number): string =>
  encodeURIComponent(String(key).replace(/\p{Surrogate}/gu, "\uFFFD"));

/** Encodes a path key as links do: "2025/2026" -> "2025_6_2026". Other characters are URL-encoded. */
export const encodeRestKey = (key: string | number): string =>
  // Most keys are numbers, and an answer has a dozen links, so numbers skip the encoding.
  typeof key === "number"
    ? String(key)
    : encodeKey(
        String(key).replace(/[<>*%:&/\\_ ?.#+]/g, (character) => `_${characters.indexOf(character as "<")}_`),
      );
