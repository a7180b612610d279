/** The letters that tell years of one name apart: "2025/2026a". */
const letters = "abcdefghij";

/**
 * What e-conomic calls an accounting year: "2026" within one calendar year, "2025/2026" across two, with a letter when
 * the name is taken by another. Undefined when all ten letters are.
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
