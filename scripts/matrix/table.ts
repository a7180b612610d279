export interface Row {
  name: string;
  shows: string;
  passed: boolean;
}

/** Returns the rows as a Markdown table, padded so that it is readable in a terminal too. */
export function table(rows: readonly Row[]): string {
  const cells = [
    ["consumer", "shows", "result"],
    ...rows.map(({ name, shows, passed }) => [name, shows, passed ? "passes" : "FAILS"]),
  ];
  const widths = [0, 1, 2].map((column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]) =>
    `| ${row.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join(" | ")} |`;
  const [head = [], ...body] = cells;
  return [line(head), `| ${widths.map((width) => "-".repeat(width)).join(" | ")} |`, ...body.map(line)].join(
    "\n",
  );
}
