import { sha256 } from "../utils/sha256.ts";

/** Returns the hexadecimal SHA-256 of several texts. Lengths are hashed as well: `"ab", "c"` and `"a", "bc"` differ. */
export const hashTexts = (...texts: readonly string[]): Promise<string> =>
  sha256(new TextEncoder().encode(texts.map((text) => `${text.length}:${text}`).join("")));
