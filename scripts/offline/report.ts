/** What became of one sender in one cell. */
export interface SenderRow {
  sender: string;
  promised: "answered" | "refused";
  outcome: "answered" | "refused" | "broken";
  /** Connections, look-ups and tunnels that reached the trap while the mock listened. */
  left: number;
  /** Whether the same call reached the trap when the mock was closed. */
  caught: boolean;
  /** For whom the trap was asked to open tunnels by then. */
  tunnels: string[];
  error?: string;
}

/** All senders under one msw, one way to the network, one environment. */
export interface CellResult {
  msw: string;
  way: string;
  environment: string;
  rows: SenderRow[];
  output: string;
}

/** Whether a sender was treated as promised, nothing left, and the trap would have caught it. */
export const isRight = ({ promised, outcome, left, caught }: SenderRow): boolean =>
  outcome === promised && left === 0 && caught;

/** What is wrong in a cell, a line each. */
export function failuresOf({ rows, output }: CellResult): string[] {
  if (rows.length === 0) return [`nothing was sent: ${output.trim().slice(-2000)}`];
  return rows
    .filter((row) => !isRight(row))
    .map(
      ({ sender, promised, outcome, left, caught, error }) =>
        `${sender}: ${outcome}, promised ${promised}; ${left} left; ${caught ? "" : "not "}caught when closed${error === undefined ? "" : `; ${error}`}`,
    );
}

export const documentation = (results: readonly CellResult[]): string => `${results.length} cells`;
