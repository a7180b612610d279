import { median, quantile } from "./stats.ts";

/** What is measured in: a ratio to a baseline, milliseconds, seconds, megabytes (1,000,000 bytes), microseconds. */
export type Unit = "x" | "ms" | "s" | "MB" | "µs";

/** One thing that was measured, in one process or, pooled, in several. */
export interface Figure {
  readonly name: string;
  readonly unit: Unit;
  readonly values: readonly number[];
  /** The median may be at most this much. A figure without a limit is there to be read. */
  readonly limit?: number;
}

/** Puts figures of one name together, in the order in which the names first came. */
export function pooled(figures: readonly Figure[]): Figure[] {
  const byName = new Map<string, Figure>();
  for (const figure of figures) {
    const known = byName.get(figure.name);
    byName.set(figure.name, known ? { ...known, values: [...known.values, ...figure.values] } : figure);
  }
  return [...byName.values()];
}

/** Whether the median is above the limit. */
export const isOver = ({ limit, values }: Figure): boolean => limit !== undefined && median(values) > limit;

/** A Markdown table: each figure with its limit, its median, the middle half of its values, and a verdict. */
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
      // The least ratio of all says nothing: its baseline was interrupted.
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
