import type { Figure } from "./figure.ts";

/** Hands figures to `bench.ts` on a marked line, so that a measurement may print other lines too. */
export const report = (...figures: readonly Figure[]): void => console.log(mark + JSON.stringify(figures));

const mark = "figures: ";

/** Reads the figures that `report` printed. Throws an error with the output if it has no figures. */
export function readReport(output: string): Figure[] {
  const lines = output.split("\n").filter((line) => line.startsWith(mark));
  if (lines.length === 0) throw new Error(`A measurement printed no figures:\n${output}`);
  return lines.flatMap((line): Figure[] => JSON.parse(line.slice(mark.length)));
}
