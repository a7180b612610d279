/** Returns how many letters have to be inserted, removed or replaced to turn one word into the other. */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (const [index, letter] of [...a].entries()) {
    const next = [index + 1];
    for (let column = 0; column < b.length; column += 1) {
      const replaced = (row[column] ?? 0) + (letter === b[column] ? 0 : 1);
      next.push(Math.min(replaced, (row[column + 1] ?? 0) + 1, (next[column] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}

/** The largest share of wrong letters with which a word still counts as misspelt, and not as another word. */
const largestShare = 0.4;

/** Returns the known word that is most similar to a misspelt one, ignoring case; `undefined` if no word is similar. */
export function nearest(word: string, words: readonly string[]): string | undefined {
  const distances = words.map((known) => ({
    known,
    distance: editDistance(word.toLowerCase(), known.toLowerCase()),
  }));
  const [best] = distances.sort((a, b) => a.distance - b.distance);
  return best && best.distance <= word.length * largestShare ? best.known : undefined;
}
