/** Letters that distinguish years of the same name: "2025/2026a". */
const letters = "abcdefghij";

/**
 * Returns the name of an accounting year: "2026" within one calendar year, "2025/2026" across two, with a letter if the name
 * is in use. Returns undefined if all ten letters are in use.
 */
export function yearName(
  fromDate: string,
  toDate: string,
  isTaken: (name: string) => boolean,
): string | undefined {
  const [from, to] = [fromDate.slice(0, 4), toDate.slice(0, 4)];
  const plain = from === to ? from : `${from}/${to}`;
  return [plain, ...[...letters].map((letter) => plain + letter)].find((name) => !isTaken(name));
}
