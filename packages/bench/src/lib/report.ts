import type { Figure } from "./figure.ts";

/** How a measurement hands figures to `bench.ts`: a line of its own, so that what it prints besides does no harm. */
export const report = (...figures: readonly Figure[]): void => console.log(mark + JSON.stringify(figures));

const mark = "figures: ";

/** Reads what `report` wrote. Throws with the output when there are no figures in it. */
export function readReport(output: string): Figure[] {
  const lines = output.split("\n").filter((line) => line.startsWith(mark));
  if (lines.length === 0) throw new Error(`a measurement printed no figures:\n${output}`);
  return lines.flatMap((line): Figure[] => JSON.parse(line.slice(mark.length)));
}
