import { sha256 } from "../utils/sha256.ts";

/** Hashes texts, one after the other, as hexadecimal SHA-256. Each text's length is hashed with it. */
export const hashTexts = (...texts: readonly string[]): Promise<string> =>
  sha256(new TextEncoder().encode(texts.map((text) => `${text.length}:${text}`).join("")));
