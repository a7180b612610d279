import { median, quantile } from "./stats.ts";

/** The units: a ratio to a baseline, milliseconds, seconds, megabytes (1,000,000 bytes), microseconds. */
export type Unit = "x" | "ms" | "s" | "MB" | "µs";

/** One measured figure, from one process or pooled from several. */
export interface Figure {
  readonly name: string;
  readonly unit: Unit;
  readonly values: readonly number[];
  /** The highest median that passes. A figure without a limit is for information only. */
  readonly limit?: number;
}

/** Pools figures of the same name, in the order in which the names first appear. */
export function pooled(figures: readonly Figure[]): Figure[] {
  const byName = new Map<string, Figure>();
  for (const figure of figures) {
    const known = byName.get(figure.name);
    byName.set(figure.name, known ? { ...known, values: [...known.values, ...figure.values] } : figure);
  }
  return [...byName.values()];
}

/** Returns whether the median is above the limit. */
export const isOver = ({ limit, values }: Figure): boolean => limit !== undefined && median(values) > limit;

/**
 * Returns a Markdown table with the limit, the median, the middle half of the values and the verdict of each figure.
 */
export function markdownTable(figures: readonly Figure[]): string {
  const rows = figures.map((figure) => {
    const { name, unit, values, limit } = figure;
    const show = (value: number) => `${value.toFixed(unit === "x" ? 3 : unit === "s" ? 2 : 1)} ${unit}`;
    const range = `${show(quantile(values, 0.25))} to ${show(quantile(values, 0.75))}`;
    const verdict = limit === undefined ? "" : isOver(figure) ? "OVER" : "pass";
    return [
      name,
      limit === undefined ? "" : `${limit} ${unit}`,
      show(median(values)),
      values.length > 1 ? range : "",
      // The lowest ratio is left out, because it only shows that its baseline was interrupted.
      unit === "x" ? "" : show(quantile(values, 0)),
      String(values.length),
      verdict,
    ];
  });
  return [
    ["Figure", "Limit", "Median", "Middle half", "Best", "Samples", "Verdict"],
    ["---", "---:", "---:", "---:", "---:", "---:", "---"],
    ...rows,
  ]
    .map((cells) => `| ${cells.join(" | ")} |`)
    .join("\n");
}
